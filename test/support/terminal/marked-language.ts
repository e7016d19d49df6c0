import { type Language, languageWith } from "../../../src/language/language.ts";
import { TURKISH } from "../../../src/language/turkish/turkish.ts";

/** A language that writes each text of the catalogue as `«text»`, and the values in it outside of the marks: `«sent »#3« …»`. */
export const MARKED: Language = languageWith(
  "tr",
  Object.fromEntries(
    Object.keys(TURKISH).map((english) => [english, `«${english.replaceAll(/\{\w+\}/g, (value) => `»${value}«`)}»`]),
  ),
);

/** What stands outside of the marks. A text that is cut at the end of its line, or goes on in the next one, is still marked. */
export function outsideMarks(text: string): string {
  return text.replaceAll(/«[^»]*(?:»|$)/g, " ");
}
