import { describe, expect, test } from "vitest";
import { cloudflaredLine, ngrokLine } from "../../../../src/listener/tunnel/program-output.ts";

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
