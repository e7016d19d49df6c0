import { type CommandInput, type ExitCode, defineCommand } from "../../command.ts";
import { stoppedExitCode } from "../../deliver/delivery-exit.ts";
import { warnAboutUnknownNames } from "../../options/catalogue-names.ts";
import { selectedEvents } from "../selected-events.ts";
import { SELECTION_OPTIONS, SOURCES, selectionOf } from "../selection-options.ts";
import { noneSkipped, readExitCode } from "../skipped-counts.ts";
import { CHOICE_OPTIONS, chosenEvents } from "./chosen-events.ts";

const OPTIONS = { ...CHOICE_OPTIONS, ...SELECTION_OPTIONS };

export const SHOW = defineCommand({
  args: [SOURCES],
  options: OPTIONS,
  examples: [
    ["hipcall-hooks captures show captures.ndjson --number 2", "the second event: request, issues, answer"],
    ["hipcall-hooks captures show captures.ndjson --invalid --limit 1", "the first event with an error"],
    ["hipcall-hooks captures show captures.ndjson --number 1 --json", "as JSON, with the body byte for byte"],
  ],
  run: show,
});

async function show({ args, options, context, reporter }: CommandInput<typeof OPTIONS>): Promise<ExitCode> {
  const skipped = noneSkipped();
  const selection = selectionOf(options, context.clock);
  warnAboutUnknownNames("--only", options.only, reporter);
  const input = {
    sources: args,
    selection,
    limit: options.limit,
    skipped,
    withResponses: true,
    purpose: "show",
  } as const;
  const events = selectedEvents(input, context, reporter);
  for await (const entry of chosenEvents(events, options)) {
    if (context.signal.aborted) break;
    reporter.report({ type: "exchange", entry });
    await reporter.drained();
  }
  if (context.signal.aborted) return stoppedExitCode(context.signal.reason);
  return readExitCode(0, skipped);
}
