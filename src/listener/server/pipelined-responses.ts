import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** The responses of each connection, for senders that do not wait for one before they send the next request. */
export class PipelinedResponses {
  readonly #last = new WeakMap<Socket, ServerResponse>();
  readonly #queued = new WeakMap<Socket, Set<ServerResponse>>();

  /** Adds the response to a new request. */
  add(response: ServerResponse): void {
    const { socket } = response.req;
    this.#last.set(socket, response);
    if (response.socket !== null) return;
    const queued = this.#queued.get(socket) ?? this.#queueOf(socket);
    queued.add(response);
    response.once("socket", () => queued.delete(response));
  }

  /** Resolves when all complete requests of a connection are answered. The last request may be incomplete. */
  async completeOnesAnswered(socket: Socket): Promise<void> {
    const last = this.#last.get(socket);
    if (last === undefined || last.destroyed || last.writableFinished) return;
    // Node gives a response its socket when those before it are sent.
    const awaited = last.req.complete ? "close" : "socket";
    if (awaited === "socket" && last.socket !== null) return;
    await new Promise<void>((resolve) => {
      last.once(awaited, () => resolve()).once("close", () => resolve());
    });
  }

  /** Whether no response may follow the last one: it closes the connection, or it answers the request that is incomplete. */
  isFinal(socket: Socket): boolean {
    const last = this.#last.get(socket);
    return last !== undefined && last.headersSent && (!last.shouldKeepAlive || !last.req.complete);
  }

  /** When a connection closes, Node emits "close" only on the current response. The queued ones would wait forever. */
  #queueOf(socket: Socket): Set<ServerResponse> {
    const queued = new Set<ServerResponse>();
    this.#queued.set(socket, queued);
    socket.once("close", () => {
      for (const response of queued) {
        response.destroy();
        response.emit("close");
      }
    });
    return queued;
  }
}
