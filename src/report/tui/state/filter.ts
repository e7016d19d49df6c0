import { type Condition, holds, parseCondition } from "../../../captures/sources/condition.ts";
import { decompressedBody, jsonValue } from "../../../captures/record/readable-body.ts";
import type { Entry } from "./entry.ts";

type Matches = (entry: Entry) => boolean;

/** The last filter: the list asks for the same one again and again, and bodies can be long. */
let last: { readonly filter: string; readonly matches: Matches } = { filter: "", matches: () => true };

/**
 * Whether an event matches every word of a filter: a status (`500`, `>=400`), a condition (`data.direction=inbound`), or a
 * text in its name, verdict, sentence, phone numbers, uuid or body. Upper and lower case are equal.
 */
export function filterFor(filter: string): Matches {
  if (filter !== last.filter) last = { filter, matches: remembering(matcher(filter)) };
  return last.matches;
}

function remembering(matches: Matches): Matches {
  const seen = new WeakMap<Entry, boolean>();
  return (entry) => {
    const known = seen.get(entry);
    if (known !== undefined) return known;
    const result = matches(entry);
    seen.set(entry, result);
    return result;
  };
}

function matcher(filter: string): Matches {
  const words = filter.split(" ").filter((word) => word !== "");
  const terms = words.map(term);
  return (entry) => terms.every((matches) => matches(entry));
}

function term(word: string): Matches {
  const [, operator = "=", status] = /^(>=|<=|>|<|=)?([1-5]\d\d)$/.exec(word) ?? [];
  if (status !== undefined) return ({ received }) => compares(received.answer.status, operator, Number(status));
  const condition = /^(?:data\.|event[!=])/.test(word) ? parseCondition(word) : undefined;
  if (condition !== undefined) return (entry) => fulfils(entry, condition);
  const wanted = word.toLowerCase();
  return (entry) => textOf(entry).includes(wanted) || bodyOf(entry).includes(wanted);
}

function compares(status: number | null, operator: string, wanted: number): boolean {
  if (status === null) return false;
  switch (operator) {
    case ">=":
      return status >= wanted;
    case "<=":
      return status <= wanted;
    case ">":
      return status > wanted;
    case "<":
      return status < wanted;
    default:
      return status === wanted;
  }
}

function fulfils({ received }: Entry, condition: Condition): boolean {
  const value = jsonValue(decompressedBody(received.capture));
  return value !== undefined && holds(condition, value);
}

function textOf({ received, label, uuid, verdictWord, from, to, direction, sentence }: Entry): string {
  const { event, verdict } = received.capture;
  const texts = [`#${label}`, event ?? "", verdict, verdictWord, uuid ?? "", from, to, direction, sentence ?? ""];
  return texts.join(" ").toLowerCase();
}

function bodyOf({ received }: Entry): string {
  return received.capture.body.toString("utf8").toLowerCase();
}
