import { ENGLISH } from "../../language/language.ts";
import type { Theme } from "../../report/text/theme.ts";

const same = (text: string): string => text;

/** Text without colours. */
export const PLAIN: Theme = {
  good: same,
  bad: same,
  warn: same,
  note: same,
  faint: same,
  strong: same,
  inverse: same,
  jsonKey: same,
  jsonString: same,
  jsonNumber: same,
  jsonWord: same,
  language: ENGLISH,
  program: "hipcall-hooks",
};
