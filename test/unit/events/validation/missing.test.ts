import { describe, expect, test } from "vitest";
import { findEvent } from "../../../../src/events/catalogue/catalogue.ts";
import { type JsonChange, unsetAt } from "../../../../src/events/payload/change-json.ts";
import type { PayloadPath } from "../../../../src/events/payload/payload-path.ts";
import { SAMPLES, SAMPLES_2024, type Sample } from "../../../../src/events/catalogue/samples.ts";
import { validateBody } from "../../../../src/events/validation/validate.ts";

/** Keys that only one of the two known versions of a 2024 call has. */
const OPTIONAL: ReadonlySet<string> = new Set(["related_id", "related_type", "company_id", "team_touch_at"]);

const documented = [...SAMPLES, ...SAMPLES_2024].filter(({ event }) => findEvent(event)?.known === "documented");
const notPublished = SAMPLES.filter(({ event }) => findEvent(event)?.known !== "documented");
const removals = documented.flatMap(removalsOf);

function removalsOf(sample: Sample): { event: string; path: string; without: JsonChange }[] {
  return requiredPaths(sample).map((path) => ({
    event: sample.event,
    path: path.join("."),
    without: unsetAt(JSON.stringify(sample), path),
  }));
}

describe("a payload without a key that is only measured or inferred", () => {
  test.each(notPublished.flatMap(removalsOf).filter(({ path }) => path.startsWith("data.")))(
    "$event without $path is valid, with one warning",
    ({ path, without }) => {
      const { verdict, issues } = validateBody(Buffer.from(without.kind === "changed" ? without.text : ""));
      expect(verdict).toBe("valid");
      expect(issues.filter(({ severity }) => severity !== "info")).toEqual([
        expect.objectContaining({ severity: "warning", code: "missing_key", path }),
      ]);
    },
  );

  test("says how the key is known", () => {
    const { issues } = validateBody('{"event":"call_bridged","data":{}}');
    const messages = issues.map(({ message }) => message);
    expect(messages).toContain("data.uuid is missing, but was observed in this event");
    expect(messages).toContain("data.user_id is missing, but similar events have it");
  });
});

describe("a documented payload without one of its keys", () => {
  test.each(removals)("$event without $path is one error, at that path", ({ path, without }) => {
    expect(without.kind).toBe("changed");
    const { issues } = validateBody(Buffer.from(without.kind === "changed" ? without.text : ""));
    const errors = issues.filter(({ severity }) => severity === "error");
    expect(errors).toEqual([expect.objectContaining({ code: "missing_key", path })]);
  });

  test("is tested for every key of every event", () => {
    expect(removals.length).toBeGreaterThan(150);
  });

  test.each([...OPTIONAL])("has a warning without %s, which comes with another key in one version only", (key) => {
    const sample = documented.find(({ event, data }) => event === "call_init" && Object.hasOwn(data, key));
    const without = unsetAt(JSON.stringify(sample), ["data", key]);
    expect(validateBody(Buffer.from(without.kind === "changed" ? without.text : ""))).toMatchObject({
      verdict: "valid",
      issues: [{ severity: "warning", code: "missing_key", path: `data.${key}` }],
    });
  });
});

/** Every key that a payload must have, inner ones included. */
function requiredPaths({ event, data }: Sample): PayloadPath[] {
  return [...pathsIn({ event, data }, [])].filter(([, key = ""]) => !OPTIONAL.has(key));
}

/** The paths of all keys, but for what lies in `detail`, which is free. Items of a list are no keys. */
function* pathsIn(value: unknown, above: PayloadPath): Generator<PayloadPath> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const path = [...above, key];
    if (!Array.isArray(value)) yield path;
    if (key !== "detail") yield* pathsIn(inner, path);
  }
}
