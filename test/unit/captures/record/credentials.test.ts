import { describe, expect, test } from "vitest";
import { redactCredentials } from "../../../../src/captures/record/credentials.ts";

describe("credentials", () => {
  test.each([
    "Authorization",
    "cookie",
    "Set-Cookie",
    "PROXY-AUTHORIZATION",
    "X-API-Key",
    "api-key",
    "ApiKey",
    "x-auth-token",
    "x-access-token",
    "X-Amz-Security-Token",
    "X-CSRF-Token",
    "X-XSRF-Token",
  ])("in %s are redacted, name and order kept", (name) => {
    expect(
      redactCredentials([
        ["a", "1"],
        [name, "secret"],
        [name, "other"],
        ["b", "2"],
      ]),
    ).toEqual([
      ["a", "1"],
      [name, "[redacted]"],
      [name, "[redacted]"],
      ["b", "2"],
    ]);
  });

  test.each(["content-type", "user-agent", "idempotency-key", "x-request-id", "www-authenticate"])(
    "are not expected in %s",
    (name) => {
      expect(redactCredentials([[name, "value"]])).toEqual([[name, "value"]]);
    },
  );
});
