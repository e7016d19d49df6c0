import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import type { Line } from "../../../../src/captures/file/lines.ts";
import { readCaptureLine } from "../../../../src/captures/file/read-capture.ts";
import { type RecordedResponse, encodeResponse } from "../../../../src/captures/record/response-record.ts";

const anyResponse: fc.Arbitrary<RecordedResponse> = fc.record({
  id: fc.uuid(),
  by: fc.constantFrom("forward", "replay"),
  status: fc.integer({ min: 200, max: 599 }),
  durationMs: fc.double({ min: 0, max: 60_000, noNaN: true }).map((ms) => ms + 0),
  headers: fc.array(fc.tuple(fc.string(), fc.string())),
  body: fc.uint8Array().map((bytes) => Buffer.from(bytes)),
});

test.prop([anyResponse])("a response is one line, and is read back byte for byte", (response) => {
  const line = encodeResponse(response);
  expect(line.indexOf("\n")).toBe(line.length - 1);
  expect(readCaptureLine(lineOf(line), "c.ndjson")).toEqual({ kind: "response", line: 3, response });
});

test.each([
  ["status", { status: "200" }],
  ["by", { by: "somebody" }],
  ["bodyBase64", { body: undefined, bodyBase64: "not base64!" }],
  ["id", { id: undefined }],
])("a response with a wrong %s is refused with its line", (field, wrong) => {
  const record = { v: 1, kind: "response", id: "a", by: "forward", status: 200, durationMs: 1, headers: [], body: "" };
  const line = lineOf(`${JSON.stringify({ ...record, ...wrong })}\n`);
  expect(() => readCaptureLine(line, "c.ndjson")).toThrow(
    `c.ndjson, line 3: not a capture record: the field ${field} is missing or has the wrong type`,
  );
});

function lineOf(text: string): Line {
  return { number: 3, bytes: Buffer.from(text.trimEnd()), ended: true };
}
