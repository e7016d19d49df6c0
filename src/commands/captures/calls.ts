import { type NonCallCounts, callsOf } from "../../captures/sources/calls.ts";
import type { CallOutcome } from "../../events/calls/call-outcome.ts";
import { type CommandInput, type ExitCode, defineCommand } from "../command.ts";
import { stoppedExitCode } from "../deliver/delivery-exit.ts";
import { switchOption, withHeading } from "../options/option-spec.ts";
import { selectedEvents } from "./selected-events.ts";
import { noneSkipped, readExitCode } from "./skipped-counts.ts";
import { SELECTION_OPTIONS, SOURCES, selectionOf } from "./selection-options.ts";

const OPTIONS = {
  where: SELECTION_OPTIONS.where,
  since: SELECTION_OPTIONS.since,
  until: SELECTION_OPTIONS.until,
  ...withHeading("As a check:", {
    strict: switchOption("--strict", "exit with 1 if a call has a warning or an error"),
  }),
};

export const CALLS = defineCommand({
  args: [SOURCES],
  options: OPTIONS,
  examples: [
    ["hipcall-hooks captures calls captures.ndjson", "every call in a sentence, with its findings"],
    ["hipcall-hooks captures calls c.ndjson --where data.direction=inbound --json", "the inbound calls, as JSON lines"],
  ],
  run: calls,
});

async function calls({ args, options, context, reporter }: CommandInput<typeof OPTIONS>): Promise<ExitCode> {
  const skipped = noneSkipped();
  const selection = selectionOf(
    { ...options, only: [], valid: false, invalid: false, limit: undefined },
    context.clock,
  );
  const events = selectedEvents(
    { sources: args, selection, limit: undefined, skipped, purpose: "list" },
    context,
    reporter,
  );
  const others: NonCallCounts = { otherEvents: 0, unreadable: 0 };
  const outcomes = new Map<CallOutcome, number>();
  let count = 0;
  let callsWithFindings = 0;
  for await (const call of callsOf(events, others)) {
    if (context.signal.aborted) break;
    count += 1;
    outcomes.set(call.outcome, (outcomes.get(call.outcome) ?? 0) + 1);
    if (call.findings.some(({ severity }) => severity !== "info")) callsWithFindings += 1;
    reporter.report({ type: "call", ...call });
    await reporter.drained();
  }
  reporter.report({
    type: "summary",
    command: "captures calls",
    calls: count,
    outcomes: Object.fromEntries(outcomes),
    callsWithFindings,
    ...others,
    skippedLines: skipped.unreadableLines,
    unreadableSources: skipped.unreadableSources,
  });
  if (context.signal.aborted) return stoppedExitCode(context.signal.reason);
  return readExitCode(options.strict && callsWithFindings > 0 ? 1 : 0, skipped);
}
