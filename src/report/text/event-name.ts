import { printableStart } from "../../events/payload/printable.ts";
import type { Language } from "../../language/language.ts";

/** The name of an event, or that it has none; safe for a terminal. */
export function eventName(event: string | null, { say }: Language, maxLength = 60): string {
  return printableStart(event ?? say("(no event name)"), maxLength);
}
