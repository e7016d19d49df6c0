import type { Reporter } from "../../report/reporter.ts";
import { duration } from "../../report/text/units.ts";

/** A longer silence looks like a fault. */
const LONG_MS = 10_000;

/** The waits as they are; each that is long, and longer than those before it, is told before it begins. */
export function reportingLongWaits<Next>(
  waitBefore: (next: Next) => number,
  reporter: Reporter,
): (next: Next) => number {
  let longestMs = LONG_MS;
  return (next) => {
    const waitMs = waitBefore(next);
    if (waitMs > longestMs) {
      longestMs = waitMs;
      const message = `waiting ${duration(waitMs)} before the next request, as was recorded: --max-gap 2s makes it 2 s at most`;
      reporter.report({ type: "note", message });
    }
    return waitMs;
  };
}
