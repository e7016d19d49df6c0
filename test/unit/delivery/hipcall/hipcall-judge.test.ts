import { describe, expect, test } from "vitest";
import { HipcallJudge } from "../../../../src/delivery/hipcall/hipcall-judge.ts";
import { type HipcallReadings, STRICT_READINGS, hipcallRules } from "../../../../src/delivery/hipcall/hipcall-rules.ts";

const MINUTE_MS = 60_000;

/** `f` a failure, `.` a success; a minute apart unless said. */
function judged(run: string, readings: Partial<HipcallReadings> = {}, betweenMs = MINUTE_MS): HipcallJudge {
  const judge = new HipcallJudge(hipcallRules({ ...STRICT_READINGS, ...readings }));
  for (const [index, outcome] of run.split("").entries()) {
    judge.add({ accepted: outcome === ".", event: "call_hangup", number: index + 1 }, index * betweenMs);
  }
  return judge;
}

describe("three in a row", () => {
  test.each([
    ["", null],
    ["ff", null],
    ["fff", 3],
    ["ff.ff.ff", null],
    [".ff.fff", 7],
    ["ffff", 3],
  ])("%j breaks at %j", (run, at) => {
    expect(judged(run).verdict().brokenAt?.number ?? null).toBe(at);
  });

  test("break however far apart they are", () => {
    expect(judged("fff", {}, 24 * 60 * MINUTE_MS).verdict().brokenAt?.number).toBe(3);
  });
});

describe("four within an hour", () => {
  test.each([
    ["fff", MINUTE_MS, null],
    ["ffff", MINUTE_MS, 4],
    ["f.f.f.f", MINUTE_MS, 7],
    ["ffff", 20 * MINUTE_MS, 4],
    ["ffffff", 20 * MINUTE_MS + 1, null],
    ["fff......f", 10 * MINUTE_MS, null],
  ])("%j, %i ms apart, breaks at %j", (run, betweenMs, at) => {
    expect(judged(run, { broken: "4-in-an-hour" }, betweenMs).verdict().brokenAt?.number ?? null).toBe(at);
  });
});

test("the verdict is a sentence that names the delivery and the rule", () => {
  expect(judged("fff").verdict().says).toBe(
    'Hipcall would have turned the integration "Broken" at delivery 3 (call_hangup), after 3 failures in a row, and sent nothing more; this run stopped there',
  );
  expect(judged("f").verdict().says).toBe("Hipcall would keep the integration active: fewer than 3 failures in a row");
});
