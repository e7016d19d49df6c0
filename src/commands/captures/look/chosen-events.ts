import { Failure } from "../../../failure.ts";
import { said } from "../../../language/said.ts";
import { type OptionsOf, repeatableOption, withHeading } from "../../options/option-spec.ts";
import { nonEmptyText, wholeNumber } from "../../options/value-parsers.ts";
import type { SelectedEvent } from "../selected-events.ts";

/** Single events of the sources. */
export const CHOICE_OPTIONS = withHeading("Which events:", {
  number: repeatableOption(
    "--number <n>",
    "the event with this number, as `captures list` counts them (repeatable)",
    wholeNumber(1, Number.MAX_SAFE_INTEGER, 3),
  ),
  id: repeatableOption("--id <id>", "the event whose request has this id (repeatable)", nonEmptyText),
});

export type Choice = OptionsOf<typeof CHOICE_OPTIONS>;

/** The chosen events; all of them when none is chosen. Throws `Failure` (`input`) when a chosen one does not come. */
export async function* chosenEvents(
  events: AsyncIterable<SelectedEvent>,
  { number, id }: Choice,
): AsyncGenerator<SelectedEvent> {
  const numbers = new Set(number);
  const ids = new Set(id);
  const all = numbers.size === 0 && ids.size === 0;
  let last = 0;
  for await (const event of events) {
    last = event.number;
    const isChosen = [numbers.delete(event.number), ids.delete(event.capture?.id ?? "")].includes(true);
    if (all || isChosen) yield event;
    if (!all && numbers.size === 0 && ids.size === 0) return;
  }
  const [missing] = [...[...numbers].map((each) => `number ${each}`), ...[...ids].map((each) => `id ${each}`)];
  if (missing === undefined) return;
  throw new Failure(
    "input",
    said("there is no selected event with the {missing} (the last one has the number {last})", { missing, last }),
    {
      hint: said("see the numbers and ids with: hipcall-hooks captures list SOURCE --json"),
    },
  );
}
