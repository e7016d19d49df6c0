import { linesOfIssues } from "../../events/validation/issue-lines.ts";
import type { ValidateSummary } from "../../report/output-event.ts";
import { type CommandInput, type ExitCode, defineCommand } from "../command.ts";
import { stoppedExitCode } from "../deliver/delivery-exit.ts";
import { withReports } from "../options/report-options.ts";
import { type SelectedEvent, selectedEvents } from "../captures/selected-events.ts";
import { noneSkipped, readExitCode } from "../captures/skipped-counts.ts";
import { warnAboutUnknownNames } from "../options/catalogue-names.ts";
import { SOURCES, selectionOf } from "../captures/selection-options.ts";
import { drift } from "./drift.ts";
import { OPTIONS } from "./options.ts";

export const command = defineCommand({
  args: [SOURCES],
  options: OPTIONS,
  examples: [
    ["hipcall-hooks validate captures.ndjson", "every recorded event, each issue with its line"],
    ["hipcall-hooks events show call_hangup | hipcall-hooks validate -", "a payload from standard input"],
    ["hipcall-hooks validate captures.ndjson --report junit=report.xml", "in CI: with a JUnit report"],
    ["hipcall-hooks validate captures.ndjson --only 'call_*' --json", "only the call events, as JSON lines"],
    ["hipcall-hooks validate captures.ndjson --drift", "what all events together have that the catalogue has not"],
    [
      "hipcall-hooks validate captures.ndjson --drift --baseline last-month.ndjson",
      "what changed since another capture",
    ],
  ],
  run: (input) => withReports("validate", input, wantsDrift(input.options) ? drift : validate),
});

function wantsDrift(options: CommandInput<typeof OPTIONS>["options"]): boolean {
  const { baseline, saveBaseline, suggest } = options;
  return options.drift || [baseline, saveBaseline, suggest].some((file) => file !== undefined);
}

async function validate({ args, options, context, reporter }: CommandInput<typeof OPTIONS>): Promise<ExitCode> {
  const skipped = noneSkipped();
  const selection = selectionOf(options, context.clock);
  warnAboutUnknownNames("--only", options.only, reporter);
  const totals: Totals = { checked: 0, valid: 0, invalid: 0, unknown: 0, warnings: 0 };
  const events = selectedEvents(
    { sources: args, selection, limit: options.limit, skipped, purpose: "validate" },
    context,
    reporter,
  );
  for await (const event of events) {
    if (context.signal.aborted) break;
    count(totals, event);
    const { origin, validation } = event;
    reporter.report({ type: "validation", origin, validation, lines: linesIn(event) });
    await reporter.drained();
  }
  const { unreadableLines: skippedLines, unreadableSources } = skipped;
  reporter.report({ type: "summary", command: "validate", ...totals, skippedLines, unreadableSources });
  if (context.signal.aborted) return stoppedExitCode(context.signal.reason);
  return readExitCode(totals.invalid > 0 ? 1 : 0, skipped);
}

type Totals = { -readonly [Key in Exclude<keyof ValidateSummary, "skippedLines" | "unreadableSources">]: number };

function count(totals: Totals, { validation }: SelectedEvent): void {
  totals.checked += 1;
  totals[validation.verdict === "unparsable" ? "invalid" : validation.verdict] += 1;
  totals.warnings += validation.issues.filter(({ severity }) => severity === "warning").length;
}

/** The line of each issue in a payload file. In a capture file the whole event is on one line. */
function linesIn(event: SelectedEvent): ReadonlyMap<string, number> {
  const { capture, origin, validation } = event;
  if (capture !== null || validation.issues.length === 0) return new Map();
  const lines = linesOfIssues(event.body.text ?? event.body.bytes.toString("utf8"), validation.issues);
  return new Map([...lines].map(([path, line]) => [path, origin.line + line - 1]));
}
