import { describe, expect, test } from "vitest";
import { HipcallJudge, type HipcallVerdict } from "../../../../src/delivery/hipcall/hipcall-judge.ts";
import { type HipcallReadings, STRICT_READINGS, hipcallRules } from "../../../../src/delivery/hipcall/hipcall-rules.ts";
import type { DeliveryResult } from "../../../../src/delivery/send/result.ts";
import { inEnglish } from "../../../../src/language/said.ts";

const MINUTE_MS = 60_000;

/** `f` a 500, `c` a 201, `s` a 200 after 6 s, `l` a 200 after 11 s, `.` a 200; a minute apart unless said. */
function judged(run: string, readings: Partial<HipcallReadings> = {}, betweenMs = MINUTE_MS): HipcallVerdict {
  const judge = new HipcallJudge(hipcallRules({ ...STRICT_READINGS, ...readings }));
  for (const [index, outcome] of run.split("").entries()) {
    judge.add({ result: answered(outcome), event: "call_hangup", number: index + 1 }, index * betweenMs);
  }
  return judge.verdict();
}

function answered(outcome: string): DeliveryResult {
  const status = { f: 500, c: 201 }[outcome] ?? 200;
  const durationMs = { s: 6000, l: 11_000 }[outcome] ?? 1;
  return { kind: "answered", status, durationMs, headers: [], body: Buffer.alloc(0), bodyBytes: 0 };
}

describe("by default, as soon as any reading says so", () => {
  test.each([
    ["", null],
    ["f", null],
    ["ff", 2],
    ["f.f.f", null],
    ["f.f.f.f", 7],
    ["c..c..c..c..", 10],
    ["fff", 2],
    [".l.l.l.l", 8],
  ])("%j breaks at %j", (run, at) => {
    expect(judged(run).brokenAt?.number ?? null).toBe(at);
  });
});

describe.each([
  ["2-in-a-row", "f.f.f.f.ff", 10],
  ["3-in-a-row", "ff.ff.ff", null],
  ["3-in-a-row", ".ff.fff", 7],
] as const)("%s alone", (broken, run, at) => {
  test.each([MINUTE_MS, 24 * 60 * MINUTE_MS])(`breaks ${run} at ${at}, %i ms apart`, (betweenMs) => {
    expect(judged(run, { broken }, betweenMs).brokenAt?.number ?? null).toBe(at);
  });
});

describe("only four within an hour", () => {
  test.each([
    ["fff", MINUTE_MS, null],
    ["ffff", MINUTE_MS, 4],
    ["f.f.f.f", MINUTE_MS, 7],
    ["ffff", 20 * MINUTE_MS, 4],
    ["ffffff", 20 * MINUTE_MS + 1, null],
    ["fff......f", 10 * MINUTE_MS, null],
  ])("%j, %i ms apart, breaks at %j", (run, betweenMs, at) => {
    expect(judged(run, { broken: "4-in-an-hour" }, betweenMs).brokenAt?.number ?? null).toBe(at);
  });
});

describe("an answer between 5 and 10 s", () => {
  test("is at risk, and no failure that breaks", () => {
    const verdict = judged("ss");
    expect(verdict).toMatchObject({
      state: "at_risk",
      failures: 0,
      atRisk: 2,
      brokenAt: null,
      mayBreakAt: { number: 2 },
    });
    expect(inEnglish(verdict.says)).toBe(
      'at risk: 2 answers took longer than 5 s, and Hipcall gives up between 5 s and 10 s; if these count as failures, the integration turns "Broken" at delivery 2 (call_hangup)',
    );
  });

  test("counts as the chosen reading says", () => {
    expect(judged("ss", { timeout: "5s" })).toMatchObject({ state: "broken", failures: 2, atRisk: 0 });
    expect(judged("ssll", { timeout: "15s" })).toMatchObject({ state: "active", failures: 0, atRisk: 0 });
  });
});

test("the verdict is a sentence that names the delivery and the rule", () => {
  expect(inEnglish(judged("c..c..c..c").says)).toBe(
    'Hipcall would have turned the integration "Broken" at delivery 10 (call_hangup), after 4 failures within an hour, and sent nothing more; this run stopped there',
  );
  expect(inEnglish(judged("f").says)).toBe(
    'Hipcall would keep the integration active so far, after 1 failure: 2 in a row or 4 within an hour turn it "Broken"',
  );
  expect(inEnglish(judged("..").says)).toBe(
    "Hipcall would keep the integration active: every answer counts as accepted",
  );
});
