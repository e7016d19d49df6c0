import type { Capture } from "../captures/capture.ts";
import type { Clock } from "../clock.ts";
import { type Pace, gapMs } from "./pace.ts";
import { sleepUntil } from "./sleep-until.ts";

/** An item with how long to wait before it, in milliseconds. */
export type Timed<Item> = Item & { readonly afterMs: number };

/** Tells, for one capture after the other, the wait before it that the pace asks for; a bare payload was never recorded, so it has none. */
export function gapsBetween(pace: Pace): (next: Capture | null) => number {
  let previous: Capture | null = null;
  return (next) => {
    const afterMs = gapMs(previous, next, pace);
    previous = next ?? previous;
    return afterMs;
  };
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
    if (item.afterMs > 0) await sleepUntil(dueMs, clock, signal).catch(() => undefined);
    if (signal.aborted) return;
    yield item;
  }
}
