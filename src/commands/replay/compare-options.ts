import type { PayloadPath } from "../../events/payload/payload-path.ts";
import { Failure } from "../../failure.ts";
import { type OptionsOf, repeatableOption, switchOption } from "../options/option-spec.ts";
import { payloadPath } from "../options/payload-parsers.ts";

/** The options of `replay` that compare answers with the recorded ones. */
export const COMPARE_OPTIONS = {
  compare: switchOption("--compare", "compare each answer with the recorded one: status and body (JSON by value)"),
  ignore: repeatableOption(
    "--ignore <path>",
    "with --compare, a path in the answer's JSON that may differ; * matches any step (repeatable)",
    payloadPath,
  ),
  update: switchOption("--update", "write the new answers to the capture file, replacing the recorded ones"),
};

interface CombinedOptions extends OptionsOf<typeof COMPARE_OPTIONS> {
  readonly changesBody: boolean;
  readonly fault: readonly unknown[];
  readonly sources: readonly string[];
}

/** Refuses options that contradict each other. Throws `Failure` (`usage`). */
export function checkCompareOptions({ compare, ignore, update, fault, changesBody, sources }: CombinedOptions): void {
  if (ignore.length > 0 && !compare && !update) {
    throw new Failure("usage", "--ignore needs --compare", { hint: "it names a path that --compare ignores" });
  }
  if ((compare || update) && fault.length > 0) {
    throw new Failure("usage", `--fault can't be combined with ${compare ? "--compare" : "--update"}`, {
      hint: "a recorded answer belongs to events that arrive whole, once and in order: leave --fault out",
    });
  }
  if (update && changesBody) {
    throw new Failure("usage", "--update can't be combined with options that change bodies", {
      hint: "a recorded answer belongs to the recorded body: leave --set, --add, --unset and --fresh out",
    });
  }
  if (update && sources.includes("-")) {
    throw new Failure("usage", "--update can't write to standard input", { hint: "name the capture file" });
  }
}

/** The paths that a comparison ignores. */
export function ignoredPaths({ ignore }: Pick<CombinedOptions, "ignore">): PayloadPath[] {
  return ignore.map(({ path }) => path);
}
