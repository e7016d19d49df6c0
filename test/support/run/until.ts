import { setTimeout as delay } from "node:timers/promises";

/** Waits for a condition; the test's own time limit ends one that never comes. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await delay(2);
}
