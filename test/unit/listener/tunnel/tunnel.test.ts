import { expect, test } from "vitest";
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
