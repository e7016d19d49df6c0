import type { ListSummary } from "../../../report/output-event.ts";
import { type CommandInput, type ExitCode, defineCommand } from "../../command.ts";
import { stoppedExitCode } from "../../deliver/delivery-exit.ts";
import type { SelectedEvent } from "../selected-events.ts";
import { SELECTION_OPTIONS, SOURCES } from "../selection-options.ts";
import { eventsToShow } from "./events-to-show.ts";
import { noneSkipped, readExitCode } from "../skipped-counts.ts";

const OPTIONS = SELECTION_OPTIONS;

export const LIST = defineCommand({
  args: [SOURCES],
  options: OPTIONS,
  examples: [
    ["hipcall-hooks captures list captures.ndjson", "one line an event, with its number"],
    ["hipcall-hooks captures list captures.ndjson --invalid", "only those with errors"],
    ["hipcall-hooks captures list captures.ndjson --only 'call_*' --json", "the call events, as JSON lines"],
  ],
  run: list,
});

async function list(input: CommandInput<typeof OPTIONS>): Promise<ExitCode> {
  const { context, reporter } = input;
  const skipped = noneSkipped();
  const totals: Totals = { events: 0, valid: 0, invalid: 0, unknown: 0, answered: 0 };
  for await (const entry of eventsToShow(input, "list", skipped)) {
    if (context.signal.aborted) break;
    count(totals, entry);
    reporter.report({ type: "listed", entry });
    await reporter.drained();
  }
  const { unreadableLines: skippedLines, unreadableSources } = skipped;
  reporter.report({ type: "summary", command: "captures list", ...totals, skippedLines, unreadableSources });
  if (context.signal.aborted) return stoppedExitCode(context.signal.reason);
  return readExitCode(0, skipped);
}

type Totals = { -readonly [Key in Exclude<keyof ListSummary, "skippedLines" | "unreadableSources">]: number };

function count(totals: Totals, { validation: { verdict }, recorded }: SelectedEvent): void {
  totals.events += 1;
  totals[verdict === "unparsable" ? "invalid" : verdict] += 1;
  if (recorded !== null) totals.answered += 1;
}
