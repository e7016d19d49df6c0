import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { reasonOf } from "../failure.ts";
import { said } from "../language/said.ts";
import { errorAnswer } from "./answers/answer.ts";
import { sendAnswer } from "./answers/send-answer.ts";
import { type Backlog, Backpressure } from "./receive/backpressure.ts";
import { Receiver, type ReceiverOptions } from "./receive/receiver.ts";
import { bind } from "./server/bind.ts";
import { answerHalfClosed, closeInStages } from "./server/closing.ts";
import { limitConnections } from "./server/connections.ts";
import { LIMITS, maxConnections, maxOpenFiles } from "./server/limits.ts";
import { type MalformedAnswer, connectAnswer, malformedAnswer } from "./server/malformed.ts";
import { PipelineLimit } from "./server/pipeline-limit.ts";
import { PipelinedResponses } from "./server/pipelined-responses.ts";
import { RequestsInProgress } from "./server/requests-in-progress.ts";

export interface ListenerOptions extends Omit<ReceiverOptions, "malformed" | "backpressure"> {
  readonly host: string;
  /** 0 means any free port. */
  readonly port: number;
  readonly backlog: Backlog;
  /** Receives an error of this program in the handling of a request. The listener goes on. */
  readonly onFault: (error: unknown) => void;
}

interface Running {
  readonly server: Server;
  readonly url: string;
  readonly inProgress: RequestsInProgress;
  readonly receiver: Disposable;
  readonly forwarder: AsyncDisposable | undefined;
}

/** The HTTP server around the receiver, with its limits. Disposal waits a short time for requests in progress. */
export class Listener implements AsyncDisposable {
  /** The address to post to. */
  readonly url: string;
  readonly #running: Running;

  private constructor(running: Running) {
    this.#running = running;
    this.url = running.url;
  }

  /** Starts listening and emits `ready`. Throws `Failure` (`network`) when the address cannot be used. */
  static async open(options: ListenerOptions): Promise<Listener> {
    const { emit, forwarder, onFault } = options;
    const server = createLimitedServer();
    const malformed = new WeakSet<Socket>();
    const pipelined = new PipelinedResponses();
    const backpressure = new Backpressure(options.backlog, emit);
    const receiver = new Receiver({ ...options, malformed, backpressure });
    const inProgress = serve(server, receiver, { pipelined, emit, onFault });
    limitConnections(server, { max: maxConnections(maxOpenFiles()), emit });
    answerMalformed(server, malformed, { pipelined, backpressure, emit });
    answerHalfClosed(server, (socket) => !malformed.has(socket) && (receiver.answersWait || backpressure.isNeeded));
    await bind(server, options);
    server.on("error", (error) => {
      emit({
        type: "trouble",
        message: said("cannot accept a connection: {reason}", { reason: reasonOf(error) }),
        hint: null,
      });
    });
    const { address, port } = server.address() as AddressInfo;
    const url = `http://${address.includes(":") ? `[${address}]` : address}:${port}${options.accept.path ?? "/"}`;
    emit({ type: "ready", url, host: address, port });
    return new Listener({ server, url, inProgress, receiver, forwarder });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { server, receiver, forwarder, inProgress } = this.#running;
    const closed = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    server.closeIdleConnections();
    const force = setTimeout(() => server.closeAllConnections(), LIMITS.drainMs);
    await closed;
    clearTimeout(force);
    // Stops requests that still wait for the app.
    await forwarder?.[Symbol.asyncDispose]();
    // A request that an error of this program has left unfinished must not keep the listener open.
    const giveUp = new AbortController();
    await Promise.race([inProgress.finished(), delay(LIMITS.drainMs, undefined, { signal: giveUp.signal })]);
    giveUp.abort();
    receiver[Symbol.dispose]();
  }
}

function createLimitedServer(): Server {
  const server = createServer({
    headersTimeout: LIMITS.headersMs,
    requestTimeout: LIMITS.requestMs,
    connectionsCheckingInterval: LIMITS.checkEveryMs,
    maxHeaderSize: LIMITS.headerBytes,
    keepAliveTimeout: LIMITS.keepAliveMs,
    // Node would answer a request without Host by itself, and the user would not see it.
    requireHostHeader: false,
  });
  // The size of all headers is limited; with a limit on their number, Node drops the rest silently.
  server.maxHeadersCount = 0;
  return server;
}

interface Serving extends Pick<ListenerOptions, "emit"> {
  readonly pipelined: PipelinedResponses;
}

interface ServingRequests extends Serving, Pick<ListenerOptions, "onFault"> {}

/** Passes requests to the receiver, and counts those in progress. */
function serve(server: Server, receiver: Receiver, { pipelined, emit, onFault }: ServingRequests): RequestsInProgress {
  const inProgress = new RequestsInProgress();
  const limit = new PipelineLimit(inProgress, emit);
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!limit.allows(request.socket, response)) return;
    inProgress.add();
    pipelined.add(response);
    try {
      await receiver.handle(request, response);
    } catch (error) {
      onFault(error);
      await answerFault(response);
    }
    inProgress.remove();
  };
  server.on("request", handle);
  // Node would answer 417 to an unknown Expect header by itself, and the user would not see it.
  server.on("checkExpectation", handle);
  return inProgress;
}

/** Answers 500 if the answer has not begun; else only a closed connection shows the sender that the rest is missing. */
async function answerFault(response: ServerResponse): Promise<void> {
  try {
    if (response.headersSent) throw new Error("the answer has begun");
    response.statusMessage = "";
    await sendAnswer(response, errorAnswer(500, "the listener failed"));
  } catch {
    response.destroy();
  }
}

interface AnsweringMalformed extends Serving {
  readonly backpressure: Backpressure;
}

/** Answers bytes that are not HTTP, and CONNECT. Adds the sockets with malformed requests to `malformed`. */
function answerMalformed(
  server: Server,
  malformed: WeakSet<Socket>,
  { pipelined, backpressure, emit }: AnsweringMalformed,
): void {
  const refuse = async (socket: Socket, { refusal, response }: MalformedAnswer, method: string | null) => {
    const remoteAddress = socket.remoteAddress ?? "unknown";
    if (backpressure.isNeeded && !(await backpressure.released(socket))) return;
    emit({ type: "refused", ...refusal, method, path: null, remoteAddress });
    await sendLast(socket, response, pipelined);
  };
  server.on("clientError", (error, stream) => {
    const socket = stream as Socket;
    // The bytes after a malformed request cannot be parsed either.
    if (malformed.has(socket)) return;
    const answer = malformedAnswer(error);
    if (answer === undefined) {
      socket.destroy();
      return;
    }
    // The last answer is being sent, and the connection is then closed.
    if (!socket.writable) return;
    malformed.add(socket);
    // When the sender ends its side, Node would close the connection after the answers to the complete requests, before this one.
    socket.removeAllListeners("end");
    void refuse(socket, answer, null);
  });
  // Without this listener, Node closes the connection silently.
  server.on("connect", ({ method = "CONNECT" }, stream) => {
    const socket = stream as Socket;
    socket.on("error", () => socket.destroy());
    void refuse(socket, connectAnswer(), method);
  });
}

/** Sends the answer to a malformed request after the responses to earlier requests: HTTP/1.1 senders match responses by order. */
async function sendLast(socket: Socket, response: string, pipelined: PipelinedResponses): Promise<void> {
  await pipelined.completeOnesAnswered(socket);
  if (socket.writable) closeInStages(socket, pipelined.isFinal(socket) ? "" : response);
}
