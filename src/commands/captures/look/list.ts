import type { ListSummary } from "../../../report/output-event.ts";
import { type CommandInput, type ExitCode, defineCommand } from "../../command.ts";
import { stoppedExitCode } from "../../deliver/delivery-exit.ts";
import { warnAboutUnknownNames } from "../../options/catalogue-names.ts";
import { type SelectedEvent, selectedEvents } from "../selected-events.ts";
import { SELECTION_OPTIONS, SOURCES, selectionOf } from "../selection-options.ts";
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

async function list({ args, options, context, reporter }: CommandInput<typeof OPTIONS>): Promise<ExitCode> {
  const skipped = noneSkipped();
  const selection = selectionOf(options, context.clock);
  warnAboutUnknownNames("--only", options.only, reporter);
  const totals: Totals = { events: 0, valid: 0, invalid: 0, unknown: 0, answered: 0 };
  const input = {
    sources: args,
    selection,
    limit: options.limit,
    skipped,
    withResponses: true,
    purpose: "list",
  } as const;
  for await (const entry of selectedEvents(input, context, reporter)) {
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
