import { describe, expect, test } from "vitest";
import { smeeRequest } from "../../../../src/captures/import/smee-message.ts";

describe("a message of a smee channel is", () => {
  const headers = { host: "smee.io", "content-type": "application/json", "content-length": "9", "x-a": "b" };

  test.each([
    ["smee.io, written anew", { ...headers, body: { event: "é", n: 1 }, timestamp: 1 }, '{"event":"é","n":1}', false],
    ["a raw body", { ...headers, body: {}, rawBody: '{ "n": 1.0 }' }, '{ "n": 1.0 }', true],
    ["gosmee", { ...headers, body: {}, bodyB: "eyB9" }, "{ }", true],
    ["base64", { ...headers, bodyBase64: "eyB9" }, "{ }", true],
  ])("a request: %s", (...[, message, body, exact]) => {
    const received = smeeRequest(JSON.stringify({ ...message, query: { q: ["1", "ü"] } }), "/in");
    expect(received).toMatchObject({ exact, request: { method: "POST", path: "/in?q=1&q=%C3%BC" } });
    expect(received?.request.body.toString()).toBe(body);
    expect(received?.request.headers).toEqual([
      ["content-type", "application/json"],
      ["x-a", "b"],
    ]);
  });

  test("a request without its values that are not text", () => {
    const odd = { toString: 1, valueOf: null };
    const message = { "x-a": "b", "x-odd": odd, "x-list": ["c", 1], "x-odd-list": [odd], "x-none": null, body: {} };
    const received = smeeRequest(JSON.stringify({ ...message, query: { q: "1", odd, list: [odd] } }), "/in");
    expect(received?.request).toMatchObject({
      path: "/in?q=1",
      headers: [
        ["x-a", "b"],
        ["x-list", "c"],
        ["x-list", "1"],
      ],
    });
  });

  test.each([
    ["{}", "{}"],
    ["[]", "[]"],
    ["nonsense", "nonsense"],
    ["a text", '"text"'],
    ["a body too deep to be written", `{"body":${"[".repeat(100_000)}${"]".repeat(100_000)}}`],
  ])("nothing: %s", (_what, data) => {
    expect(smeeRequest(data, "/")).toBeUndefined();
  });
});
