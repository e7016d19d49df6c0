import { Failure } from "../../failure.ts";
import { said } from "../../language/said.ts";
import { RULE_OPTIONS, checkRuleOptions, compareOption } from "../deliver/compare-rules.ts";
import { type OptionsOf, switchOption } from "../options/option-spec.ts";

/** The options of `replay` that compare answers with the recorded ones. */
export const COMPARE_OPTIONS = {
  compare: compareOption(
    "compare each answer with the recorded one: status and body (JSON by value); =shape compares status, keys and types, =status the status",
  ),
  ...RULE_OPTIONS,
  update: switchOption("--update", "write the new answers to the capture file, replacing the recorded ones"),
};

interface CombinedOptions extends OptionsOf<typeof COMPARE_OPTIONS> {
  readonly changesBody: boolean;
  readonly times: number;
  readonly fault: readonly unknown[];
  readonly sources: readonly string[];
}

/** Refuses options that contradict each other. Throws `Failure` (`usage`). */
export function checkCompareOptions(options: CombinedOptions): void {
  const { compare, update, times, fault, changesBody, sources } = options;
  checkRuleOptions(options, compare !== undefined || update || times > 1, "--compare");
  if ((compare !== undefined || update) && fault.length > 0) {
    throw new Failure(
      "usage",
      said("--fault can't be combined with {option}", { option: compare !== undefined ? "--compare" : "--update" }),
      {
        hint: said("a recorded answer belongs to events that arrive whole, once and in order: leave --fault out"),
      },
    );
  }
  if (update && changesBody) {
    throw new Failure("usage", said("--update can't be combined with options that change bodies"), {
      hint: said("a recorded answer belongs to the recorded body: leave --set, --add, --unset and --fresh out"),
    });
  }
  const foreign = update ? sources.find((source) => /\.(har|gz)$/i.test(source)) : undefined;
  if (foreign !== undefined) {
    throw new Failure("usage", said("--update can't write to {foreign}", { foreign }), {
      hint: said("it writes only to a capture file, as `hipcall-hooks listen --save FILE` makes it"),
    });
  }
  if (update && sources.includes("-")) {
    throw new Failure("usage", said("--update can't write to standard input"), { hint: said("name the capture file") });
  }
}
