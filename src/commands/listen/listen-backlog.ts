import type { Backlog } from "../../listener/receive/backpressure.ts";
import type { Reporter } from "../../report/reporter.ts";

/** Thousands of events: whoever reads may pause for long. */
const MOST_UNWRITTEN_BYTES = 16 * 1024 * 1024;

/** What a reporter has been told and could not yet write. */
export function backlogOf(reporter: Reporter): Backlog {
  return { isFull: () => reporter.unwrittenBytes() > MOST_UNWRITTEN_BYTES, drained: reporter.drained };
}
