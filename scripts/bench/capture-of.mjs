import { createWriteStream, readFileSync } from "node:fs";
import { once } from "node:events";
import { createHash } from "node:crypto";
import { join } from "node:path";

/** Writes a capture file of so many events, as `listen --save` would. */
export async function captureOf(count, { project, file }) {
  const body = JSON.stringify(JSON.parse(readFileSync(join(project, "samples/2024/call_hangup.json"), "utf8")));
  const sha256 = createHash("sha256").update(body).digest("hex");
  const headers = [
    ["host", "127.0.0.1:4665"],
    ["content-type", "application/json"],
    ["user-agent", "mint/1.9.0"],
    ["content-length", String(body.length)],
  ];
  const stream = createWriteStream(file);
  for (let index = 0; index < count; index += 1) {
    const record = {
      v: 1,
      kind: "request",
      id: String(index),
      receivedAt: new Date(1_700_000_000_000 + index).toISOString(),
      offsetMs: index,
      method: "POST",
      path: "/",
      httpVersion: "1.1",
      remoteAddress: "127.0.0.1",
      headers,
      body,
      sha256,
      event: "call_hangup",
      verdict: "valid",
      issues: [],
    };
    if (!stream.write(`${JSON.stringify(record)}\n`)) await once(stream, "drain");
  }
  stream.end();
  await once(stream, "close");
}
