import type { Target } from "../../delivery/request/target.ts";
import type { Reporter } from "../../report/reporter.ts";
import type { SelectedEvent } from "../captures/selected-events.ts";
import type { SkippedCounts } from "../captures/skipped-counts.ts";
import { countedWords } from "../../language/counted.ts";
import { said } from "../../language/said.ts";

interface Replayed {
  readonly to: Target;
  /** When the replay began. */
  readonly since: Date;
  readonly skipped: SkippedCounts;
  readonly reporter: Pick<Reporter, "report">;
}

/**
 * The events without those of standard input that reached the target itself after the replay began. In
 * `cat c.ndjson | replay -` to the listener that saves to `c.ndjson`, each delivery adds a line to the input: the replay
 * would never end. A file has no such events: it is read to the size that it had.
 */
export async function* withoutOwnDeliveries(
  events: AsyncIterable<SelectedEvent>,
  { to, since, skipped, reporter }: Replayed,
): AsyncGenerator<SelectedEvent> {
  const { host } = new URL(to.origin);
  let left = 0;
  for await (const event of events) {
    if (event.origin.source === "-" && arrivedAt(event, host) > since.getTime()) left += 1;
    else yield event;
  }
  if (left === 0) return;
  skipped.filteredOut += left;
  reporter.report({
    type: "warning",
    message: said("standard input had {events} that reached {url} during the replay; not sent again", {
      events: countedWords(left, "event"),
      url: to.url,
    }),
    hint: said("it is the capture of the target itself: replay the file by its name"),
  });
}

/** When the event reached the host, in milliseconds; `-Infinity` when it was recorded elsewhere. */
function arrivedAt({ capture }: SelectedEvent, host: string): number {
  const recorded = capture?.headers.find(([name]) => name.toLowerCase() === "host")?.[1];
  return capture === null || recorded !== host ? Number.NEGATIVE_INFINITY : Date.parse(capture.receivedAt);
}
