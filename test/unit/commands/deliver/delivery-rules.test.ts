import { expect, test } from "vitest";
import { deliveryRules } from "../../../../src/commands/deliver/delivery-rules.ts";
import { parseReadings } from "../../../../src/delivery/hipcall/hipcall-rules.ts";

const given = {
  hipcall: false,
  hipcallRules: undefined,
  timeout: undefined,
  retry: undefined,
  expectStatus: undefined,
  fault: [],
  seed: undefined,
};

test("without --hipcall the user's own rules count, or the defaults that the help prints", () => {
  expect(deliveryRules(given)).toMatchObject({
    expectation: { text: "2xx" },
    timeoutMs: 5000,
    retries: 0,
    hipcall: null,
  });
  expect(deliveryRules({ ...given, timeout: 100, retry: 2 })).toMatchObject({ timeoutMs: 100, retries: 2 });
});

test("with --hipcall an answer is awaited for 10 s, or as long as the chosen reading says", () => {
  expect(deliveryRules({ ...given, hipcall: true })).toMatchObject({
    expectation: { text: "200" },
    timeoutMs: 10_000,
    retries: 0,
  });
  const lenient = deliveryRules({ ...given, hipcall: true, hipcallRules: parseReadings("timeout=15s") });
  expect(lenient).toMatchObject({ timeoutMs: 15_000, timeLimit: { inTimeMs: 15_000, tooLateMs: 15_000 } });
});
