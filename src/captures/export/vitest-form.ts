import { isUtf8 } from "node:buffer";
import { jsonLine } from "../record/json-line.ts";
import { type ExportForm, type ExportedEvent, redactedNote, titleOf } from "./exported-event.ts";

/** A test file for vitest that sends the events with `fetch`, and asks for the recorded status, or for any 2xx. */
export function vitestForm(target: string): ExportForm {
  return {
    start: START.replace('"TO"', () => JSON.stringify(target)),
    event: requestOf,
    end: () => END,
  };
}

const START = `// Written by: hipcall-hooks captures export --as vitest
// Run it against your app: HIPCALL_HOOKS_TARGET=http://localhost:3000/hooks npx vitest run
import { env } from 'node:process';
import { expect, test } from 'vitest';

/** A target with a path gets every request; one without gets each at its recorded path. */
const target = env["HIPCALL_HOOKS_TARGET"] ?? "TO";

// Each body is the received one, byte for byte: a text, or base64 where it is no text.
const requests = [
`;

const END = `];

for (const { name, method, path, headers, body, encoding, status } of requests) {
  test(name, async () => {
    const { origin, pathname, search } = new URL(target);
    const url = pathname + search === "/" ? origin + path : target;
    const bytes = Buffer.from(body, encoding === "base64" ? "base64" : "utf8");
    const sent = method === "GET" || method === "HEAD" ? {} : { body: bytes };
    const response = await fetch(url, { method, headers: headers.map(([key = "", value = ""]): [string, string] => [key, value]), redirect: "manual", ...sent });
    const answer = await response.text();
    if (status === null) expect(response.ok, \`answered \${response.status}: \${answer.slice(0, 200)}\`).toBe(true);
    else expect(response.status, answer.slice(0, 200)).toBe(status);
  });
}
`;

function requestOf(event: ExportedEvent): string {
  const { method, path, headers, body, response } = event;
  const note = redactedNote(event);
  const isText = isUtf8(body);
  const request = {
    name: titleOf(event),
    method,
    path,
    headers,
    status: response?.status ?? null,
    encoding: isText ? "utf8" : "base64",
    body: body.toString(isText ? "utf8" : "base64"),
  };
  return `${note === "" ? "" : `  // ${note}\n`}  ${jsonLine(request).trimEnd()},\n`;
}
