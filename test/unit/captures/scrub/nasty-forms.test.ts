import { describe, expect, test } from "vitest";
import type { Capture } from "../../../../src/captures/capture.ts";
import { PHONE_NUMBERS } from "../../../../src/captures/scrub/phone-numbers.ts";
import { Replacements } from "../../../../src/captures/scrub/replacements.ts";
import { scrubbedRequest } from "../../../../src/captures/scrub/scrub-record.ts";
import { Scrubber } from "../../../../src/captures/scrub/scrubber.ts";
import { captureOf } from "../../../support/captures/capture.ts";
import {
  HEADER_FORMS,
  IDENTIFIER_FORMS,
  NAME_FORMS,
  type NastyForm,
  PATH_FORMS,
  PHONE_FORMS,
} from "../../../support/captures/nasty-forms.ts";
import { tracesIn } from "../../../support/captures/traces.ts";

function scrubbed(changes: Partial<Capture>, body: string): string {
  const scrubber = new Scrubber({ replacements: new Replacements("a key"), phones: PHONE_NUMBERS });
  return scrubbedRequest(captureOf(changes), Buffer.from(body), scrubber) ?? "";
}

/** JSON of a value. `{ raw }` is a number that JavaScript would write in another way. */
function json(value: unknown): string {
  if (typeof value === "object" && value !== null && "raw" in value) return String(value.raw);
  return JSON.stringify(value);
}

/** Fields whose documented values stay. */
const HARMLESS = ["direction", "caller_id", "uuid", "started_at", "channel_type", "call_duration", "missing_call"];

/** Bodies with a value at many places: documented, harmless ones too, and not documented. */
function bodiesWith(value: unknown): string[] {
  const written = json(value);
  const data = [...HARMLESS, "caller_number", "full_name", "record_url", "note", "musteri"].map(
    (key) => `"${key}":${written}`,
  );
  const bodies = [
    `{"event":"call_hangup","data":{${data.join(",")}}}`,
    `{"event":"call_init","data":{"call_flow":[{"action":${written},"timestamp":${written},"detail":{"id":${written},"type":${written}}}],"custom_fields":{"a":[${written}]}}}`,
    `{"event":"call::init","data":{"number":{"name":${written},"id":${written}},"assign_to":${written},"direction":${written}}}`,
    `{"external_manager_id":2,"caller":${written},"data":{"pin":${written}}}`,
    `{"event":${written},"data":{}}`,
    `[${written},{"x":{"y":[[${written}]]}}]`,
    written,
  ];
  return typeof value === "string" ? [...bodies, `{"event":"task_create","data":{${written}:1}}`] : bodies;
}

function leaks({ value, gone }: NastyForm): string[] {
  const bodies = bodiesWith(value);
  expect(bodies.filter((body) => tracesIn(body, gone).length === 0)).toEqual([]);
  return bodies.map((body) => scrubbed({}, body)).filter((line) => line === "" || tracesIn(line, gone).length > 0);
}

describe.each([
  ["a phone number", PHONE_FORMS, 66],
  ["an identifier", IDENTIFIER_FORMS, 58],
  ["a name", NAME_FORMS, 35],
] as const)("%s in a nasty form", (_what, forms, atLeast) => {
  test("there are enough of them", () => expect(forms.length).toBeGreaterThanOrEqual(atLeast));

  test.each(forms.map((form) => [json(form.value), form] as const))(
    "%s leaves nothing at any place",
    (_shown, form) => {
      expect(leaks(form)).toEqual([]);
    },
  );
});

describe("a header", () => {
  test("there are enough of them", () => expect(HEADER_FORMS.length).toBeGreaterThanOrEqual(23));

  test.each(HEADER_FORMS)("%s: %s leaves nothing", (name, value, gone) => {
    const line = scrubbed({ headers: [[name, value]] }, "{}");
    expect(tracesIn(JSON.stringify([name, value]), gone)).not.toEqual([]);
    expect(line).not.toBe("");
    expect(tracesIn(line, gone)).toEqual([]);
  });
});

test.each(PATH_FORMS)("the path %s leaves nothing", (path, gone) => {
  expect(tracesIn(JSON.stringify(path), gone)).not.toEqual([]);
  expect(tracesIn(scrubbed({ path }, "{}"), gone)).toEqual([]);
});
