import { said } from "../../language/said.ts";
import { nearest } from "../payload/nearest.ts";
import { EVENT_NAMES } from "./catalogue.ts";
import { UNPUBLISHED_EVENTS } from "./subscriptions.ts";

const MOST_NAMES = 4;

/** The events that were probably meant by a name that no event has: `call::hangup` and `call_hangup` for `hangup`. */
export function similarEvents(typed: string): readonly string[] {
  const whole = nearest(typed, EVENT_NAMES);
  if (whole !== undefined) return [whole];
  // A part of a name: `hangup`, or `hangpu`.
  const part = nearest(typed, new Set(EVENT_NAMES.flatMap((name) => name.split(/::|_/))));
  const found = EVENT_NAMES.filter((name) => part !== undefined && name.includes(part));
  return found.length > MOST_NAMES ? [] : found;
}

/** Words of Hipcall's event names and of names like them. */
const WORDS: ReadonlySet<string> = new Set(
  (
    "call contact center company task deal callback request number website web site url crm record note user team voicemail " +
    "recording init start bridge answer end hangup miss create add update change edit delete remove complete close"
  ).split(" "),
);

/** Whether a name that no event has can be one of Hipcall's: `company_create`, `call.ended`. A misspelt name can't. */
export function canBeUnpublished(name: string): boolean {
  const words = wordsOf(name);
  if (words.length < 2 || !words.every((word) => WORDS.has(word))) return false;
  return EVENT_NAMES.every((known) => wordsOf(known).join(" ") !== words.join(" "));
}

/** The hint for a name that can be one of Hipcall's. */
export const UNPUBLISHED = said(
  "Hipcall has {count} events whose names are not published: hipcall-hooks events list --all",
  { count: UNPUBLISHED_EVENTS },
);

/** The words of a name without the endings of the past: `contact_created` and `contact_create` have the same words. */
function wordsOf(name: string): string[] {
  const words = name
    .slice(0, LONGEST_NAME)
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");
  return words.map(
    (word) => [word, word.replace(/d$/, ""), word.replace(/ed$/, "")].find((each) => WORDS.has(each)) ?? word,
  );
}

const LONGEST_NAME = 100;
