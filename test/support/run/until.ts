import { setTimeout as delay } from "node:timers/promises";

/** Waits until a condition holds. If it never does, the test's time limit ends the test. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await delay(2);
}
