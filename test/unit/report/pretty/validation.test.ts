import { describe, expect, test } from "vitest";
import { validateBody } from "../../../../src/events/validation/validate.ts";
import { prettyValidateSummary, prettyValidation } from "../../../../src/report/pretty/validation.ts";
import { createTheme } from "../../../../src/report/text/theme.ts";

const PLAIN = createTheme(false);

describe("a validation", () => {
  test("has its place, verdict and issues with their lines", () => {
    const validation = validateBody(Buffer.from('{"event":"call_init","data":{}}'));
    const text = prettyValidation(
      { type: "validation", origin: { source: "a.json", line: 3 }, validation, lines: new Map([["data.uuid", 5]]) },
      PLAIN,
    );
    expect(text.split("\n")[0]).toBe("a.json:3 ✗ invalid call_init");
    expect(text).toMatch(/^ {2}line 5: error {3}.*uuid/m);
  });

  test("is summed up in one line", () => {
    const totals = { checked: 1, valid: 0, invalid: 1, unknown: 0, skippedLines: 0, unreadableSources: 0, warnings: 0 };
    expect(prettyValidateSummary(totals, PLAIN)).toBe("1 event: 0 valid, 1 invalid\n");
    const more = { checked: 9, valid: 5, invalid: 0, unknown: 4, skippedLines: 1, unreadableSources: 2, warnings: 2 };
    expect(prettyValidateSummary(more, PLAIN)).toBe(
      "9 events: 5 valid, 0 invalid, 4 unknown, 2 warnings, 1 line skipped, 2 files could not be read\n",
    );
  });
});
