import { describe, expect, test } from "vitest";
import { said } from "../../../../src/language/said.ts";
import { linesOfIssues } from "../../../../src/events/validation/issue-lines.ts";
import type { Issue } from "../../../../src/events/validation/issue.ts";
import { issue } from "../../../../src/events/validation/said-issue.ts";
import { validateBody } from "../../../../src/events/validation/validate.ts";

const TEXT = `{
  "event": "call_init",
  "data": {
    "user_id": "7",
    "call_flow": [
      {"action": "init"},
      {
        "action": 5
      }
    ],
    "a.b": 1
  }
}`;

function at(path: string): Issue {
  return issue("error", "wrong_type", { path, message: said("{path} is missing", { path }) });
}

describe("the line of an issue", () => {
  test.each([
    ["", 1],
    ["event", 2],
    ["data", 3],
    ["data.user_id", 4],
    ["data.call_flow", 5],
    ["data.call_flow.0.action", 6],
    ["data.call_flow.1.action", 8],
    ["data.call_flow.1.timestamp", 7],
    ["data.missing", 3],
    ["data.a.b", 3],
    ["elsewhere", 1],
  ])("at %j is %i", (path, line) => {
    expect(linesOfIssues(TEXT, [at(path)])).toEqual(new Map([[path, line]]));
  });

  test("is found for each issue of validation", () => {
    const { issues } = validateBody(Buffer.from(TEXT));
    const lines = linesOfIssues(TEXT, issues);
    expect(lines.get("data.user_id")).toBe(4);
    expect([...lines.keys()]).toHaveLength(new Set(issues.map(({ path }) => path)).size);
  });

  test("is not searched without issues", () => {
    expect(linesOfIssues(TEXT, [])).toEqual(new Map());
  });

  // The tree of this text would hold a node for each comma.
  test("is the first line of the text when the whole text is wrong", () => {
    expect(linesOfIssues(`\n\n{${",".repeat(32_000_000)}`, [at("")])).toEqual(new Map([["", 3]]));
  });

  test("is unknown in a text that is empty or nested too deeply", () => {
    expect(linesOfIssues("", [at("")])).toEqual(new Map());
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect(linesOfIssues(deep, [at("data")])).toEqual(new Map());
  });
});
