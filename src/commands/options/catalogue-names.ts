import { CATALOGUE } from "../../events/catalogue/catalogue.ts";
import { type EventPattern, eventPattern } from "../../events/catalogue/event-pattern.ts";
import { type FoundSample, sampleOf } from "../../events/catalogue/event-sample.ts";
import { printableStart } from "../../events/payload/printable.ts";
import { SCENARIO_NAMES } from "../../events/scenarios/scenario-names.ts";
import { Failure } from "../../failure.ts";
import { type Suggestions, suggestWords } from "./suggestions.ts";
import { type ValueParser, nonEmptyText } from "./value-parsers.ts";

export const SUGGEST_EVENTS: Suggestions = {
  words: CATALOGUE.map(({ name, firesWhen }) => ({ word: name, description: firesWhen })),
  files: false,
};

export const SUGGEST_SCENARIOS: Suggestions = suggestWords(SCENARIO_NAMES);

export const eventNamePattern: ValueParser<EventPattern> = {
  expected: "an event name or pattern",
  examples: ["call_hangup", "'call_*'"],
  parse: (text) => (text === "" ? undefined : eventPattern(text)),
  suggestions: SUGGEST_EVENTS,
};

export const scenarioNameOrFile: ValueParser<string> = {
  expected: "the name of a scenario, or a scenario file",
  examples: ["voicemail", "mine.json"],
  parse: nonEmptyText.parse,
  suggestions: { ...SUGGEST_SCENARIOS, files: true },
};

/** The catalogue entry and the sample of an event. Throws `Failure` (`usage`) for an unknown name; the hint names the nearest one. */
export function knownEvent(name: string): Extract<FoundSample, { kind: "found" }> {
  const found = sampleOf(name);
  if (found.kind === "found") return found;
  throw new Failure("usage", `unknown event "${printableStart(name, 60)}"`, {
    hint: found.nearest === undefined ? "see all events: hipcall-hooks events list" : `did you mean ${found.nearest}?`,
  });
}
