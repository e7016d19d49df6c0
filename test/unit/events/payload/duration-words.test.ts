import { expect, test } from "vitest";
import { durationWords } from "../../../../src/events/payload/duration-words.ts";

test.each([
  [0, "0 s"],
  [0.4, "0 s"],
  [0.5, "1 s"],
  [59.4, "59 s"],
  [59.5, "1 min 0 s"],
  [60, "1 min 0 s"],
  [185, "3 min 5 s"],
  [3599, "59 min 59 s"],
  [3600, "1 h 0 min"],
  [3720, "1 h 2 min"],
  [90_059, "25 h 0 min"],
])("%d seconds are %s", (seconds, words) => {
  expect(durationWords(seconds)).toBe(words);
});
