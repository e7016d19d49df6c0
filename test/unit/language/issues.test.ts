import { describe, expect, test } from "vitest";
import { validateBody } from "../../../src/events/validation/validate.ts";
import { issueTexts } from "../../../src/events/validation/said-issue.ts";
import { type Issue, plainIssue } from "../../../src/events/validation/issue.ts";
import { languageWith } from "../../../src/language/language.ts";
import { TURKISH } from "../../../src/language/turkish/turkish.ts";
import { hostileBody } from "../../fuzz/input/hostile-body.ts";
import { Dice } from "../../fuzz/run/dice.ts";
import { sampleData, validateSample } from "../../support/events/payloads.ts";
import { effort } from "../../support/run/effort.ts";
import { notTurkish } from "../../support/events/turkish.ts";

const AT = { atMs: Date.UTC(2026, 10, 22) };
const MOST_BYTES = 20_000;

function issuesOf(body: string): readonly Issue[] {
  return validateBody(Buffer.from(body), AT).issues;
}

describe("an issue in Turkish", () => {
  test("has no English words, whatever the body", () => {
    const left = new Set<string>();
    for (let seed = 1; seed <= effort({ short: 2000, long: 200_000 }); seed += 1) {
      const body = hostileBody(new Dice(seed));
      if (body.length > MOST_BYTES) continue;
      const { issues } = validateBody(body, AT);
      for (const text of issues.filter(isOfPlainText).flatMap(notTurkish)) left.add(text);
    }
    expect([...left]).toEqual([]);
  });

  test.each([
    ['{"Event":"call_init"}', '{"event":"","data":[]}', '{"event":7,"data":"{}"}'],
    [
      '{"event_type":"call_state","caller":"1"}',
      '{"event_type":"call_state","state":"hangup"}',
      '{"uuid":"","direction":1}',
    ],
    ['"{}"', "[]", "{}", '{"a":1}', '{"a":1,"b":2}', "7", "null", "true"],
    ["", "a=1&b=2", "<html>", "{'event': 1}", '{"event": 1, // x\n}', "\ufeff{}", '{"a":1}}', '{"a":"\\u12"}'],
    ['{"caller":7}', '{"number":"1","code":"x"}', '{"caller":"1","callee":"2","data":[]}'],
    ['{"card":7}', '{"card":[]}', '{"card":[7]}', '{"card":[{"type":"title","text":null,"x":null}]}'],
    ['{"card":[{"type":"user"}]}', '{"card":[{"type":"title","text":7}]}'],
    [JSON.stringify({ event: "contact_created", data: {} }), JSON.stringify({ event: "company_create", data: {} })],
    [JSON.stringify({ event: "call_hangup", data: sampleData("call::hangup") })],
    [JSON.stringify({ event: "call_init", data: { ...sampleData("call_init"), started_at: "2050-01-01T00:00:00Z" } })],
    [
      JSON.stringify({
        event: "call_init",
        data: { ...sampleData("call_init"), call_flow: Array.from({ length: 1001 }, () => ({})) },
      }),
    ],
  ])("of %j and others has none either", (...bodies) => {
    const issues = bodies.flatMap(issuesOf);
    expect(issues.length).toBeGreaterThanOrEqual(bodies.length);
    expect(issues.flatMap(notTurkish)).toEqual([]);
  });

  test("says numbers as Turkish does, and names as they are", () => {
    const { call_flow: steps } = sampleData("call_init");
    const step: unknown = Array.isArray(steps) ? steps[0] : undefined;
    const { issues } = validateSample("call_init", { call_flow: Array<unknown>(1001).fill(step) });
    const found = issues.find(({ message }) => message.includes("unusually long"));
    if (found === undefined) throw new Error("no issue");
    expect(found.message).toBe("data.call_flow is unusually long: only its first 1000 items were checked");
    expect(issueTexts(found, languageWith("tr", TURKISH))).toMatchObject({
      message: "data.call_flow alışılmadık kadar uzun: yalnızca ilk 1.000 öğesi denetlendi",
      expected: "en çok 1.000 öğe",
      received: "1.001 öğeli dizi",
    });
  });

  test("of a capture stays as it was recorded", () => {
    const [found] = validateSample("call_hangup", { user_id: "7" }).issues;
    if (found === undefined) throw new Error("no issue");
    expect(issueTexts(plainIssue(found), languageWith("tr", TURKISH)).message).toBe(found.message);
  });
});

/** Whether the issue shows no hostile text, which can have English words of its own. */
function isOfPlainText({ message, received, path }: Issue): boolean {
  return (
    !/[^ -~…]|["{}]|\\/.test(message.replaceAll(/"[^"]*"/g, "")) && !/["{}\\]/.test(path) && !/\\/.test(received ?? "")
  );
}
