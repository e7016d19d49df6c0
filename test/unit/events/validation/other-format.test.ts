import { describe, expect, test } from "vitest";
import { validateSample } from "../../../support/events/payloads.ts";
import { bodyOf, sampleData } from "../../../support/events/payloads.ts";
import { validateBody } from "../../../../src/events/validation/validate.ts";

describe("a body of the other format", () => {
  test.each([
    ["call::init", "call_init", "error"],
    ["call::hangup", "call_hangup", "error"],
    ["contact_center::contact_create", "contact_create", "error"],
    ["call_init", "call::init", "error"],
    ["call_hangup", "call::hangup", "error"],
  ])("under the name %s with the data of %s is one issue, which names the other event", (name, other, severity) => {
    const { issues } = validateBody(bodyOf({ event: name, data: sampleData(other) }));
    expect(issues).toEqual([
      expect.objectContaining({ severity, code: "other_format", path: "data", hint: `is the event's name ${other}?` }),
    ]);
  });

  // The whole body of contact_create is not known.
  test("is a warning where the body of the name is only partly known", () => {
    const data = sampleData("contact_center::contact_create");
    const { verdict, issues } = validateBody(bodyOf({ event: "contact_create", data }));
    expect(verdict).toBe("valid");
    expect(issues.map(({ severity, code }) => `${severity} ${code}`)).toEqual(["warning other_format"]);
  });

  test("is not seen in a body that is only incomplete", () => {
    const { issues } = validateBody(bodyOf({ event: "call::hangup", data: { uuid: "x", direction: 1 } }));
    expect(issues.map(({ code }) => code)).not.toContain("other_format");
    expect(validateSample("call_hangup", {}).issues.map(({ code }) => code)).not.toContain("other_format");
  });
});
