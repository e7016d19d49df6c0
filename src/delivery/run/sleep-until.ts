import type { Clock } from "../../clock.ts";

/** Node's timers take no more; a longer one would fire at once. */
export const LONGEST_TIMER_MS = 2_147_483_647;

/** Waits until the monotonic clock shows `dueMs`, however far away that is. Rejects when the signal aborts. */
export async function sleepUntil(dueMs: number, clock: Clock, signal: AbortSignal): Promise<void> {
  for (let leftMs = dueMs - clock.monotonicMs(); leftMs > 0; leftMs = dueMs - clock.monotonicMs()) {
    await clock.sleep(Math.min(leftMs, LONGEST_TIMER_MS), signal);
  }
}
