import type { Issue } from "../../../src/events/validation/issue.ts";
import { issueTexts } from "../../../src/events/validation/said-issue.ts";
import { languageWith } from "../../../src/language/language.ts";
import { type Said, inEnglish } from "../../../src/language/said.ts";
import { TURKISH } from "../../../src/language/turkish/turkish.ts";

const turkish = languageWith("tr", TURKISH);

/** What is left in English of a text in Turkish: words outside of quotes and names, and braces without a value. */
function englishIn(text: string): string[] {
  const bare = text.replaceAll(/"[^"]*"?|`[^`]*`|\S*[._:/]\S*/g, "");
  return bare.match(/\b(?:the|is|are|was|but|of|or|and|with|has|must|missing|expected)\b|\{\w+\}/gi) ?? [];
}

/** The texts of an issue that are the same in both languages, or have English words in Turkish. */
export function notTurkish(found: Issue): string[] {
  const { message, hint, expected, received } = issueTexts(found, turkish);
  return [
    ...(message === found.message ? [message] : []),
    ...(hint !== null && hint === found.hint ? [hint] : []),
    ...[message, hint ?? "", expected ?? "", received ?? ""].filter(
      (text) =>
        englishIn(text).length > 0 || /^(?:nothing|none|an? |string |number |boolean |array |object$)/.test(text),
    ),
  ];
}

/** A text in Turkish; an error when it is the same in English, or has English words. */
export function inTurkish(words: Said): string {
  const text = turkish.tell(words);
  if (text === inEnglish(words) || englishIn(text).length > 0) throw new Error(`not in Turkish: ${text}`);
  return text;
}
