import { printable } from "../../events/payload/printable.ts";
import type { Theme } from "./theme.ts";

const LONGEST = 500;

/** A token as it is shown: coloured as what it is, with nothing that a terminal would act on, cut when nobody would read it all. */
export function tokenText(token: string, isKey: boolean, theme: Theme): string {
  const shown =
    token.length <= LONGEST ? printable(token) : `${printable(token.slice(0, LONGEST))}… (${token.length} characters)`;
  if (token.startsWith('"')) return isKey ? theme.jsonKey(shown) : theme.jsonString(shown);
  return /^[-\d]/.test(token) ? theme.jsonNumber(shown) : theme.jsonWord(shown);
}
