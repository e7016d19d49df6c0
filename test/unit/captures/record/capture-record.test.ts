import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { redactCredentials } from "../../../../src/captures/record/credentials.ts";
import { jsonLine } from "../../../../src/captures/record/json-line.ts";
import { looksLikeRecord, readCaptureLine } from "../../../../src/captures/file/read-capture.ts";
import { encodeRequest } from "../../../../src/captures/record/request-record.ts";
import { validateBody } from "../../../../src/events/validation/validate.ts";
import { Failure } from "../../../../src/failure.ts";
import { hasUnsafeCharacters } from "../../../support/terminal/unsafe-characters.ts";
import { type CaptureWithBody, captureOf } from "../../../support/captures/capture.ts";

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

function read(text: string, ended = true): ReturnType<typeof readCaptureLine> {
  return readCaptureLine({ number: 3, bytes: Buffer.from(text), ended }, "c.ndjson");
}

function readRequest(text: string): CaptureWithBody | undefined {
  const found = read(text);
  if (found?.kind !== "request" || found.line !== 3) return undefined;
  return { ...found.capture, body: found.content.body };
}

function failure(text: string): Failure {
  try {
    read(text);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error("no failure");
}

describe("a capture", () => {
  test.prop([anyCapture])("comes back from its line as it was, byte for byte", (capture) => {
    const line = encodeRequest(capture);
    expect(readRequest(line.trimEnd())).toEqual(capture);
  });

  test.prop([anyCapture])("is one line in which nothing acts on a terminal", (capture) => {
    const line = encodeRequest(capture);
    expect(line.endsWith("\n")).toBe(true);
    expect(hasUnsafeCharacters(line.slice(0, -1))).toBe(false);
  });

  test("is written with its fields in the order that people read", () => {
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

  test("of a newer program with fields of its own is read", () => {
    const record: object = { ...(JSON.parse(encodeRequest(captureOf())) as object), country: "TR" };
    expect(readRequest(JSON.stringify(record))).toEqual(captureOf());
  });
});

describe("a JSON line", () => {
  test.prop([fc.jsonValue()])("means what was given, and is safe on a terminal", (value) => {
    const line = jsonLine({ value });
    expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify({ value })));
    expect(hasUnsafeCharacters(line.slice(0, -1))).toBe(false);
  });

  test.each(["\u001b[2J", "\u007f", "\u009b", "\u202e", "\u2028", "\u200b", "\ufeff", "\u00ad", "\u{e0041}", "\ud800"])(
    "writes %j as escapes",
    (text) => {
      const line = jsonLine({ text });
      expect(line).toMatch(/^[\u0020-\u007e]+\n$/);
      expect(JSON.parse(line)).toEqual({ text });
    },
  );

  test("leaves Turkish letters and emoji readable", () => {
    expect(jsonLine({ text: "Çağrı 📞" })).toBe('{"text":"Çağrı 📞"}\n');
  });
});

describe("a line of a capture file", () => {
  test.each(["", "  ", "\t\r"])("that is blank (%j) is nothing", (text) => {
    expect(read(text)).toBeUndefined();
  });

  test("that was torn is skipped with its number and the reason", () => {
    const torn = encodeRequest(captureOf()).slice(0, 60);
    expect(read(torn, false)).toEqual({
      kind: "skipped",
      line: 3,
      reason: "cut off in the middle: the listener was stopped while it wrote this line",
    });
    expect(read(torn)).toMatchObject({
      kind: "skipped",
      line: 3,
      reason: expect.stringMatching(/^not JSON: /) as string,
    });
  });

  test("that holds an answer is told apart", () => {
    const answer = {
      v: 1,
      kind: "response",
      id: "x",
      by: "forward",
      status: 200,
      durationMs: 1,
      headers: [],
      body: "",
    };
    expect(read(JSON.stringify(answer))).toMatchObject({ kind: "response", line: 3, response: { id: "x" } });
  });

  test("of a newer version is refused with a sentence", () => {
    const { code, message, hint } = failure('{"v":2,"kind":"request"}');
    expect(code).toBe("input");
    expect(message).toBe("c.ndjson, line 3: written by a newer hipcall-hooks (capture version 2, this one reads 1)");
    expect(hint).toBe("update: npm install hipcall-hooks@latest");
  });

  test.each([
    ["[1]", "it is not an object"],
    ["7", "it is not an object"],
    ['{"kind":"request"}', "it has no version"],
    ['{"v":"1","kind":"request"}', "it has no version"],
    ['{"v":0,"kind":"request"}', "it has no version"],
    ['{"v":1}', "its kind is null"],
    ['{"v":1,"kind":"\\u001b[2J"}', 'its kind is "\\u001b[2J"'],
    ['{"v":1,"kind":"request"}', "its field id is missing or of the wrong type"],
    [encodeRequest(captureOf()).replace("1834.2", '"x"'), "its field offsetMs is missing or of the wrong type"],
    [
      encodeRequest(captureOf()).replace('"issues":[]', '"issues":[7]'),
      "its field issues.0 is missing or of the wrong type",
    ],
    [
      encodeRequest(captureOf()).replace('"issues":[]', '"issues":[null]'),
      "its field issues.0 is missing or of the wrong type",
    ],
    [
      encodeRequest(captureOf()).replace('"body":', '"bodyBase64":'),
      "its field bodyBase64 is missing or of the wrong type",
    ],
  ])("%s is refused: %s", (text, why) => {
    const { code, message } = failure(text);
    expect(code).toBe("input");
    expect(message).toBe(`c.ndjson, line 3: not a capture record: ${why}`);
  });

  test.each([
    [{ v: 1, kind: "request" }, true],
    [{ v: 9, kind: "something" }, true],
    [{ event: "call_init", data: {} }, false],
    [[1], false],
    [null, false],
  ])("%j looks like a record: %s", (value, looks) => {
    expect(looksLikeRecord(value)).toBe(looks);
  });
});

describe("credentials", () => {
  test.each([
    "Authorization",
    "cookie",
    "Set-Cookie",
    "PROXY-AUTHORIZATION",
    "X-API-Key",
    "api-key",
    "ApiKey",
    "x-auth-token",
    "x-access-token",
    "X-Amz-Security-Token",
    "X-CSRF-Token",
    "X-XSRF-Token",
  ])("in %s are redacted, name and order kept", (name) => {
    expect(
      redactCredentials([
        ["a", "1"],
        [name, "secret"],
        [name, "other"],
        ["b", "2"],
      ]),
    ).toEqual([
      ["a", "1"],
      [name, "[redacted]"],
      [name, "[redacted]"],
      ["b", "2"],
    ]);
  });

  test.each(["content-type", "user-agent", "idempotency-key", "x-request-id", "www-authenticate"])(
    "are not looked for in %s",
    (name) => {
      expect(redactCredentials([[name, "value"]])).toEqual([[name, "value"]]);
    },
  );
});
