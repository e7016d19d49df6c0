import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CATALOGUE, EVENT_NAMES, findEvent } from "../../../../src/events/catalogue/catalogue.ts";
import { datedSamples, sampleOf } from "../../../../src/events/catalogue/event-sample.ts";
import { SAMPLES } from "../../../../src/events/catalogue/samples.ts";
import { validateBody } from "../../../../src/events/validation/validate.ts";
import { withKeysOf2026 } from "../../../support/events/measured-calls.ts";
import { bodyOf, warningsAndErrors, sampleData } from "../../../support/events/payloads.ts";
import callInit2024 from "../../../fixtures/published-call-init-2024.json" with { type: "json" };
import seed from "../../../fixtures/seed-2023.json" with { type: "json" };

const CALLS_2024 = ["call_init", "call_bridged", "call_hangup"];

describe("the seed document of 2023", () => {
  const printed = seed.map((payload): [string, unknown] => [payload.event, payload]);

  test("has seven events, the same as the catalogue in the 2023 format", () => {
    const of2023 = CATALOGUE.filter(({ format }) => format === "2023").map(({ name }) => name);
    expect(of2023).toHaveLength(7);
    expect([...new Set(seed.map(({ event }) => event))].toSorted()).toEqual(of2023.toSorted());
  });

  test.each(printed)("%s validates as published, without any issue", (_event, payload) => {
    expect(validateBody(bodyOf(payload))).toMatchObject({ verdict: "valid", issues: [] });
  });

  test.each(printed)("%s equals its sample, with the same values in the same order", (event, payload) => {
    const found = sampleOf(event);
    expect(found.kind).toBe("found");
    expect(found.kind === "found" && JSON.stringify(found.sample)).toBe(JSON.stringify(payload));
  });
});

describe("the 2024 format", () => {
  test("the published call_init validates without an issue, and is the sample of 2024", () => {
    expect(validateBody(bodyOf(callInit2024))).toMatchObject({ verdict: "valid", issues: [] });
    const found = sampleOf("call_init");
    const samples = found.kind === "found" ? datedSamples(found) : [];
    expect(samples.map(({ year, from }) => [year, from])).toEqual([
      ["2026", "fictional"],
      ["2024", "published"],
    ]);
    expect(JSON.stringify(samples[1]?.sample)).toBe(JSON.stringify(callInit2024));
  });

  test.each(CALLS_2024)("the sample that is sent of %s has the 33 keys measured in 2026, and no complaint", (event) => {
    const sample = SAMPLES.find((each) => each.event === event);
    const keys = Object.keys(sample?.data ?? {});
    expect(keys).toHaveLength(33);
    expect(keys.toSorted()).toEqual(Object.keys(withKeysOf2026(sampleData(event))).toSorted());
    expect(warningsAndErrors(validateBody(bodyOf(sample)))).toEqual([]);
  });

  test("only the calls have two samples", () => {
    const two = EVENT_NAMES.filter((name) => {
      const found = sampleOf(name);
      return found.kind === "found" && datedSamples(found).length === 2;
    });
    expect(two).toEqual(CALLS_2024);
  });

  test.each(CALLS_2024)("the sample of %s has the 33 published keys and no complaint", (event) => {
    const data = sampleData(event);
    expect(Object.keys(data)).toEqual(Object.keys(callInit2024.data));
    expect(Object.keys(data)).toHaveLength(33);
    expect(warningsAndErrors(validateBody(bodyOf({ event, data })))).toEqual([]);
  });

  test.each(CALLS_2024)("%s with the keys measured in 2026 has no complaint", (event) => {
    const data = withKeysOf2026(sampleData(event));
    expect(Object.keys(data)).toHaveLength(33);
    expect(validateBody(bodyOf({ event, data })).issues.filter(({ code }) => code !== "recording_expires")).toEqual([]);
  });

  test("the three call samples are steps of one call", () => {
    const [init, bridged, hangup] = CALLS_2024.map((event) => sampleData(event));
    const lasting = ["uuid", "direction", "started_at", "caller_number", "callee_number", "number_id", "channel_id"];
    for (const key of lasting) {
      expect(bridged?.[key]).toEqual(init?.[key]);
      expect(hangup?.[key]).toEqual(init?.[key]);
    }
    expect(hangup).toMatchObject({ bridged_at: bridged?.["bridged_at"], answered_at: bridged?.["answered_at"] });
    expect([init, bridged, hangup].map((data) => stepsOf(data?.["call_flow"]))).toEqual([
      ["init"],
      ["bridge", "init"],
      ["hangup", "bridge", "init"],
    ]);
  });
});

describe("the catalogue", () => {
  test("has each name once", () => {
    expect(new Set(EVENT_NAMES).size).toBe(EVENT_NAMES.length);
  });

  test("has one sample for each event, and no other samples", () => {
    expect(SAMPLES.map(({ event }) => event)).toEqual(EVENT_NAMES);
  });

  test("has one file in samples for each event, and a second one for each call", () => {
    const folder = join(import.meta.dirname, "../../../../samples");
    const files = ["2023", "2024", "2026"].flatMap((format) =>
      readdirSync(join(folder, format)).map((name) => join(format, name)),
    );
    const inFiles = files.map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as { event: string });
    expect(inFiles.map(({ event }) => event).toSorted()).toEqual([...EVENT_NAMES, ...CALLS_2024].toSorted());
  });

  test.each(CATALOGUE)("says when $name is sent, how well it is known and the source", (entry) => {
    expect(entry.firesWhen).not.toBe("");
    expect(entry.source).not.toBe("");
    expect(["documented", "observed", "partial"]).toContain(entry.known);
    expect(findEvent(entry.name)).toBe(entry);
  });

  test("claims only what was published or measured", () => {
    expect(CATALOGUE.map(({ name, format, known, sampleFrom }) => [name, format, known, sampleFrom].join(" "))).toEqual(
      [
        "call::init 2023 documented published",
        "call::hangup 2023 documented published",
        "contact_center::contact_create 2023 documented published",
        "contact_center::contact_update 2023 documented published",
        "contact_center::company_create 2023 documented published",
        "contact_center::company_update 2023 documented published",
        "task::create 2023 documented published",
        "call_init 2024 documented fictional",
        "call_bridged 2024 observed fictional",
        "call_hangup 2024 documented fictional",
        "contact_create 2024 partial fictional",
        "contact_number_updated 2024 partial fictional",
        "task_create 2024 partial fictional",
      ],
    );
  });

  test("names the nearest event for an unknown sample", () => {
    expect(sampleOf("call::hangpu")).toEqual({ kind: "unknown", nearest: "call::hangup" });
    expect(sampleOf("weather_report_of_today")).toEqual({ kind: "unknown", nearest: undefined });
  });
});

function stepsOf(callFlow: unknown): string[] {
  return Array.isArray(callFlow) ? callFlow.map((step: { action: string }) => step.action) : [];
}
