import { LANGUAGE_NAMES } from "../../language/language.ts";
import { said } from "../../language/said.ts";
import { OUTPUT_MODES, type OutputMode } from "../../report/output-mode.ts";
import {
  type OptionSpecs,
  type OptionsOf,
  optionalSwitch,
  option,
  optionWithDefault,
  switchOption,
  withHeading,
} from "./option-spec.ts";
import { fileName, oneOf } from "./value-parsers.ts";

export const COMMON_HEADING = "Output and configuration:";

/** The options of every command. */
export const COMMON_OPTIONS = withHeading(COMMON_HEADING, {
  output: optionWithDefault(
    "-o, --output <form>",
    said("one of {values}", { values: OUTPUT_MODES.join(", ") }),
    oneOf(OUTPUT_MODES),
    "auto",
  ),
  json: switchOption("--json", "short for --output json: one JSON object a line"),
  quiet: switchOption("-q, --quiet", "short for --output quiet: only failures, warnings and errors, on stderr"),
  color: optionalSwitch("--color", "colour, even when the output is not a terminal"),
  noColor: switchOption("--no-color", "no colour (NO_COLOR and FORCE_COLOR work too)"),
  lang: option(
    "--lang <language>",
    "language of the output: en or tr; JSON output is always English",
    oneOf(LANGUAGE_NAMES),
  ),
  config: option("--config <file>", "use this file instead of the nearest hipcall-hooks.config.json", fileName),
});

/** The options of a command with those of every command. An own one counts, where both have the same name. */
export function withCommonOptions(own: OptionSpecs): OptionSpecs {
  return { ...own, ...COMMON_OPTIONS, ...own };
}

export type CommonOptions = OptionsOf<typeof COMMON_OPTIONS>;

export function outputMode({ output, json, quiet }: Pick<CommonOptions, "output" | "json" | "quiet">): OutputMode {
  if (json) return "json";
  return quiet ? "quiet" : output;
}

/** `undefined` when neither option is set. */
export function colourChoice({ color, noColor }: Pick<CommonOptions, "color" | "noColor">): boolean | undefined {
  return noColor ? false : color;
}
