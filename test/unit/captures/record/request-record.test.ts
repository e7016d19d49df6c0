import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import * as z from "zod/mini";
import { readCaptureLine } from "../../../../src/captures/file/read-capture.ts";
import { encodeRequest, requestRecord } from "../../../../src/captures/record/request-record.ts";
import { plainIssue } from "../../../../src/events/validation/issue.ts";
import { validateBody } from "../../../../src/events/validation/validate.ts";
import { type CaptureWithBody, captureOf } from "../../../support/captures/capture.ts";
import { hasUnsafeCharacters } from "../../../support/terminal/unsafe-characters.ts";

const latin1 = fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((unit) => String.fromCharCode(unit)) });
const anyBody = fc.oneof(
  fc.uint8Array().map((bytes) => Buffer.from(bytes)),
  fc.string({ unit: "binary" }).map((text) => Buffer.from(text)),
  fc.json().map((text) => Buffer.from(text)),
);

const anyCapture: fc.Arbitrary<CaptureWithBody> = fc
  .record({
    id: fc.uuid(),
    receivedAt: fc
      .date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true })
      .map((date) => date.toISOString()),
    offsetMs: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
    method: fc.constantFrom("POST", "PUT", "PATCH"),
    path: latin1,
    headers: fc.array(fc.tuple(latin1, latin1)),
    body: anyBody,
  })
  .map((fields) => {
    const { event, verdict, issues } = validateBody(fields.body);
    return captureOf({ ...fields, event, verdict, issues });
  });

function readRequest(text: string): CaptureWithBody | undefined {
  const found = readCaptureLine({ number: 3, bytes: Buffer.from(text), ended: true }, "c.ndjson");
  if (found?.kind !== "request" || found.line !== 3) return undefined;
  return { ...found.capture, body: found.body.bytes };
}

describe("the record of a request", () => {
  test.prop([anyCapture])("is read back byte for byte", (capture) => {
    const line = encodeRequest(capture);
    expect(readRequest(line.trimEnd())).toEqual({ ...capture, issues: capture.issues.map(plainIssue) });
  });

  test.prop([anyCapture])("is one line without characters that act on a terminal", (capture) => {
    const line = encodeRequest(capture);
    expect(line.endsWith("\n")).toBe(true);
    expect(hasUnsafeCharacters(line.slice(0, -1))).toBe(false);
  });

  test("has its fields in the documented order", () => {
    expect(Object.keys(JSON.parse(encodeRequest(captureOf())) as object).join(" ")).toBe(
      "v kind id receivedAt offsetMs method path httpVersion remoteAddress headers body sha256 event verdict issues",
    );
  });

  test("holds a body as text when it is UTF-8, else as base64", () => {
    expect(encodeRequest(captureOf({ body: Buffer.from('{"a": 1.0, "b":"\\u00e7"}') }))).toContain(
      String.raw`"body":"{\"a\": 1.0, \"b\":\"\\u00e7\"}"`,
    );
    expect(encodeRequest(captureOf({ body: Buffer.from([0xff, 0x00]) }))).toContain('"bodyBase64":"/wA="');
  });

  test("with additional fields of a newer program is read", () => {
    const record: object = { ...(JSON.parse(encodeRequest(captureOf())) as object), country: "TR" };
    expect(readRequest(JSON.stringify(record))).toEqual(captureOf());
  });
});

const RECORD: object = { ...(JSON.parse(encodeRequest(captureOf())) as object) };

describe("the schema of a request's record", () => {
  test("accepts what the recorder writes", () => {
    expect(requestRecord.safeParse(RECORD)).toEqual({ success: true, data: RECORD });
  });

  test.each([
    [{ headers: [["a", "b"], ["c"]] }],
    [{ headers: [["a", "b", "c"]] }],
    [{ headers: [["a", 1]] }],
    [{ headers: [[1, "a"]] }],
    [{ headers: ["ab"] }],
    [{ issues: [{}, null] }],
    [{ event: 1 }],
    [{ v: 2 }],
    [{ verdict: "fine" }],
    [{ offsetMs: Number.NaN }],
    [{ bodyBase64: "not base64!" }],
    [{ id: undefined }],
  ])("refuses a record with %j, and names the field", (changes) => {
    const { error } = requestRecord.safeParse({ ...RECORD, ...changes });
    expect(error?.issues.map(({ path }) => path[0])).toEqual(Object.keys(changes));
  });

  test.each(["headers", "issues"])("has one issue with a million wrong %s", (field) => {
    const wrong = Array.from({ length: 1_000_000 }, () => 0);
    const { error } = requestRecord.safeParse({ ...RECORD, [field]: wrong });
    expect(error?.issues.map(({ path }) => path)).toEqual([[field]]);
  });

  const headers = fc.array(fc.array(fc.oneof(fc.string(), fc.constant(1)), { maxLength: 3 }), { maxLength: 3 });
  const other = fc.oneof(
    fc.jsonValue(),
    headers,
    fc.constantFrom<unknown>(1, "request", "eyJ9", "e_", [], [{}], [null]),
  );
  test.prop([fc.constantFrom(...Object.keys(requestRecord.shape)), other], { numRuns: 500 })(
    "decides the same for any value as the schema that is not compiled",
    (key, changed) => {
      const record = { ...RECORD, [key]: changed };
      const { success } = requestRecord.safeParse(record);
      expect(success).toBe(z.object(requestRecord.shape).safeParse(record).success);
    },
  );
});
