import type { CommandInput } from "../../command.ts";
import { warnAboutUnknownNames } from "../../options/catalogue-names.ts";
import { type SelectedEvent, selectedEvents } from "../selected-events.ts";
import { type SELECTION_OPTIONS, selectionOf } from "../selection-options.ts";
import type { SkippedCounts } from "../skipped-counts.ts";

/** The selected events with their recorded answers. Warns about names in `--only` that no event has. */
export function eventsToShow(
  { args, options, context, reporter }: Omit<CommandInput<typeof SELECTION_OPTIONS>, "fullScreen">,
  purpose: "list" | "show" | "report",
  skipped: SkippedCounts,
): AsyncGenerator<SelectedEvent> {
  warnAboutUnknownNames("--only", options.only, reporter);
  const selection = selectionOf(options, context.clock);
  return selectedEvents(
    { sources: args, selection, limit: options.limit, skipped, withResponses: true, purpose },
    context,
    reporter,
  );
}
