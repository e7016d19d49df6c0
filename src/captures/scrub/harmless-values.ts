import { FIELD_FACTS, OTHER_PLACES } from "../../events/catalogue/field-facts.ts";
import type { Holds } from "../../events/catalogue/fields.ts";
import { isHarmlessName } from "./harmless-words.ts";

/** A longer number can be a phone number or a date of birth. It is replaced too, by the same everywhere, so it still links events. */
const ID = /^-?\d{1,6}$/;
/** Times of calls and records are of these years; those of births are not. */
const TIME = /^20(?:1\d|2\d|3[0-5])-[01]\d-[0-3]\d[T ][0-2]\d:[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?$/;
/** Unix times of 2010 to 2035, in seconds. */
const FIRST_SECOND = 1_262_304_000;
const LAST_SECOND = 2_051_222_400;

let places: ReadonlyMap<string, ReadonlySet<Holds>> | undefined;

/** What holds the value at a place of a body, in any of the known formats. */
function holdsAt(path: string): ReadonlySet<Holds> {
  places ??= known();
  return places.get(path) ?? NOTHING;
}

const NOTHING: ReadonlySet<Holds> = new Set();

function known(): ReadonlyMap<string, ReadonlySet<Holds>> {
  const found = new Map<string, Set<Holds>>();
  const facts = Object.values(FIELD_FACTS).flatMap((format) => Object.entries(format));
  const rows = [...facts.map(([path, { holds }]) => [`data.${path}`, holds] as const), ...Object.entries(OTHER_PLACES)];
  for (const [path, holds] of rows) found.set(path, (found.get(path) ?? new Set()).add(holds));
  return found;
}

/** Whether the catalogue says of a place that its value is harmless, and the value has the form that it must have there. */
export function isHarmlessAt(path: string, value: string): boolean {
  return [...holdsAt(path)].some((holds) => hasForm(holds, value));
}

function hasForm(holds: Holds, value: string): boolean {
  switch (holds) {
    case "id":
    case "amount":
      return ID.test(value);
    case "uuid":
      return isRandomUuid(value);
    case "time":
      return TIME.test(value) || isUnixTime(value);
    case "word":
      return /^\d{1,3}$/.test(value) || isHarmlessName(value);
    case "parts":
    case "phone":
    case "name":
    case "text":
    case "url":
      return false;
  }
}

function isUnixTime(value: string): boolean {
  const seconds = Number(value);
  return /^\d{10}$/.test(value) && seconds >= FIRST_SECOND && seconds <= LAST_SECOND;
}

/**
 * A random UUID says nothing about anybody, and links events and answers. Other versions have an address or a name in them.
 * One whose first or last part is a number is replaced too, the same everywhere.
 */
export function isRandomUuid(text: string): boolean {
  const [, first = "", last = ""] = RANDOM_UUID.exec(text) ?? [];
  return [first, last].every((part) => part !== "" && (/[a-f]/i.test(part) || /^0+$/.test(part)));
}

const RANDOM_UUID = /^([\da-f]{8})-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-([\da-f]{12})$/i;
