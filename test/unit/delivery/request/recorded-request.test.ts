import { describe, expect, test } from "vitest";
import type { ReceivedRequest, HeaderPair } from "../../../../src/captures/capture.ts";
import { recordedRequest } from "../../../../src/delivery/request/recorded-request.ts";

describe("the headers of a recorded request", () => {
  test("are sent again in their order, case and number", () => {
    const headers: readonly HeaderPair[] = [
      ["X-Two", "b"],
      ["x-one", "1"],
      ["X-TWO", "a"],
      ["Content-Type", "application/json; charset=utf-8"],
    ];
    expect(sentAgain(headers)).toEqual(headers);
  });

  test.each([
    "Connection",
    "content-length",
    "Expect",
    "HOST",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
  ])("leave out %s, which belongs to one connection", (name) => {
    expect(
      sentAgain([
        [name, "x"],
        ["x-kept", "1"],
      ]),
    ).toEqual([["x-kept", "1"]]);
  });

  test("leave out what the connection header names, in any case", () => {
    expect(
      sentAgain([
        ["Connection", "close, X-Hop"],
        ["x-hop", "1"],
        ["connection", "x-other"],
        ["X-Other", "2"],
      ]),
    ).toEqual([]);
  });

  test("leave out credentials that were not recorded", () => {
    expect(
      sentAgain([
        ["Authorization", "[redacted]"],
        ["x-kept", "1"],
      ]),
    ).toEqual([["x-kept", "1"]]);
  });

  test("are replaced by those of the command line with the same name, repeats included", () => {
    expect(
      sentAgain(
        [
          ["X-Test", "1"],
          ["x-test", "2"],
          ["b", "3"],
        ],
        [["x-TEST", "new"]],
      ),
    ).toEqual([
      ["b", "3"],
      ["x-TEST", "new"],
    ]);
  });
});

function sentAgain(headers: readonly HeaderPair[], extra: readonly HeaderPair[] = []): readonly HeaderPair[] {
  const capture: ReceivedRequest = {
    id: "1",
    receivedAt: "2026-11-22T10:00:00.000Z",
    offsetMs: 0,
    method: "PUT",
    path: "/recorded",
    httpVersion: "1.1",
    remoteAddress: "127.0.0.1",
    headers,
    body: Buffer.from("{}"),
    event: null,
    verdict: "invalid",
    issues: [],
  };
  const request = recordedRequest(capture, "/now", extra);
  expect(request).toMatchObject({ method: "PUT", path: "/now", body: capture.body });
  return request.headers;
}
