import { describe, expect, test } from "vitest";
import { prettyExpectation } from "../../../../../src/report/pretty/checks/expectation.ts";
import { createTheme } from "../../../../../src/report/text/theme.ts";

const PLAIN = createTheme(false);

describe("an expectation", () => {
  const result = {
    expectation: "call_hangup",
    expected: "at least 1",
    count: 2,
    outcome: "met",
    nearestMiss: null,
  } as const;

  test("that is met has its count", () => {
    expect(prettyExpectation(result, PLAIN)).toBe("✓ expected call_hangup: at least 1, received 2\n");
  });

  test("that is out of order says so", () => {
    const text = prettyExpectation({ ...result, outcome: "out_of_order" }, PLAIN);
    expect(text).toBe("✗ expected call_hangup: at least 1, received out of order\n");
  });

  test.each([
    [
      { kind: "invalid", number: 2, event: "call_hangup", path: "data.uuid", message: "no uuid" },
      "#2 call_hangup is invalid: no uuid",
    ],
    [
      { kind: "other_value", number: 3, event: "call_hangup", path: "data.user_id", expected: "7", received: "8" },
      "#3 call_hangup has a different data.user_id: expected 7, received 8",
    ],
    [{ kind: "refused", status: 404, path: "/y", message: "no" }, "a request to /y was answered 404: no"],
    [{ kind: "other_name", number: 1, event: "call_hangups" }, "#1 is named call_hangups"],
  ] as const)("that is missing names the closest event: %j", (nearestMiss, text) => {
    const missing = { ...result, count: 0, outcome: "missing", nearestMiss } as const;
    expect(prettyExpectation(missing, PLAIN)).toBe(
      `✗ expected call_hangup: at least 1, received none\n    closest: ${text}\n`,
    );
  });
});
