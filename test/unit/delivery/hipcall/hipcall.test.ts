import { describe, expect, test } from "vitest";
import { explainDelivery } from "../../../../src/delivery/outcome/explain.ts";
import { HipcallJudge } from "../../../../src/delivery/hipcall/hipcall-judge.ts";
import {
  type HipcallReadings,
  STRICT_READINGS,
  hipcallRules,
  parseReadings,
} from "../../../../src/delivery/hipcall/hipcall-rules.ts";
import { HIPCALL_RULES } from "../../../../src/delivery/hipcall/known-rules.ts";

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

  test("holds however far apart they are", () => {
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

test("every uncertain rule is read strictly unless another reading is chosen", () => {
  expect(hipcallRules(STRICT_READINGS)).toMatchObject({
    success: { text: "200" },
    timeoutMs: 5000,
    breaks: { kind: "in_a_row", failures: 3 },
  });
});

test.each([
  ["timeout=15s", { timeout: "15s" }],
  ["broken=4-in-an-hour", { broken: "4-in-an-hour" }],
  ["status=2xx, timeout=15s", { status: "2xx", timeout: "15s" }],
])("--hipcall-rules %s", (text, readings) => {
  expect(parseReadings(text)).toEqual({ ...STRICT_READINGS, ...readings });
});

test.each(["", "timeout", "timeout=7s", "retry=1", "timeout=15s;broken=3", "__proto__=1", "timeout=__proto__"])(
  "--hipcall-rules takes no %j",
  (text) => {
    expect(parseReadings(text)).toBeUndefined();
  },
);

test("each rule has a source, and each conflicting one two readings with theirs", () => {
  expect(HIPCALL_RULES.filter(({ source }) => source === "")).toEqual([]);
  const conflicting = HIPCALL_RULES.filter(({ known }) => known === "conflicting");
  expect(conflicting.map(({ rule, readings }) => [rule, readings.map(({ choice }) => choice)])).toEqual([
    ["status", ["status=200", "status=2xx"]],
    ["timeout", ["timeout=5s", "timeout=15s"]],
    ["broken", ["broken=3-in-a-row", "broken=4-in-an-hour"]],
  ]);
});

test("the reading that is listed first is the one in force", () => {
  const first = HIPCALL_RULES.flatMap(({ readings }) => readings[0]?.choice ?? []).join(",");
  expect(parseReadings(first)).toEqual(STRICT_READINGS);
});

test("under Hipcall's rules nobody is told to give more time", () => {
  const hipcall = hipcallRules(STRICT_READINGS);
  const timedOut = { kind: "timed_out", phase: "answering", durationMs: 5000 } as const;
  const told = explainDelivery(timedOut, { origin: "http://127.0.0.1:1", expectation: hipcall.success, hipcall });
  expect(told.nextStep).not.toContain("--timeout");
});
