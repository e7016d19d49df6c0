import type { Clock } from "../../context.ts";
import type { TimeLimit } from "../../delivery/hipcall/time-limit.ts";
import type { ListenerEvent, PendingEvent } from "../listener-event.ts";
import { said } from "../../language/said.ts";

/** An event with an answer within this time is shown once, with its answer. Most apps are faster. */
const SHOWN_AFTER_MS = 250;
const CHECK_EVERY_MS = 50;

interface WaitingOptions {
  readonly clock: Clock;
  readonly emit: (event: ListenerEvent) => void;
  readonly timeLimit: TimeLimit;
}

interface Waiting {
  readonly event: () => PendingEvent;
  readonly sinceMs: number;
  shown: boolean;
}

/** Events without an answer: each is emitted as pending, and has a warning once Hipcall would have given up. */
export class WaitingEvents implements Disposable {
  readonly #clock: Clock;
  readonly #emit: (event: ListenerEvent) => void;
  readonly #waiting = new Set<Waiting>();
  readonly #stop = new AbortController();
  readonly #warnAfterMs: number;
  #watching = false;

  constructor({ clock, emit, timeLimit }: WaitingOptions) {
    this.#clock = clock;
    this.#warnAfterMs = timeLimit.inTimeMs;
    this.#emit = emit;
  }

  /** Adds an event that arrived at `sinceMs` on the monotonic clock. Call the returned function once it is answered. */
  add(event: () => PendingEvent, sinceMs: number): () => void {
    const waiting: Waiting = { event, sinceMs, shown: false };
    this.#waiting.add(waiting);
    if (!this.#watching) void this.#watch();
    return () => void this.#waiting.delete(waiting);
  }

  [Symbol.dispose](): void {
    this.#stop.abort();
  }

  /** One timer serves all events. It runs only while there is something to say. */
  async #watch(): Promise<void> {
    this.#watching = true;
    while (this.#waiting.size > 0 && !this.#stop.signal.aborted) {
      await this.#clock.sleep(CHECK_EVERY_MS, this.#stop.signal).catch(() => undefined);
      const nowMs = this.#clock.monotonicMs();
      for (const waiting of this.#waiting) this.#check(waiting, nowMs - waiting.sinceMs);
    }
    this.#watching = false;
  }

  #check(waiting: Waiting, waitedMs: number): void {
    if (!waiting.shown && waitedMs >= SHOWN_AFTER_MS) {
      waiting.shown = true;
      this.#emit({ type: "pending", ...waiting.event() });
    }
    if (waitedMs < this.#warnAfterMs) return;
    // Nothing more is said about it until its answer.
    this.#waiting.delete(waiting);
    const { number, capture, waitsFor } = waiting.event();
    this.#emit({
      type: "warning",
      message: said("#{number} {event} has no answer after {seconds} s: Hipcall may have given up", {
        number: String(number),
        event: capture.event ?? said("(no event name)"),
        seconds: this.#warnAfterMs / 1000,
      }),
      hint: waitsFor === null ? null : said("is the app stopped at a breakpoint? answer first, and do the work later"),
    });
  }
}
