import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { reasonOf } from "../failure.ts";
import { errorAnswer } from "./answers/answer.ts";
import { PipelinedResponses } from "./server/pipelined-responses.ts";
import { bind } from "./server/bind.ts";
import { limitConnections } from "./server/connections.ts";
import { type Backlog, Backpressure } from "./receive/backpressure.ts";
import { LIMITS, mostConnections, mostOpenFiles } from "./server/limits.ts";
import { type MalformedAnswer, connectAnswer, malformedAnswer } from "./server/malformed.ts";
import { PipelineLimit } from "./server/pipeline-limit.ts";
import { Receiver, type ReceiverOptions } from "./receive/receiver.ts";
import { sendAnswer } from "./answers/send-answer.ts";
import { RequestsInProgress } from "./server/requests-in-progress.ts";

export interface ListenerOptions extends Omit<ReceiverOptions, "malformed" | "backpressure"> {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly backlog: Backlog;
}

interface Handling {
  readonly inProgress: RequestsInProgress;
  readonly forwarder: AsyncDisposable | undefined;
}

/** The HTTP server around the receiver, with its limits. Disposal lets requests under way end, for a short time. */
export class Listener implements AsyncDisposable {
  /** What a sender posts to. */
  readonly url: string;
  readonly #server: Server;
  readonly #inProgress: RequestsInProgress;
  readonly #forwarder: AsyncDisposable | undefined;

  private constructor(server: Server, url: string, { inProgress, forwarder }: Handling) {
    this.#server = server;
    this.url = url;
    this.#inProgress = inProgress;
    this.#forwarder = forwarder;
  }

  /** Binds and starts; tells `ready`. Throws `Failure` (`network`) when the address can't be had. */
  static async open(options: ListenerOptions): Promise<Listener> {
    const server = createLimitedServer();
    const malformed = new WeakSet<Socket>();
    const pipelined = new PipelinedResponses();
    const backpressure = new Backpressure(options.backlog, options.emit);
    const inProgress = serve(server, new Receiver({ ...options, malformed, backpressure }), {
      pipelined,
      emit: options.emit,
    });
    limitConnections(server, { most: mostConnections(mostOpenFiles()), emit: options.emit });
    answerMalformed(server, malformed, { pipelined, backpressure, emit: options.emit });
    await bind(server, options);
    server.on("error", (error) => {
      options.emit({ type: "trouble", message: `cannot take a connection: ${reasonOf(error)}`, hint: null });
    });
    const { address, port } = server.address() as AddressInfo;
    const url = `http://${address.includes(":") ? `[${address}]` : address}:${port}${options.accept.path ?? "/"}`;
    options.emit({ type: "ready", url, host: address, port });
    return new Listener(server, url, { inProgress, forwarder: options.forwarder });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
    this.#server.closeIdleConnections();
    const force = setTimeout(() => this.#server.closeAllConnections(), LIMITS.drainMs);
    await closed;
    clearTimeout(force);
    // What still waits for the app waits no longer.
    await this.#forwarder?.[Symbol.asyncDispose]();
    await this.#inProgress.none();
  }
}

interface Serving extends Pick<ListenerOptions, "emit"> {
  readonly pipelined: PipelinedResponses;
}

interface Refusing extends Serving {
  readonly backpressure: Backpressure;
}

/** Hands requests to the receiver; counts those that it has not yet done with. */
function serve(server: Server, receiver: Receiver, { pipelined, emit }: Serving): RequestsInProgress {
  const inProgress = new RequestsInProgress();
  const limit = new PipelineLimit(inProgress, emit);
  const take = (request: IncomingMessage, response: ServerResponse): void => {
    if (!limit.allows(request.socket, response)) return;
    inProgress.begin();
    pipelined.add(response);
    receiver.handle(request, response).then(inProgress.end, async (error: unknown) => {
      // A fault of ours in one request must not end the listener for all others.
      emit({ type: "trouble", message: `a request failed inside the listener: ${reasonOf(error)}`, hint: null });
      await sendAnswer(response, errorAnswer(500, "the listener failed"));
      inProgress.end();
    });
  };
  server.on("request", take);
  // Node would answer 417 to an Expect that it does not know, and nobody would see it.
  server.on("checkExpectation", take);
  return inProgress;
}

function createLimitedServer(): Server {
  const server = createServer({
    headersTimeout: LIMITS.headersMs,
    requestTimeout: LIMITS.requestMs,
    connectionsCheckingInterval: LIMITS.checkEveryMs,
    maxHeaderSize: LIMITS.headerBytes,
    keepAliveTimeout: LIMITS.keepAliveMs,
    // Node would answer such a request by itself, and nobody would see why.
    requireHostHeader: false,
  });
  // Their size is limited; a limit on their number would drop the rest without a word.
  server.maxHeadersCount = 0;
  return server;
}

/** Answers what is no HTTP, or no request to a server of this kind, and notes its socket in `malformed`. */
function answerMalformed(
  server: Server,
  malformed: WeakSet<Socket>,
  { pipelined, backpressure, emit }: Refusing,
): void {
  const refuse = async (socket: Socket, { refusal, response }: MalformedAnswer, method: string | null) => {
    const remoteAddress = socket.remoteAddress ?? "unknown";
    if (backpressure.isNeeded && !(await backpressure.released(socket))) return;
    emit({ type: "refused", ...refusal, method, path: null, remoteAddress });
    await answerLast(socket, response, pipelined);
  };
  server.on("clientError", (error, stream) => {
    const socket = stream as Socket;
    // What still comes behind it is no HTTP either.
    if (malformed.has(socket)) return;
    const answer = malformedAnswer(error);
    if (answer === undefined || !socket.writable) {
      socket.destroy();
      return;
    }
    malformed.add(socket);
    void refuse(socket, answer, null);
  });
  // Without this, Node closes the connection and says nothing.
  server.on("connect", ({ method = "CONNECT" }, stream) => {
    const socket = stream as Socket;
    socket.on("error", () => socket.destroy());
    void refuse(socket, connectAnswer(), method);
  });
}

/** What is broken is answered behind what came whole before it, or its sender would take this for the answer to that. */
async function answerLast(socket: Socket, response: string, pipelined: PipelinedResponses): Promise<void> {
  await pipelined.settled(socket);
  if (!socket.writable) socket.destroy();
  else if (pipelined.isOver(socket)) socket.end(() => socket.destroy());
  else socket.end(response, () => socket.destroy());
}
