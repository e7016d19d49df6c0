import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import type { Capture } from "../../../../src/captures/capture.ts";
import type { Condition } from "../../../../src/captures/sources/condition.ts";
import { type Selection, selects } from "../../../../src/captures/sources/selection.ts";
import { eventPattern } from "../../../../src/events/catalogue/event-pattern.ts";
import { validateBody } from "../../../../src/events/validation/validate.ts";
import { captureOf } from "../../../support/captures/capture.ts";
import { bodyOf, sampleData } from "../../../support/events/payloads.ts";

const EVERYTHING: Selection = { only: [], where: [], since: undefined, until: undefined, verdict: undefined };

const VALID = bodyOf({ event: "call_init", data: sampleData("call_init") });
const INVALID = bodyOf({ event: "call_init", data: {} });
const UNKNOWN = bodyOf({ event: "deal_won", data: { user_id: "7" } });
const UNPARSABLE = Buffer.from("{");

function selected(selection: Partial<Selection>, body: Buffer, capture: Capture | null = null): boolean {
  return selects({ ...EVERYTHING, ...selection }, { capture, validation: validateBody(body) });
}

function where(path: string, value: unknown, equals = true): Partial<Selection> {
  const condition: Condition = {
    path: path.split("."),
    name: path,
    equals,
    value,
    text: typeof value === "string" ? value : JSON.stringify(value),
  };
  return { where: [condition] };
}

describe("a selection", () => {
  test.prop([fc.constantFrom(VALID, INVALID, UNKNOWN, UNPARSABLE)])("without conditions selects everything", (body) => {
    expect(selected({}, body)).toBe(true);
    expect(selected({}, body, captureOf({ body }))).toBe(true);
  });

  test.each<[name: string, selection: Partial<Selection>, taken: Buffer[], left: Buffer[]]>([
    ["a name", { only: [eventPattern("call_*")] }, [VALID, INVALID], [UNKNOWN, UNPARSABLE]],
    [
      "one of two names",
      { only: [eventPattern("call_init"), eventPattern("deal_*")] },
      [VALID, INVALID, UNKNOWN],
      [UNPARSABLE],
    ],
    ["--valid", { verdict: "valid" }, [VALID, UNKNOWN], [INVALID, UNPARSABLE]],
    ["--invalid", { verdict: "invalid" }, [INVALID, UNPARSABLE], [VALID, UNKNOWN]],
    ["a text", where("data.direction", "outbound"), [VALID], [INVALID, UNKNOWN, UNPARSABLE]],
    ["a number", where("data.number_id", 328), [VALID], [INVALID, UNKNOWN, UNPARSABLE]],
    ["a number that is written as text", where("data.user_id", 7), [UNKNOWN], [VALID, INVALID, UNPARSABLE]],
    ["null", where("data.ended_at", null), [VALID], [INVALID, UNKNOWN, UNPARSABLE]],
    ["an inner value", where("data.call_flow.0.action", "init"), [VALID], [INVALID, UNKNOWN, UNPARSABLE]],
    ["the event's name", where("event", "deal_won"), [UNKNOWN], [VALID, INVALID, UNPARSABLE]],
    ["a value that is not", where("data.direction", "outbound", false), [INVALID, UNKNOWN, UNPARSABLE], [VALID]],
    ["an inherited name", where("data.constructor.name", "Object"), [], [VALID, INVALID, UNKNOWN, UNPARSABLE]],
  ])("by %s", (...[, selection, taken, left]) => {
    expect(taken.map((body) => selected(selection, body))).toEqual(taken.map(() => true));
    expect(left.map((body) => selected(selection, body))).toEqual(left.map(() => false));
  });

  test("selects only events that match all conditions", () => {
    const both = {
      where: [...(where("data.direction", "outbound").where ?? []), ...(where("data.number_id", 1).where ?? [])],
    };
    expect(selected(both, VALID)).toBe(false);
  });

  test.each([
    ["2026-11-22T05:01:02.123Z", undefined, true],
    ["2026-11-22T05:01:02.124Z", undefined, false],
    [undefined, "2026-11-22T05:01:02.123Z", true],
    [undefined, "2026-11-22T05:01:02.122Z", false],
    ["2026-11-22T00:00:00Z", "2026-11-23T00:00:00Z", true],
  ])("since %s until %s takes what came at 05:01:02.123: %s", (since, until, taken) => {
    const times = {
      since: since === undefined ? undefined : new Date(since),
      until: until === undefined ? undefined : new Date(until),
    };
    expect(selected(times, VALID, captureOf({ body: VALID }))).toBe(taken);
    expect(selected(times, VALID)).toBe(false);
  });
});

test("a body is not validated for a selection that does not need it", () => {
  const capture = captureOf({ receivedAt: "2026-11-22T10:00:00.000Z" });
  const event = {
    capture,
    get validation(): never {
      throw new Error("validated");
    },
  };
  expect(selects(EVERYTHING, event)).toBe(true);
  expect(selects({ ...EVERYTHING, since: new Date("2026-11-22T11:00:00Z") }, event)).toBe(false);
  expect(() => selects({ ...EVERYTHING, verdict: "valid" }, event)).toThrow("validated");
});
