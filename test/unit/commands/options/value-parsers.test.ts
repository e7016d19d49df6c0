import { expect, test } from "vitest";
import {
  anyText,
  bodyBytes,
  durationMs,
  nonEmptyText,
  oneOf,
  ratePerSecond,
  wholeNumber,
} from "../../../../src/commands/options/value-parsers.ts";
import { languageWith } from "../../../../src/language/language.ts";
import { TURKISH } from "../../../../src/language/turkish/turkish.ts";
import { testParsers } from "./test-parsers.ts";

testParsers({
  "some text": { parser: nonEmptyText, good: [["a", "a"]], bad: [""] },
  "any text": {
    parser: anyText,
    good: [
      ["", ""],
      ["a", "a"],
    ],
    bad: [],
  },
  "a duration": {
    parser: durationMs,
    good: [
      ["0ms", 0],
      ["500ms", 500],
      ["1.5s", 1500],
      ["2m", 120_000],
      ["1h", 3_600_000],
    ],
    bad: ["", "5", "s", "-1s", "1 s", "1d", "1e3s", "5S", ".5s", "1.s", "600h", "99999999999999s", "Infinitys"],
  },
  "a size": {
    parser: bodyBytes,
    good: [
      ["1b", 1],
      ["64kb", 65_536],
      ["1mb", 1_048_576],
      ["1.5KB", 1536],
      ["32mb", 33_554_432],
    ],
    bad: ["", "0b", "0.5b", "1", "33mb", "1gb", "-1kb", "1k", "kb"],
  },
  "a whole number": {
    parser: wholeNumber(1, 10, 3),
    good: [
      ["1", 1],
      ["10", 10],
      ["007", 7],
    ],
    bad: ["", "0", "11", "1.5", "-1", "+1", "1e1", "0x1", " 1", "NaN"],
  },
  "a rate": {
    parser: ratePerSecond,
    good: [
      ["50/s", 50],
      ["90/m", 1.5],
      ["0.5/s", 0.5],
    ],
    bad: ["", "50", "0/s", "-1/s", "5/h", "/s", "5 /s"],
  },
  "a word": { parser: oneOf(["curl"]), good: [["curl", "curl"]], bad: ["", "CURL", "curl "] },
});

test("a bound is written as a user types it, in any language", () => {
  const turkish = languageWith("tr", TURKISH);
  expect(turkish.tell(wholeNumber(0, 65_535, 4700).expected)).toBe("0 ile 65535 arasında bir tam sayı");
});
