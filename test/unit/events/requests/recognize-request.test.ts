import { describe, expect, test } from "vitest";
import { REQUEST_KINDS, requestSample } from "../../../../src/events/requests/request-kinds.ts";
import { validatePayload } from "../../../../src/events/validation/validate.ts";

describe("a request that wants an answer is recognised by its keys, and valid", () => {
  test.each(REQUEST_KINDS.flatMap((kind) => (["demo", "help"] as const).map((form) => [kind, form] as const)))(
    "the sample of %s in the form %s",
    (kind, form) => {
      expect(validatePayload(requestSample(kind, form))).toEqual({
        verdict: "valid",
        event: kind,
        envelope: null,
        issues: [],
      });
    },
  );

  test.each([
    ["smart-routing", { caller: "+442045205757" }],
    [
      "external-management",
      { ...requestSample("external-management", "demo"), data: { pin: "1234" }, callflow: [], call_flow: undefined },
    ],
  ])("%s in another published form", (kind, body) => {
    expect(validatePayload(body)).toMatchObject({ verdict: "valid", event: kind, issues: [] });
  });
});

test("a request with data but without the id of its manager is reported as that, not as an event without a name", () => {
  const { external_manager_id: _id, ...body } = {
    ...requestSample("external-management", "demo"),
    external_manager_id: 1,
  };
  expect(validatePayload(body)).toMatchObject({
    verdict: "invalid",
    event: "external-management",
    issues: [{ message: "external_manager_id is missing" }],
  });
});

test.each([
  [{ caller: 905, number: "1" }, "smart-routing", "wrong_type", "caller", "caller must be a string, but is a number"],
  [{ number: "1", code: 7, user_id: 1, uuid: "x" }, "speed-dial", "missing_key", "timestamp", "timestamp is missing"],
  [
    { ...requestSample("external-management", "demo"), data: { pin: 1234 } },
    "external-management",
    "wrong_type",
    "data.pin",
    "data.pin must be a string, but is a number",
  ],
  [
    { ...requestSample("external-management", "demo"), data: [] },
    "external-management",
    "wrong_type",
    "data",
    "data must be an object, but is an array",
  ],
])("%j has one issue", (body, event, code, path, message) => {
  const { verdict, issues, event: name } = validatePayload(body);
  expect([verdict, name]).toEqual(["invalid", event]);
  expect(issues).toMatchObject([{ severity: "error", code, path, message }]);
});

test.each([
  [{ event: "call_init", data: {}, caller: "1" }],
  [{ event_type: "call_init", caller: 905, callee: 908 }],
  [{ number: "1" }],
  [[{ caller: "1" }]],
])("%j is no such request", (body) => {
  expect(REQUEST_KINDS).not.toContain(validatePayload(body).event);
});
