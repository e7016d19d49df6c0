import { CATALOGUE, EVENT_NAMES } from "../../events/catalogue/catalogue.ts";
import { type EventPattern, eventPattern } from "../../events/catalogue/event-pattern.ts";
import { type FoundSample, sampleOf } from "../../events/catalogue/event-sample.ts";
import { similarEvents } from "../../events/catalogue/similar-names.ts";
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
  const similar = similarEvents(name);
  throw new Failure("usage", `unknown event "${printableStart(name, 60)}"`, {
    hint: similar.length === 0 ? SEE_ALL_EVENTS : `did you mean ${similar.join(" or ")}?`,
  });
}

/** The names of the events that a name or a pattern stands for. Throws `Failure` (`usage`) when there is none. */
export function namesOf(nameOrPattern: string): readonly string[] {
  if (!nameOrPattern.includes("*")) return [knownEvent(nameOrPattern).entry.name];
  const names = EVENT_NAMES.filter(eventPattern(nameOrPattern));
  if (names.length > 0) return names;
  throw new Failure("usage", `no known event matches "${printableStart(nameOrPattern, 60)}"`, {
    hint: SEE_ALL_EVENTS,
  });
}

const SEE_ALL_EVENTS = "see all events: hipcall-hooks events list";
