import { describe, expect, test } from "vitest";
import type { ArrivedEvent } from "../../../../src/events/calls/call-step.ts";
import { LiveCallFindings } from "../../../../src/events/calls/live-call-findings.ts";
import { arrived, arrivedAt } from "../../../support/events/arrived-events.ts";

/** The findings after each event. */
function findings(events: readonly ArrivedEvent[]): string[][] {
  const live = new LiveCallFindings();
  return events.map((event) => live.add(event).map(({ message }) => message));
}

describe("the live findings", () => {
  test("a call without problems has no finding", () => {
    expect(findings(arrived("answered-inbound"))).toEqual([[], [], []]);
  });

  test("a missing step is reported at the hangup, and only once", () => {
    const [init, bridged, hangup] = arrived("answered-inbound");
    if (init === undefined || bridged === undefined || hangup === undefined) throw new Error("three steps");
    const late = { ...bridged, arrivedMs: 20_000 };
    expect(findings([init, hangup, late])).toEqual([
      [],
      ["call_bridged is missing for this call"],
      ["call_bridged arrived after call_hangup"],
    ]);
  });

  test("problems before the hangup are reported with it", () => {
    const [init, bridged, hangup] = arrived("answered-inbound");
    if (init === undefined || bridged === undefined || hangup === undefined) throw new Error("three steps");
    expect(findings([bridged, init, hangup])).toEqual([[], [], ["call_init arrived after call_bridged"]]);
  });

  test("a repeated hangup does not repeat the findings", () => {
    const [init, , hangup] = arrived("answered-inbound");
    if (init === undefined || hangup === undefined) throw new Error("three steps");
    expect(findings([init, hangup, hangup])).toEqual([[], ["call_bridged is missing for this call"], []]);
  });

  test("a single hangup and a replay without gaps have no finding", () => {
    expect(findings(arrived("answered-inbound").slice(2))).toEqual([[]]);
    expect(findings(arrived("answered-inbound").map((event) => arrivedAt(event, 0)))).toEqual([[], [], []]);
  });

  test("issues of the event's own validation are not repeated", () => {
    expect(findings(arrived("answered-inbound", 2, { call_duration: 40 }))).toEqual([[], [], []]);
  });

  test("has no hint, so that it is one line", () => {
    const live = new LiveCallFindings();
    const found = [0, 2].flatMap((at) => live.add(arrived("answered-inbound")[at] ?? never()));
    expect(found).toMatchObject([{ code: "missing_step", hint: null, expected: null }]);
  });
});

function never(): never {
  throw new Error("the scenario has three events");
}
