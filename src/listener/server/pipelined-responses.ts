import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** The answers on connections on which a sender does not wait for one before it sends the next request. */
export class PipelinedResponses {
  readonly #last = new WeakMap<Socket, ServerResponse>();
  readonly #queued = new WeakMap<Socket, Set<ServerResponse>>();

  /** Takes the response to the request that has just come. */
  add(response: ServerResponse): void {
    const { socket } = response.req;
    this.#last.set(socket, response);
    if (response.socket !== null) return;
    const queued = this.#queued.get(socket) ?? this.#queueOf(socket);
    queued.add(response);
    response.once("socket", () => queued.delete(response));
  }

  /** Resolves once all that came whole on a connection is answered; what came last may be broken. */
  async settled(socket: Socket): Promise<void> {
    const last = this.#last.get(socket);
    if (last === undefined || last.destroyed || last.writableFinished) return;
    const before = last.req.complete ? "close" : "socket";
    if (before === "socket" && last.socket !== null) return;
    await new Promise<void>((resolve) => {
      last.once(before, () => resolve()).once("close", () => resolve());
    });
  }

  /** Whether no answer may follow the last one: it said so, or its request has it already although the rest is broken. */
  isOver(socket: Socket): boolean {
    const last = this.#last.get(socket);
    return last !== undefined && last.headersSent && (!last.shouldKeepAlive || !last.req.complete);
  }

  /** When a connection closes, Node tells only the response whose turn it is: those behind it would wait forever. */
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
