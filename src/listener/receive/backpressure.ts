import type { ListenerEvent } from "../listener-event.ts";

/** What was told and is not taken yet by whoever reads it. */
export interface Backlog {
  readonly isFull: () => boolean;
  /** Resolves when all of it is taken, or its reader has gone; `undefined` when it is taken. */
  readonly drained: () => Promise<void> | undefined;
}

/** A request's answer, or its connection. */
interface Sender {
  readonly destroyed: boolean;
  readonly once: (event: "close", listener: () => void) => unknown;
}

/** Makes senders wait while nobody reads what is told, as a full pipe makes any program wait: it must not pile up in memory. */
export class Backpressure {
  readonly #backlog: Backlog;
  readonly #emit: (event: ListenerEvent) => void;
  readonly #waiting = new Set<() => void>();
  #holding = false;
  #gone = 0;

  constructor(backlog: Backlog, emit: (event: ListenerEvent) => void) {
    this.#backlog = backlog;
    this.#emit = emit;
  }

  /** Whether a request has to wait before it may be told of. */
  get isNeeded(): boolean {
    return this.#backlog.isFull();
  }

  /** Resolves when there is room to tell of it; to `false` when the sender hung up before. */
  async released(sender: Sender): Promise<boolean> {
    if (!this.#holding) void this.#hold();
    await new Promise<void>((resolve) => {
      this.#waiting.add(resolve);
      sender.once("close", () => {
        this.#waiting.delete(resolve);
        resolve();
      });
    });
    if (sender.destroyed) this.#gone += 1;
    return !sender.destroyed;
  }

  async #hold(): Promise<void> {
    this.#holding = true;
    this.#emit(trouble("nobody reads this output: requests wait", "let whatever reads it go on, or end it"));
    await this.#backlog.drained();
    this.#holding = false;
    if (this.#gone > 0) this.#emit(trouble(`senders that hung up while they waited: ${this.#gone}`));
    this.#gone = 0;
    for (const release of this.#waiting) release();
    this.#waiting.clear();
  }
}

function trouble(message: string, hint: string | null = null): ListenerEvent {
  return { type: "trouble", message, hint };
}
