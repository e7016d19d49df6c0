import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { emptyFolder } from "../program/run-cli.ts";

/** One record of a capture file, as `listen --save` writes it, with some fields changed. */
export function record(different: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const body = typeof different["body"] === "string" ? different["body"] : '{"event":"some_event","data":{}}';
  return {
    v: 1,
    kind: "request",
    id: "00000000-0000-4000-8000-000000000000",
    receivedAt: "2026-11-22T10:00:00.000Z",
    offsetMs: 0,
    method: "POST",
    path: "/recorded?x=1",
    httpVersion: "1.1",
    remoteAddress: "127.0.0.1",
    headers: [["content-type", "application/json"]],
    body,
    sha256: createHash("sha256").update(body).digest("hex"),
    event: null,
    verdict: "unknown",
    issues: [],
    ...different,
  };
}

/** A payload as the body of a record. */
export function payload(event: string, data: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ event, data });
}

/** Writes records, or raw lines, to a capture file in a new folder. Returns its path. */
export function captureFile(...lines: readonly (Readonly<Record<string, unknown>> | string)[]): string {
  const path = join(emptyFolder(), "c.ndjson");
  writeFileSync(path, lines.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join(""));
  return path;
}
