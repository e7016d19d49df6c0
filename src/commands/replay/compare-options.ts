import type { PayloadPath } from "../../events/payload/payload-path.ts";
import { Failure } from "../../failure.ts";
import { type OptionsOf, repeatableOption, switchOption } from "../options/option-spec.ts";
import { payloadPath } from "../options/payload-parsers.ts";

/** What makes `replay` hold answers against the recorded ones. */
export const COMPARE_OPTIONS = {
  compare: switchOption("--compare", "hold each answer against the recorded one: status and body (JSON by value)"),
  ignore: repeatableOption(
    "--ignore <path>",
    "with --compare, a place in the answer's JSON that may differ; * stands for any step (repeatable)",
    payloadPath,
  ),
  update: switchOption("--update", "write the new answers to the capture file, in place of those recorded before"),
};

interface Together extends OptionsOf<typeof COMPARE_OPTIONS> {
  readonly changesBody: boolean;
  readonly fault: readonly unknown[];
  readonly sources: readonly string[];
}

/** Refuses what can't be meant. Throws `Failure` (`usage`). */
export function checkCompareOptions({ compare, ignore, update, fault, changesBody, sources }: Together): void {
  if (ignore.length > 0 && !compare && !update) {
    throw new Failure("usage", "--ignore needs --compare", { hint: "it names what --compare leaves out" });
  }
  if ((compare || update) && fault.length > 0) {
    throw new Failure("usage", `--fault can't be together with ${compare ? "--compare" : "--update"}`, {
      hint: "a recorded answer belongs to events that came whole, once and in their order: leave --fault out",
    });
  }
  if (update && changesBody) {
    throw new Failure("usage", "--update can't be together with what changes bodies", {
      hint: "a recorded answer belongs to the recorded body: leave --set, --add, --unset and --fresh out",
    });
  }
  if (update && sources.includes("-")) {
    throw new Failure("usage", "--update can't write to standard input", { hint: "name the capture file" });
  }
}

/** The places that comparing leaves out. */
export function ignoredPaths({ ignore }: Pick<Together, "ignore">): PayloadPath[] {
  return ignore.map(({ path }) => path);
}
