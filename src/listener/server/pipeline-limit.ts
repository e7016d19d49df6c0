import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { ListenerEvent } from "../listener-event.ts";
import { said } from "../../language/said.ts";
import { LIMITS } from "./limits.ts";
import type { RequestsInProgress } from "./requests-in-progress.ts";

/**
 * Limits pipelined requests: a sender that does not wait for responses can send any number, and Node reads them all.
 * At the limit, a connection that sends one more is closed. Emits trouble once each time the limit is reached.
 */
export class PipelineLimit {
  readonly #inProgress: Pick<RequestsInProgress, "count">;
  readonly #emit: (event: ListenerEvent) => void;
  #reported = false;

  constructor(inProgress: Pick<RequestsInProgress, "count">, emit: (event: ListenerEvent) => void) {
    this.#inProgress = inProgress;
    this.#emit = emit;
  }

  /** Whether a new request may be handled; if not, its connection is closed. */
  allows(socket: Socket, response: ServerResponse): boolean {
    // Node still emits requests that it had read before the connection was closed.
    if (socket.destroyed) return false;
    const { count } = this.#inProgress;
    if (count < LIMITS.unanswered / 2) this.#reported = false;
    // Node gives a response its socket when no earlier response is pending, so this request is not pipelined.
    if (count < LIMITS.unanswered || response.socket !== null) return true;
    if (!this.#reported) this.#emit(TOO_MANY);
    this.#reported = true;
    socket.destroy();
    return false;
  }
}

const TOO_MANY: ListenerEvent = {
  type: "trouble",
  message: said("{unanswered} requests wait for an answer: connections that send more are closed", {
    unanswered: LIMITS.unanswered,
  }),
  hint: said("wait for an answer before sending the next request on a connection"),
};
