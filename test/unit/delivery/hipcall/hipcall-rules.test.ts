import { expect, test } from "vitest";
import { STRICT_READINGS, hipcallRules, parseReadings } from "../../../../src/delivery/hipcall/hipcall-rules.ts";

test("every uncertain rule is read strictly unless another reading is chosen", () => {
  expect(hipcallRules(STRICT_READINGS)).toMatchObject({
    success: { text: "200" },
    timeLimit: { inTimeMs: 5000, tooLateMs: 10_000 },
    breaks: [
      { kind: "in_a_row", failures: 2 },
      { kind: "within", failures: 4 },
    ],
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
  "--hipcall-rules refuses %j",
  (text) => {
    expect(parseReadings(text)).toBeUndefined();
  },
);
