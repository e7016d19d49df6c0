import { Failure } from "../../../failure.ts";
import { said } from "../../../language/said.ts";
import { ruleOptions } from "../../deliver/compare-rules.ts";
import { withHeading, type OptionsOf } from "../../options/option-spec.ts";
import { CHOICE_OPTIONS, type Choice } from "../look/chosen-events.ts";
import { SELECTION_OPTIONS } from "../selection-options.ts";

export const OPTIONS = {
  ...withHeading(
    "What may differ:",
    ruleOptions(
      "a path in the payloads' and answers' JSON that may differ: data.id, 'items[*].id', '**.id' (repeatable)",
    ),
  ),
  ...CHOICE_OPTIONS,
  ...SELECTION_OPTIONS,
};

/** A source of the comparison, and which of its events are compared. */
export interface Side {
  readonly source: string;
  readonly choice: Choice;
}

/**
 * The two sides: two sources whole; two events of one source; or an event of each of two sources. Throws `Failure`
 * (`usage`) for anything else.
 */
export function sidesOf(sources: readonly string[], { number, id }: OptionsOf<typeof CHOICE_OPTIONS>): [Side, Side] {
  const [first = "", second = first] = sources;
  const choices: Choice[] = [
    ...number.map((each) => ({ number: [each], id: [] })),
    ...id.map((each) => ({ number: [], id: [each] })),
  ];
  if (choices.length > 2) {
    throw new Failure(
      "usage",
      said("only two events can be compared (got {choices}; expected two of --number or --id)", {
        choices: choices.length,
      }),
    );
  }
  if (sources.length === 1 && choices.length < 2) {
    throw new Failure("usage", said("captures diff needs something to compare with (got one source)"), {
      hint: said("name a second source, or two events: captures diff FILE --number 3 --number 7"),
    });
  }
  if (first === "-" && second === "-") {
    throw new Failure("usage", said("standard input can be read only once"), {
      hint: said("write it to a file first"),
    });
  }
  const [before = NO_CHOICE, after = before] = choices;
  return [
    { source: first, choice: before },
    { source: second, choice: after },
  ];
}

const NO_CHOICE: Choice = { number: [], id: [] };
