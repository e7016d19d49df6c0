import type { ListenerEvent } from "../listener-event.ts";
import { type Said, said } from "../../language/said.ts";

/** Events written to the output but not yet read by its reader. */
export interface Backlog {
  readonly isFull: () => boolean;
  /** Resolves when all of it is read, or the reader has closed the output; `undefined` when nothing is waiting. */
  readonly drained: () => Promise<void> | undefined;
}

/** A sender's response or connection. */
interface Sender {
  readonly destroyed: boolean;
  readonly once: (event: "close", listener: () => void) => unknown;
}

/** Lets senders wait while the output is not read, so that events do not fill the memory. */
export class Backpressure {
  readonly #backlog: Backlog;
  readonly #emit: (event: ListenerEvent) => void;
  readonly #waiting = new Set<() => void>();
  #draining = false;
  #disconnected = 0;

  constructor(backlog: Backlog, emit: (event: ListenerEvent) => void) {
    this.#backlog = backlog;
    this.#emit = emit;
  }

  /** Whether the next request has to wait. */
  get isNeeded(): boolean {
    return this.#backlog.isFull();
  }

  /** Resolves when the output is read again; to `false` when the sender closed the connection before. */
  async released(sender: Sender): Promise<boolean> {
    if (!this.#draining) void this.#drain();
    await new Promise<void>((resolve) => {
      this.#waiting.add(resolve);
      sender.once("close", () => {
        this.#waiting.delete(resolve);
        resolve();
      });
    });
    if (sender.destroyed) this.#disconnected += 1;
    return !sender.destroyed;
  }

  async #drain(): Promise<void> {
    this.#draining = true;
    this.#emit(
      trouble(
        said("nobody reads this output: requests wait"),
        said("let the program that reads it continue, or stop it"),
      ),
    );
    await this.#backlog.drained();
    this.#draining = false;
    if (this.#disconnected > 0)
      this.#emit(trouble(said("senders that disconnected while they waited: {count}", { count: this.#disconnected })));
    this.#disconnected = 0;
    for (const release of this.#waiting) release();
    this.#waiting.clear();
  }
}

function trouble(message: Said, hint: Said | null = null): ListenerEvent {
  return { type: "trouble", message, hint };
}
