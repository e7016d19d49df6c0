import { describe, expect, test } from "vitest";
import type { ValueParser } from "../../../../src/commands/options/value-parsers.ts";
import { inEnglish } from "../../../../src/language/said.ts";

/** A parser with texts that are valid, each with its value, and texts that are not. */
interface ParserCase {
  readonly parser: ValueParser<unknown>;
  readonly good: readonly (readonly [text: string, value: unknown])[];
  readonly bad: readonly string[];
}

/** Tests each parser under its name. */
export function testParsers(cases: Readonly<Record<string, ParserCase>>): void {
  describe.each(Object.entries(cases))("%s", (_name, { parser, good, bad }) => {
    test("is read from a valid text", () => {
      expect(good.map(([text]) => parser.parse(text))).toEqual(good.map(([, value]) => value));
    });

    test("is not read from any other text", () => {
      expect(bad.filter((text) => parser.parse(text) !== undefined)).toEqual([]);
    });

    test("says what it expects, with examples that are valid", () => {
      expect(inEnglish(parser.expected)).toMatch(/^[a-z]/);
      const examples = parser.examples.map((example) => example.replace(/^'(.*)'$/, "$1"));
      expect(examples.filter((example) => parser.parse(example) === undefined)).toEqual([]);
    });
  });
}
