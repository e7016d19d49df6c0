import type { Selection } from "../../captures/sources/selection.ts";
import type { Clock } from "../../context.ts";
import { Failure } from "../../failure.ts";
import { said } from "../../language/said.ts";
import type { ArgumentSpec } from "../command.ts";
import { SUGGEST_FILES } from "../options/suggestions.ts";
import { type OptionsOf, repeatableOption, option, switchOption, withHeading } from "../options/option-spec.ts";
import { eventNamePattern } from "../options/catalogue-names.ts";
import { condition } from "../options/payload-parsers.ts";
import { dateOf, moment } from "./moment.ts";
import { wholeNumber } from "../options/value-parsers.ts";

/** Where events are read from. */
export const SOURCES: ArgumentSpec = {
  syntax: "<source...>",
  description:
    "capture files, JSON payload files, HAR and .http files, curl commands, folders of these, patterns such as 'captures/*.ndjson', or - for standard input",
  suggestions: SUGGEST_FILES,
};

/** Which events of the sources are used. */
export const SELECTION_OPTIONS = withHeading("Which events:", {
  only: repeatableOption(
    "--only <pattern>",
    "only events with this name; * matches any characters (repeatable)",
    eventNamePattern,
  ),
  where: repeatableOption(
    "--where <condition>",
    "only events with this value, such as data.direction=inbound (repeatable; all must match)",
    condition,
  ),
  since: option(
    "--since <time>",
    "only events received since then: a local time (10:41), one with Z or +03:00, or how long ago (10m)",
    moment,
  ),
  until: option(
    "--until <time>",
    "only events received until then: a local time (10:41), one with Z or +03:00, or how long ago (10m)",
    moment,
  ),
  valid: switchOption("--valid", "only events without errors"),
  invalid: switchOption("--invalid", "only events with errors"),
  limit: option("--limit <n>", "only the first n events", wholeNumber(1, Number.MAX_SAFE_INTEGER, 10)),
});

/** The selection of the options. Throws `Failure` (`usage`) if they contradict each other. */
export function selectionOf(
  { only, where, since, until, valid, invalid }: OptionsOf<typeof SELECTION_OPTIONS>,
  clock: Clock,
): Selection {
  if (valid && invalid)
    throw new Failure("usage", said("--valid and --invalid cannot be used together"), {
      hint: said("use one of them"),
    });
  return {
    only: only.map(({ matches }) => matches),
    where,
    since: since && dateOf(since, clock),
    until: until && dateOf(until, clock),
    verdict: valid ? "valid" : invalid ? "invalid" : undefined,
  };
}
