import { describe, expect, test } from "vitest";
import { EVENT_NAMES } from "../../../../src/events/catalogue/catalogue.ts";
import { canBeUnpublished } from "../../../../src/events/catalogue/similar-names.ts";
import { validateBody } from "../../../../src/events/validation/validate.ts";
import { bodyOf } from "../../../support/events/payloads.ts";

describe("an unknown name that Hipcall may have", () => {
  test.each([
    "company_create",
    "contact_update",
    "contact_delete",
    "task_update",
    "task_completed",
    "deal_create",
    "company_number_updated",
    "contact_crm_url_updated",
    "company_website_updated",
    "callback_request",
    "call.ended",
    "contact_center::contact_delete",
  ])("%s gets no other name as a hint", (event) => {
    expect(canBeUnpublished(event)).toBe(true);
    const { verdict, issues } = validateBody(bodyOf({ event, data: { a: 1 } }));
    expect(verdict).toBe("unknown");
    expect(issues).toEqual([
      expect.objectContaining({
        severity: "warning",
        code: "unknown_event",
        message: `the event "${event}" is not known here`,
        hint: "Hipcall has 7 events whose names are not published: hipcall-hooks events list --all",
      }),
    ]);
  });
});

describe("a name that is only spelled in another way", () => {
  test.each([
    ["call.hangup", "call_hangup"],
    ["call_hangpu", "call_hangup"],
    ["Call_Init", "call_init"],
    ["contact_created", "contact_create"],
    ["contact_number_update", "contact_number_updated"],
  ])("%s is not taken for one of Hipcall's: did they mean %s?", (event, meant) => {
    expect(canBeUnpublished(event)).toBe(false);
    const { issues } = validateBody(bodyOf({ event, data: {} }));
    expect(issues[0]?.hint).toBe(`did you mean ${meant}?`);
  });

  test.each(["comapny_create", "hangup", ...EVENT_NAMES])("nor is %s", (event) => {
    expect(canBeUnpublished(event)).toBe(false);
  });
});
