import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The body of a sample event. */
export function sampleBody(name, { project }) {
  return JSON.stringify(JSON.parse(readFileSync(join(project, `samples/2024/${name}.json`), "utf8")));
}

/** Writes the body of a sample event to a file, for a process that sends it. */
export function bodyFile(name, bench) {
  const file = join(bench.folder, `${name}.json`);
  writeFileSync(file, sampleBody(name, bench));
  return file;
}

/** Writes a capture file like `listen --save`, until it has this number of events or bytes. Each event has its own uuid. */
export async function captureOf({ events = Number.POSITIVE_INFINITY, bytes = Number.POSITIVE_INFINITY }, file, bench) {
  const body = sampleBody("call_hangup", bench);
  const { uuid } = JSON.parse(body).data;
  const stream = createWriteStream(file, { highWaterMark: 1024 * 1024 });
  let written = 0;
  for (let index = 0; index < events && written < bytes; index += 1) {
    const own = body.replaceAll(uuid, `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`);
    const line = `${JSON.stringify(record(index, own))}\n`;
    written += line.length;
    if (!stream.write(line)) await once(stream, "drain");
  }
  stream.end();
  await once(stream, "close");
}

function record(index, body) {
  return {
    v: 1,
    kind: "request",
    id: String(index),
    receivedAt: new Date(1_700_000_000_000 + index).toISOString(),
    offsetMs: index,
    method: "POST",
    path: "/",
    httpVersion: "1.1",
    remoteAddress: "127.0.0.1",
    headers: [
      ["host", "127.0.0.1:4665"],
      ["content-type", "application/json"],
      ["user-agent", "mint/1.9.0"],
      ["content-length", String(body.length)],
    ],
    body,
    sha256: createHash("sha256").update(body).digest("hex"),
    event: "call_hangup",
    verdict: "valid",
    issues: [],
  };
}
