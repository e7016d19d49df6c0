import { type BesideCalls, callsOf } from "../../captures/sources/calls.ts";
import type { CallOutcome } from "../../events/calls/call-outcome.ts";
import { SCRUB } from "./captures-scrub.ts";
import { type CommandGroup, type CommandInput, type ExitCode, defineCommand } from "../command.ts";
import { switchOption, under } from "../options/option-spec.ts";
import { type PassedOver, selectedEvents } from "../sources/selected-events.ts";
import { SELECTION_OPTIONS, SOURCES, selectionOf } from "../sources/selection-options.ts";

const CALLS_OPTIONS = {
  where: SELECTION_OPTIONS.where,
  since: SELECTION_OPTIONS.since,
  until: SELECTION_OPTIONS.until,
  ...under("What counts:", {
    strict: switchOption("--strict", "exit with 1 if a call has a finding that is more than information"),
  }),
};

export const command: CommandGroup = {
  fallback: "calls",
  commands: [
    {
      name: "calls",
      summary: "each call of a capture: how it went, in a sentence, and what is wrong with its events",
      definition: defineCommand({
        args: [SOURCES],
        options: CALLS_OPTIONS,
        examples: [
          ["hipcall-hooks captures calls captures.ndjson", "every call with its sentence and findings"],
          [
            "hipcall-hooks captures calls c.ndjson --where data.direction=inbound --json",
            "the inbound ones, for a program",
          ],
        ],
        run: calls,
      }),
    },
    {
      name: "scrub",
      summary: "a copy without personal data, which still validates and replays",
      definition: SCRUB,
    },
  ],
};

async function calls({ args, options, context, reporter }: CommandInput<typeof CALLS_OPTIONS>): Promise<ExitCode> {
  const passedOver: PassedOver = { events: 0, lines: 0 };
  const selection = selectionOf(
    { ...options, only: [], valid: false, invalid: false, limit: undefined },
    context.clock,
  );
  const events = selectedEvents({ sources: args, selection, limit: undefined, passedOver }, context, reporter);
  const beside: BesideCalls = { otherEvents: 0, unreadable: 0 };
  const outcomes = new Map<CallOutcome, number>();
  let count = 0;
  let callsWithFindings = 0;
  for await (const call of callsOf(events, beside)) {
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
    ...beside,
    skippedLines: passedOver.lines,
  });
  if (context.signal.aborted) return context.signal.reason === "SIGTERM" ? 143 : 130;
  return options.strict && callsWithFindings > 0 ? 1 : 0;
}
