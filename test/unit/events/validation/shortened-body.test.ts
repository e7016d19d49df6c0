import { describe, expect, test } from "vitest";
import { validateBody } from "../../../../src/events/validation/validate.ts";
import { bodyOf } from "../../../support/events/payloads.ts";

const CALL = {
  uuid: "call_abc123",
  caller_number: "+442079460100",
  callee_number: "+447700900123",
  direction: "inbound",
};

/** Like the bodies in Hipcall's guides. */
const BODIES = {
  call_hangup: {
    ...CALL,
    call_duration: 125,
    started_at: "2026-03-17T10:00:00Z",
    ended_at: "2026-03-17T10:02:05Z",
    hangup_by: "contact",
    record_url: "https://storage.hipcall.com/recordings/call_abc123.mp3",
  },
  call_init: { ...CALL, callee_extension_id: 1042 },
};

describe("the shortened body of a guide", () => {
  test.each(Object.entries(BODIES))("of %s is valid, with one note that names the guide", (event, data) => {
    const { verdict, issues } = validateBody(bodyOf({ event, data }));
    expect(verdict).toBe("valid");
    expect(issues).toEqual([
      expect.objectContaining({
        severity: "info",
        code: "shortened_body",
        path: "data",
        message: expect.stringMatching(/guide "(Store Call Records|Show Caller Name)/) as string,
        hint: `see a whole one: hipcall-hooks events show ${event}`,
      }),
    ]);
  });

  test("still has errors in its values", () => {
    const { issues } = validateBody(bodyOf({ event: "call_init", data: { ...BODIES.call_init, direction: 1 } }));
    expect(issues.map(({ severity, path }) => `${severity} ${path}`)).toEqual(["info data", "error data.direction"]);
  });

  test("is another body with one key more or less", () => {
    const { record_url: _removed, ...less } = BODIES.call_hangup;
    for (const data of [less, { ...BODIES.call_hangup, user_id: 7 }])
      expect(validateBody(bodyOf({ event: "call_hangup", data })).verdict).toBe("invalid");
  });
});
