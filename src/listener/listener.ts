import { type Server, createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { reasonOf } from "../failure.ts";
import { errorAnswer } from "./answer.ts";
import { bind } from "./bind.ts";
import { LIMITS } from "./limits.ts";
import { malformedAnswer } from "./malformed.ts";
import { Receiver, type ReceiverOptions } from "./receiver.ts";
import { sendAnswer } from "./send-answer.ts";

export interface ListenerOptions extends ReceiverOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
}

/** The HTTP server around the receiver, with its limits. Disposal lets requests under way end, for a short time. */
export class Listener implements AsyncDisposable {
  /** What a sender posts to. */
  readonly url: string;
  readonly #server: Server;

  private constructor(server: Server, url: string) {
    this.#server = server;
    this.url = url;
  }

  /** Binds and starts; tells `ready`. Throws `Failure` (`network`) when the address can't be had. */
  static async open(options: ListenerOptions): Promise<Listener> {
    const server = createLimitedServer();
    const receiver = new Receiver(options);
    server.on("request", (request, response) => {
      // A fault of ours in one request must not end the listener for all others.
      receiver.handle(request, response).catch((error: unknown) => {
        options.tell({
          type: "trouble",
          message: `a request failed inside the listener: ${reasonOf(error)}`,
          hint: null,
        });
        void sendAnswer(response, errorAnswer(500, "the listener failed"));
      });
    });
    watchConnections(server, options);
    await bind(server, options);
    const { address, port } = server.address() as AddressInfo;
    const url = `http://${address.includes(":") ? `[${address}]` : address}:${port}${options.accept.path ?? "/"}`;
    options.tell({ type: "ready", url, host: address, port });
    return new Listener(server, url);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
    this.#server.closeIdleConnections();
    const force = setTimeout(() => this.#server.closeAllConnections(), LIMITS.drainMs);
    await closed;
    clearTimeout(force);
  }
}

function createLimitedServer(): Server {
  const server = createServer({
    headersTimeout: LIMITS.headersMs,
    requestTimeout: LIMITS.requestMs,
    connectionsCheckingInterval: LIMITS.checkEveryMs,
    maxHeaderSize: LIMITS.headerBytes,
    keepAliveTimeout: LIMITS.keepAliveMs,
  });
  server.maxConnections = LIMITS.connections;
  return server;
}

function watchConnections(server: Server, { tell }: Pick<ListenerOptions, "tell">): void {
  server.on("clientError", (error, stream) => {
    const socket = stream as Socket;
    const answer = malformedAnswer(error);
    if (answer === undefined || !socket.writable) {
      socket.destroy();
      return;
    }
    tell({
      type: "refused",
      ...answer.refusal,
      method: null,
      path: null,
      remoteAddress: socket.remoteAddress ?? "unknown",
    });
    socket.end(answer.response, () => socket.destroy());
  });
  server.on("drop", () => {
    const message = `a connection was dropped: ${LIMITS.connections} are open already`;
    tell({ type: "trouble", message, hint: "close idle connections at the sender" });
  });
}
