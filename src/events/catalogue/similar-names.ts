import { nearest } from "../payload/nearest.ts";
import { EVENT_NAMES } from "./catalogue.ts";

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
