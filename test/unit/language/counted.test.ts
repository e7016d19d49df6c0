import { expect, test } from "vitest";
import { countedWords } from "../../../src/language/counted.ts";
import { ENGLISH, languageWith } from "../../../src/language/language.ts";
import { TURKISH } from "../../../src/language/turkish/turkish.ts";

const turkish = languageWith("tr", TURKISH);

test("a count has the plural that its language has", () => {
  expect([0, 1, 1200].map((count) => ENGLISH.tell(countedWords(count, "body")))).toEqual([
    "0 bodies",
    "1 body",
    "1200 bodies",
  ]);
  expect([0, 1, 1200].map((count) => turkish.tell(countedWords(count, "body")))).toEqual([
    "0 gövde",
    "1 gövde",
    "1.200 gövde",
  ]);
});
