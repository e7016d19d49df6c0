import type { ListenerEvent } from "../listener-event.ts";
import { LIMITS } from "../server/limits.ts";
import { said } from "../../language/said.ts";

/** A sender's response. */
interface Sender {
  readonly destroyed: boolean;
  readonly once: (event: "close", listener: () => void) => unknown;
}

/** Bytes that a request may take until its reservation is disposed. */
export interface Reservation extends Disposable {
  /** Gives back what a request does not need, once its size is known. */
  readonly shrinkTo: (bytes: number) => void;
}

interface Waiting {
  readonly bytes: number;
  readonly admit: () => void;
}

/**
 * Limits the bytes of all requests in progress, so that many that wait for their answer do not fill the memory. Beyond the
 * limit the bodies of later requests are not read: the system then lets their senders wait.
 */
export class BodyBudget {
  readonly #maxBytes: number;
  readonly #emit: (event: ListenerEvent) => void;
  /** In the order in which they came. */
  readonly #waiting = new Set<Waiting>();
  #reserved = 0;
  /** Whether the limit was reported since less than half was in use. */
  #reported = false;

  constructor(maxBytes: number, emit: (event: ListenerEvent) => void) {
    this.#maxBytes = maxBytes;
    this.#emit = emit;
  }

  /** Reserves at once; `undefined` when the request has to wait. */
  reserveNow(bytes: number): Reservation | undefined {
    if (this.#waiting.size > 0 || !this.#fits(bytes)) return undefined;
    this.#reserved += bytes;
    return this.#reservation(bytes);
  }

  /** Resolves once there is room; to `undefined` when the sender closed the connection before, or has waited too long. */
  async reserve(bytes: number, sender: Sender): Promise<Reservation | undefined> {
    if (!this.#reported) this.#emit(full(this.#maxBytes));
    this.#reported = true;
    const admitted = await new Promise<boolean>((resolve) => {
      const waiting: Waiting = { bytes, admit: () => settle(true) };
      const settle = (result: boolean): void => {
        clearTimeout(timer);
        this.#waiting.delete(waiting);
        resolve(result);
      };
      const timer = setTimeout(() => settle(false), LIMITS.roomMs);
      this.#waiting.add(waiting);
      sender.once("close", () => settle(false));
    });
    if (!admitted) return undefined;
    const reservation = this.#reservation(bytes);
    if (!sender.destroyed) return reservation;
    reservation[Symbol.dispose]();
    return undefined;
  }

  #reservation(bytes: number): Reservation {
    let held = bytes;
    const giveBack = (freed: number): void => {
      held -= freed;
      this.#reserved -= freed;
      if (this.#reserved < this.#maxBytes / 2 && this.#waiting.size === 0) this.#reported = false;
      this.#admitWaiting();
    };
    return { shrinkTo: (needed) => giveBack(Math.max(0, held - needed)), [Symbol.dispose]: () => giveBack(held) };
  }

  /** One request is always admitted, whatever its size. */
  #fits(bytes: number): boolean {
    return this.#reserved === 0 || this.#reserved + bytes <= this.#maxBytes;
  }

  #admitWaiting(): void {
    for (const waiting of this.#waiting) {
      if (!this.#fits(waiting.bytes)) return;
      this.#waiting.delete(waiting);
      this.#reserved += waiting.bytes;
      waiting.admit();
    }
  }
}

function full(maxBytes: number): ListenerEvent {
  return {
    type: "warning",
    message: said("the requests in progress have reached {megabytes} MB: later senders wait, then get 503", {
      megabytes: Math.round(maxBytes / 1024 / 1024),
    }),
    hint: said("let the app answer sooner, or allow more with --max-pending 512mb"),
  };
}
