import type { Fault } from "../../delivery/faults/apply-faults.ts";
import { type HipcallReadings, READING_CHOICES, parseReadings } from "../../delivery/hipcall/hipcall-rules.ts";
import { suggestWords } from "../options/suggestions.ts";
import { type ValueParser, durationMs } from "../options/value-parsers.ts";
import { said } from "../../language/said.ts";

/** `drop`, or `delay=5s`. */
export const fault: ValueParser<Fault> = {
  expected: said("one of duplicate, reorder, drop, truncate, burst, or delay with a duration"),
  examples: ["delay=5s"],
  parse: (text) => {
    switch (text) {
      case "duplicate":
      case "reorder":
      case "drop":
      case "truncate":
      case "burst":
        return { kind: text };
      default: {
        const byMs = text.startsWith("delay=") ? durationMs.parse(text.slice("delay=".length)) : undefined;
        return byMs === undefined ? undefined : { kind: "delay", byMs };
      }
    }
  },
  suggestions: suggestWords(["duplicate", "reorder", "drop", "truncate", "delay=5s", "burst"]),
};

/** `timeout=15s,broken=4-in-an-hour`. */
export const hipcallReadings: ValueParser<HipcallReadings> = {
  expected: said("a list of readings: {readingChoices}", { readingChoices: READING_CHOICES.join(", ") }),
  examples: [],
  parse: parseReadings,
};
