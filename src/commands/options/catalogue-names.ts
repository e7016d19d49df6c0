import { CATALOGUE, EVENT_NAMES } from "../../events/catalogue/catalogue.ts";
import { type EventPattern, eventPattern } from "../../events/catalogue/event-pattern.ts";
import { type FoundSample, sampleOf } from "../../events/catalogue/event-sample.ts";
import { UNPUBLISHED, canBeUnpublished, similarEvents } from "../../events/catalogue/similar-names.ts";
import { nearest } from "../../events/payload/nearest.ts";
import { printableStart } from "../../events/payload/printable.ts";
import { isRequestKind } from "../../events/requests/recognize-request.ts";
import { CARD_FACTS, INSIGHT_CARD } from "../../events/requests/insight-card.ts";
import { REQUEST_FACTS } from "../../events/requests/request-kinds.ts";
import { REQUEST_NAMES } from "../../events/requests/request-names.ts";
import { SCENARIO_NAMES } from "../../events/scenarios/scenario-names.ts";
import { Failure } from "../../failure.ts";
import { eitherOf } from "../../language/counted.ts";
import { said } from "../../language/said.ts";
import type { Reporter } from "../../report/reporter.ts";
import { type Suggestions, suggestWords } from "./suggestions.ts";
import { type ValueParser, nonEmptyText } from "./value-parsers.ts";

export const SUGGEST_EVENTS: Suggestions = {
  words: CATALOGUE.map(({ name, firesWhen }) => ({ word: name, description: firesWhen })),
  files: false,
};

/** The names of events, and of requests without an event name. */
export const SUGGEST_NAMES: Suggestions = {
  words: [
    ...SUGGEST_EVENTS.words,
    ...[...Object.values(REQUEST_FACTS), CARD_FACTS].map(({ name, does }) => ({ word: name, description: does })),
  ],
  files: false,
};

const PATHS = [...new Set(CATALOGUE.flatMap(({ schema }) => Object.keys(schema.shape)))].map((key) => `data.${key}`);

/** The paths of the fields of `data` in all events. */
export const SUGGEST_PATHS: Suggestions = suggestWords(PATHS);

/** The same where a value follows: `data.user_id=`. */
export const SUGGEST_ASSIGNMENTS: Suggestions = suggestWords(PATHS.map((path) => `${path}=`));

export const SUGGEST_SCENARIOS: Suggestions = suggestWords(SCENARIO_NAMES);

/** A pattern of event names, and how the user typed it. */
export interface EventNamePattern {
  readonly text: string;
  readonly matches: EventPattern;
}

export const eventNamePattern: ValueParser<EventNamePattern> = {
  expected: said("an event name or pattern"),
  examples: ["call_hangup", "'call_*'"],
  parse: (text) => (text === "" ? undefined : { text, matches: eventPattern(text) }),
  suggestions: SUGGEST_NAMES,
};

export const scenarioNameOrFile: ValueParser<string> = {
  expected: said("the name of a scenario, or a scenario file"),
  examples: ["voicemail", "mine.json"],
  parse: nonEmptyText.parse,
  suggestions: { ...SUGGEST_SCENARIOS, files: true },
};

/** Warns at once of a pattern that no known event matches, because nothing else shows a misspelt name before the end. */
export function warnAboutUnknownNames(
  option: "--expect" | "--only",
  patterns: readonly EventNamePattern[],
  { report }: Pick<Reporter, "report">,
): void {
  for (const { text, matches } of patterns) {
    if (EVENT_NAMES.some(matches) || REQUEST_NAMES.some(matches)) continue;
    const unpublished = canBeUnpublished(text);
    const meant = nearest(text, EVENT_NAMES);
    report({
      type: "warning",
      message: said("{option} {text}: no known event has this name", { option, text: printableStart(text, 60) }),
      hint: unpublished ? UNPUBLISHED : meant === undefined ? SEE_ALL_EVENTS : said("did you mean {meant}?", { meant }),
    });
  }
}

/** The catalogue entry and the sample of an event. Throws `Failure` (`usage`) for an unknown name; the hint names the nearest one. */
export function knownEvent(name: string): Extract<FoundSample, { kind: "found" }> {
  const found = sampleOf(name);
  if (found.kind === "found") return found;
  if (isRequestKind(name)) {
    throw new Failure("usage", said("{name} is a request that wants an answer, not an event", { name }), {
      hint: said("try: hipcall-hooks ask {name}", { name }),
    });
  }
  if (name === INSIGHT_CARD) {
    throw new Failure("usage", said("{name} is sent by your app to Hipcall, not by Hipcall", { name }), {
      hint: said("receive it with: hipcall-hooks listen --cards"),
    });
  }
  if (SCENARIO_NAMES.some((scenario) => scenario === name)) {
    throw new Failure("usage", said("{name} is a scenario, not an event", { name }), {
      hint: said("try: hipcall-hooks send --scenario {name}, or: hipcall-hooks events scenarios {name}", { name }),
    });
  }
  if (canBeUnpublished(name))
    throw new Failure("usage", said('the event "{name}" is not known here', { name: printableStart(name, 60) }), {
      hint: UNPUBLISHED,
    });
  const similar = similarEvents(name);
  throw new Failure("usage", said('unknown event "{name}"', { name: printableStart(name, 60) }), {
    hint: similar.length === 0 ? SEE_ALL_EVENTS : said("did you mean {meant}?", { meant: eitherOf(similar) }),
  });
}

/** The names of the events that a name or a pattern stands for. Throws `Failure` (`usage`) when there is none. */
export function namesOf(nameOrPattern: string): readonly string[] {
  if (!nameOrPattern.includes("*")) return [knownEvent(nameOrPattern).entry.name];
  const names = EVENT_NAMES.filter(eventPattern(nameOrPattern));
  if (names.length > 0) return names;
  throw new Failure(
    "usage",
    said('no known event matches "{nameOrPattern}"', { nameOrPattern: printableStart(nameOrPattern, 60) }),
    {
      hint: SEE_ALL_EVENTS,
    },
  );
}

const SEE_ALL_EVENTS = said("see all events: hipcall-hooks events list");
