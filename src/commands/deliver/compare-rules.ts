import { ASPECTS, type Aspect, ComparisonRules, type LikeRule, VALUE_KINDS } from "../../delivery/compare/rules.ts";
import { parsePattern } from "../../events/payload/path-pattern.ts";
import { Failure } from "../../failure.ts";
import { type Words, said } from "../../language/said.ts";
import type { Reporter } from "../../report/reporter.ts";
import { type OptionsOf, repeatableOption, switchWithValue } from "../options/option-spec.ts";
import { pathPattern } from "../options/payload-parsers.ts";
import { suggestWords } from "../options/suggestions.ts";
import type { ValueParser } from "../options/value-parsers.ts";

/** The empty text is `--compare` without a value. */
const aspect: ValueParser<Aspect> = {
  expected: said("one of {words}", { words: ASPECTS.join(", ") }),
  examples: [],
  parse: (text) => (text === "" ? "all" : ASPECTS.find((word) => word === text)),
  suggestions: suggestWords(ASPECTS),
};

/** `data.id=uuid`. */
const likeRule: ValueParser<LikeRule> = {
  expected: said("a path and one of {valueKinds}", { valueKinds: VALUE_KINDS.join(", ") }),
  examples: ["id=uuid", "'items[*].created_at=time'"],
  parse: (text) => {
    const equals = text.lastIndexOf("=");
    const name = text.slice(0, Math.max(equals, 0));
    const pattern = parsePattern(name);
    const kind = VALUE_KINDS.find((word) => word === text.slice(equals + 1));
    return pattern === undefined || kind === undefined ? undefined : { name, pattern, kind };
  },
};

/** What counts as a difference. `ignored` describes `--ignore`, which says what is compared. */
export function ruleOptions(ignored: Words) {
  return {
    ignore: repeatableOption("--ignore <path>", ignored, pathPattern),
    like: repeatableOption(
      "--like <path=kind>",
      "a path whose value may differ, but must be a uuid, time, number or string (repeatable)",
      likeRule,
    ),
  };
}

/** What counts as a difference between two answers. */
export const RULE_OPTIONS = ruleOptions(
  "a path in the answers' JSON that may differ: data.id, 'items[*].id', '**.id' (repeatable)",
);

/** `--compare`, with its description in a command. */
export function compareOption(description: Words): ReturnType<typeof switchWithValue<Aspect>> {
  return switchWithValue("--compare [what]", description, aspect);
}

type RuleOptions = OptionsOf<typeof RULE_OPTIONS> & { readonly compare: Aspect | undefined };

export function comparisonRules({ compare = "all", ignore, like }: RuleOptions): ComparisonRules {
  return new ComparisonRules({ aspect: compare, ignore, like });
}

/** Throws `Failure` (`usage`) when an option has no comparison to be for. */
export function checkRuleOptions({ compare, ignore, like }: RuleOptions, compares: boolean, needed: string): void {
  const given = [...(ignore.length > 0 ? ["--ignore"] : []), ...(like.length > 0 ? ["--like"] : [])];
  if (compare === "status" && given.length > 0) {
    throw new Failure("usage", said("{given} has no effect with --compare=status", { given: given[0] ?? "" }), {
      hint: said("use --compare"),
    });
  }
  if (compares || given.length === 0) return;
  throw new Failure("usage", said("{given} needs {needed}", { given: given[0] ?? "", needed }), {
    hint: said("it says what two answers may differ in"),
  });
}

/** Warns of each path that led nowhere; `none` is what was searched. A misspelt path hides nothing, and says nothing. */
export function warnOfUnmatched(rules: ComparisonRules, reporter: Reporter, none = "no answer"): void {
  for (const name of rules.unmatched()) {
    const message = said("{none} has the path {name}, given to --ignore or --like", { none, name });
    reporter.report({
      type: "warning",
      message,
      hint: said("check its spelling, and whether it begins at the top of the JSON"),
    });
  }
}
