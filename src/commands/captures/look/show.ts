import { type CommandInput, type ExitCode, defineCommand } from "../../command.ts";
import { stoppedExitCode } from "../../deliver/delivery-exit.ts";
import { SELECTION_OPTIONS, SOURCES } from "../selection-options.ts";
import { noneSkipped, readExitCode } from "../skipped-counts.ts";
import { CHOICE_OPTIONS, chosenEvents } from "./chosen-events.ts";
import { eventsToShow } from "./events-to-show.ts";

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

async function show(input: CommandInput<typeof OPTIONS>): Promise<ExitCode> {
  const { options, context, reporter } = input;
  const skipped = noneSkipped();
  const events = eventsToShow(input, "show", skipped);
  for await (const entry of chosenEvents(events, options)) {
    if (context.signal.aborted) break;
    reporter.report({ type: "exchange", entry });
    await reporter.drained();
  }
  if (context.signal.aborted) return stoppedExitCode(context.signal.reason);
  return readExitCode(0, skipped);
}
