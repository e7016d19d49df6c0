import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { SAMPLES, SAMPLES_2024, type Sample } from "../../../../src/events/catalogue/samples.ts";
import { freshener } from "../../../../src/events/payload/fresh.ts";
import { SCENARIO_NAMES } from "../../../../src/events/scenarios/scenario-names.ts";
import { validateBody } from "../../../../src/events/validation/validate.ts";
import callInit2024 from "../../../fixtures/published-call-init-2024.json" with { type: "json" };
import seed from "../../../fixtures/seed-2023.json" with { type: "json" };
import { MEASURED_CALLS, withKeysOf2026 } from "../../../support/events/measured-calls.ts";
import { sampleData, warningsAndErrors } from "../../../support/events/payloads.ts";
import { scenarioNamed } from "../../../support/events/scenario-requests.ts";

const MEASURED = Object.values(MEASURED_CALLS).map((outcome) => sampleData("call_hangup", outcome));

/** Everything that Hipcall published, that was measured, or that this program sends. */
const PAYLOADS: readonly Sample[] = [
  ...seed,
  callInit2024,
  ...SAMPLES,
  ...SAMPLES_2024,
  ...SCENARIO_NAMES.flatMap((name) => scenarioNamed(name).steps.map(({ event, data }) => ({ event, data }))),
  ...MEASURED.flatMap((data) => [data, withKeysOf2026(data)].map((each) => ({ event: "call_hangup", data: each }))),
];

const sent = fc.constantFrom(...PAYLOADS);

/** How a body can differ between two accounts. */
const difference = fc.record({
  nowMs: fc.integer({ min: Date.parse("2023-01-01"), max: Date.parse("2037-12-31") }),
  id: fc.integer({ min: 1, max: 2 ** 31 }),
  /** How long after the newest of its times an event arrives. */
  laterMs: fc.integer({ min: -60_000, max: 86_400_000 }),
  reversed: fc.boolean(),
});

describe("what Hipcall sends", () => {
  test.prop([sent, difference])(
    "has no warning, whenever it is sent and whatever its ids are",
    (payload, { nowMs, id, laterMs, reversed }) => {
      const text = JSON.stringify(reversed ? inReverse(payload) : payload);
      const source = { now: () => new Date(nowMs), newUuid: () => crypto.randomUUID(), newId: () => id };
      const validation = validateBody(freshener(source, [text])(text), { atMs: nowMs + laterMs });
      expect(warningsAndErrors(validation)).toEqual([]);
      expect(validation.verdict).toBe("valid");
    },
  );

  test.prop([sent, fc.integer({ min: 1, max: 2 ** 31 })])(
    "has no warning with the ids of another account",
    (payload, id) => {
      const text = JSON.stringify(payload, (key, value: unknown) => {
        if (typeof value !== "number" || value === 0 || !/(^|_)id$/.test(key)) return value;
        return ID_OF_CALLER.has(key) ? value : (value + id) % 2 ** 31 || 1;
      });
      expect(warningsAndErrors(validateBody(text))).toEqual([]);
    },
  );
});

/** Caller and callee stay two. */
const ID_OF_CALLER: ReadonlySet<string> = new Set(["caller_id", "callee_id"]);

/** The same values, with the keys in another order. */
function inReverse({ event, data }: Sample): unknown {
  return { data: Object.fromEntries(Object.entries(data).toReversed()), event };
}
