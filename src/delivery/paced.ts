import type { Capture } from "../captures/capture.ts";
import type { Clock } from "../clock.ts";
import { type Pace, gapMs } from "./pace.ts";
import { sleepUntil } from "./sleep-until.ts";

/** An item with how long to wait before it, in milliseconds. */
export type Timed<Item> = Item & { readonly afterMs: number };

/** Adds the wait before each item that the pace asks for; a bare payload was never recorded, so it has none. */
export async function* withGaps<Item extends { readonly capture: Capture | null }>(
  items: AsyncIterable<Item>,
  pace: Pace,
): AsyncGenerator<Timed<Item>> {
  let previous: Capture | null = null;
  for await (const item of items) {
    yield { ...item, afterMs: gapMs(previous, item.capture, pace) };
    previous = item.capture ?? previous;
  }
}

/** Gives timed items on when they are due; ends quietly when the signal aborts. */
export async function* whenDue<Item>(
  items: AsyncIterable<Timed<Item>>,
  { clock, signal }: { clock: Clock; signal: AbortSignal },
): AsyncGenerator<Timed<Item>> {
  // Waits are counted from one start, so that slow answers do not add up to a delay.
  let dueMs = clock.monotonicMs();
  for await (const item of items) {
    dueMs += item.afterMs;
    await sleepUntil(dueMs, clock, signal).catch(() => undefined);
    if (signal.aborted) return;
    yield item;
  }
}
