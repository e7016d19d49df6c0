import { setTimeout as delay } from "node:timers/promises";
import type { Clock } from "../../../src/context.ts";

export const REAL_CLOCK: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
  sleep: (ms, signal) => delay(ms, undefined, { signal }),
};
