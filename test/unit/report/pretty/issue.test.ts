import { describe, expect, test } from "vitest";
import { issueLines } from "../../../../src/report/pretty/issue.ts";
import { createTheme } from "../../../../src/report/text/theme.ts";

const PLAIN = createTheme(false);

describe("issues", () => {
  test("are sorted, the worst first, and a long list is cut", () => {
    const one = { code: "unknown_field", path: "", expected: null, received: null, hint: null } as const;
    const issues = [
      { ...one, severity: "info", message: "minor" },
      ...Array.from({ length: 20 }, () => ({ ...one, severity: "warning", message: "odd" }) as const),
      { ...one, severity: "error", message: "bad" },
    ] as const;
    const lines = issueLines(issues, PLAIN);
    expect(lines).toHaveLength(13);
    expect(lines[0]).toBe("error   bad");
    expect(lines.at(-1)).toBe("… and 10 more issues; --json shows all");
  });
});
