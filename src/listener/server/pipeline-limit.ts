import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { LIMITS } from "./limits.ts";
import type { ListenerEvent } from "../listener-event.ts";
import type { RequestsInProgress } from "./requests-in-progress.ts";

/**
 * Bounds what senders pile up that send on without waiting for answers: Node reads on, however many wait. Beyond the limit
 * such a connection is closed. Told once for each time that the limit is met.
 */
export class PipelineLimit {
  readonly #inProgress: Pick<RequestsInProgress, "count">;
  readonly #emit: (event: ListenerEvent) => void;
  #told = false;

  constructor(inProgress: Pick<RequestsInProgress, "count">, emit: (event: ListenerEvent) => void) {
    this.#inProgress = inProgress;
    this.#emit = emit;
  }

  /** Whether a request that has just come may be handled; if not, its connection is closed. */
  allows(socket: Socket, response: ServerResponse): boolean {
    // Node gives what it had read of a connection that was closed meanwhile.
    if (socket.destroyed) return false;
    const { count } = this.#inProgress;
    if (count < LIMITS.unanswered / 2) this.#told = false;
    // One that has the connection to itself waits behind no other; connections have a limit of their own.
    if (count < LIMITS.unanswered || response.socket !== null) return true;
    if (!this.#told) this.#emit(TOO_MANY);
    this.#told = true;
    socket.destroy();
    return false;
  }
}

const TOO_MANY: ListenerEvent = {
  type: "trouble",
  message: `${LIMITS.unanswered} requests wait for an answer: a connection on which more are sent is closed`,
  hint: "wait for an answer before sending the next request on a connection",
};
