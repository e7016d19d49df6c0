import type { Clock } from "../../context.ts";
import { durationMs, type ValueParser } from "../options/value-parsers.ts";
import { said } from "../../language/said.ts";

/** A moment: an absolute time, a time of the last 24 hours, or a duration before now. */
export type Moment = { readonly at: Date } | { readonly timeOfDay: string } | { readonly agoMs: number };

const TIME_OF_DAY = String.raw`\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?`;
const FORM = new RegExp(String.raw`^(\d{4}-\d{2}-\d{2})(?:[T ](${TIME_OF_DAY}) ?(Z|[+-]\d{2}:\d{2})?)?$`);
/** A date as it is shown in Turkish. */
const DAY_FIRST = /^(\d{2})\.(\d{2})\.(\d{4})(?= |$)/;
const ONLY_TIME = new RegExp(`^${TIME_OF_DAY}$`);

/** Reads a time as it is shown, or as a payload has it. Without a zone it is local. */
export const moment: ValueParser<Moment> = {
  expected: said("a time (local, or with Z or +03:00 for another zone), or how long ago"),
  examples: ["10:41", "'2026-11-22 10:41'", "2026-11-22T10:41:00Z", "10m"],
  parse: (text) => {
    const agoMs = durationMs.parse(text);
    if (agoMs !== undefined) return { agoMs };
    if (ONLY_TIME.test(text)) return isDate(localDate(text)) ? { timeOfDay: text } : undefined;
    const [, date, time = "00:00", zone = ""] = FORM.exec(text.replace(DAY_FIRST, "$3-$2-$1")) ?? [];
    const at = new Date(`${date}T${time}${zone}`);
    return date !== undefined && isDate(at) ? { at } : undefined;
  },
};

/** The date of a moment. A time of day that is still to come today was yesterday. */
export function dateOf(wanted: Moment, clock: Clock): Date {
  if ("at" in wanted) return wanted.at;
  const now = clock.now();
  if ("agoMs" in wanted) return new Date(now.getTime() - wanted.agoMs);
  const at = localDate(wanted.timeOfDay, now);
  if (at > now) at.setDate(at.getDate() - 1);
  return at;
}

/** A local time of day, on the day of `day`. */
function localDate(timeOfDay: string, day = new Date(0)): Date {
  const date = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0"));
  return new Date(`${date.join("-")}T${timeOfDay}`);
}

function isDate(date: Date): boolean {
  return !Number.isNaN(date.getTime());
}
