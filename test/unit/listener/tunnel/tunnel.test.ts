import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { smeeRequest } from "../../../../src/listener/tunnel/smee-request.ts";
import { type ServerSentEvent, SseParser } from "../../../../src/listener/tunnel/sse.ts";
import { cloudflaredLine, ngrokLine } from "../../../../src/listener/tunnel/program-output.ts";
import { waitAfter } from "../../../../src/listener/tunnel/reconnect.ts";
import { parseTunnel } from "../../../../src/listener/tunnel/tunnel.ts";

test.each([
  ["cloudflared", { kind: "cloudflared" }],
  ["ngrok", { kind: "ngrok" }],
  ["smee=https://smee.io/abc", { kind: "smee", channel: "https://smee.io/abc" }],
  ["smee", undefined],
  ["smee=ftp://x", undefined],
  ["/usr/bin/ngrok", undefined],
])("--tunnel %s", (text, choice) => {
  expect(parseTunnel(text)).toEqual(choice);
});

test("a tunnel that fails again and again is opened more and more rarely", () => {
  expect([1, 2, 3, 7, 8, 1000].map(waitAfter)).toEqual([500, 1000, 2000, 32_000, 60_000, 60_000]);
});

describe("cloudflared says", () => {
  test.each([
    ["2026-11-22T05:01:02Z INF |  https://a-b-c.trycloudflare.com      |", "https://a-b-c.trycloudflare.com", null],
    ["2026-11-22T05:01:02Z INF Requesting new quick Tunnel on trycloudflare.com...", null, null],
    ['2026-11-22T05:01:02Z ERR Connection terminated error="x"', null, 'Connection terminated error="x"'],
    [
      'failed to request quick Tunnel: Post "https://api.trycloudflare.com/tunnel": dial tcp',
      null,
      'failed to request quick Tunnel: Post "https://api.trycloudflare.com/tunnel": dial tcp',
    ],
  ])("%s", (line, url, problem) => {
    expect(cloudflaredLine(line)).toEqual({ url, problem });
  });
});

describe("ngrok says", () => {
  test.each([
    ['{"lvl":"info","msg":"started tunnel","url":"https://x.ngrok-free.app"}', "https://x.ngrok-free.app", null],
    ['{"lvl":"info","msg":"started tunnel","url":"tcp://0.tcp.ngrok.io:1"}', null, null],
    ['{"lvl":"eror","msg":"failed to auth","err":"authentication failed"}', null, "authentication failed"],
    ['{"lvl":"info","msg":"update available","err":"<nil>"}', null, null],
    ["ERROR:  authentication failed", null, "authentication failed"],
    ["not json", null, null],
    ["null", null, null],
  ])("%s", (line, url, problem) => {
    expect(ngrokLine(line)).toEqual({ url, problem });
  });
});

function read(pieces: readonly string[]): ServerSentEvent[] {
  const parser = new SseParser();
  return pieces.flatMap((piece) => parser.push(piece));
}

describe("a stream of server-sent events", () => {
  const text =
    ": hi\r\nid: 0\r\nevent: ready\r\ndata: {}\r\n\r\ndata:a\ndata:  b\n\nevent: none\n\ndata\rdata: ü\r\rdata: cut";
  const messages = [
    { event: "ready", data: "{}" },
    { event: "message", data: "a\n b" },
    { event: "message", data: "\nü" },
  ];

  test("has messages of one line or several, whatever ends a line", () => {
    expect(read([text])).toEqual(messages);
  });

  test.prop([fc.array(fc.integer({ min: 0, max: text.length }), { maxLength: 12 })])(
    "reads the same in whatever pieces it comes",
    (cuts) => {
      const ends = [...cuts, text.length].toSorted((a, b) => a - b);
      expect(read(ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end)))).toEqual(messages);
    },
  );
});

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

  test("a request without what is no text, whatever methods that says it has", () => {
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
