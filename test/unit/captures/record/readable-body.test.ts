import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { inEnglishOrNull } from "../../../../src/language/said.ts";
import {
  bodyText,
  decompressedBody,
  jsonValue,
  parseEncodedBody,
} from "../../../../src/captures/record/readable-body.ts";

const TEXT = "the same words, the same words";

function decompressed(coding: string, body: Buffer): Buffer {
  return decompressedBody({ headers: [["Content-Encoding", coding]], body });
}

test.each([
  ["gzip", gzipSync(TEXT)],
  ["x-gzip", gzipSync(TEXT)],
  [" GZIP ", gzipSync(TEXT)],
  ["deflate", deflateSync(TEXT)],
  ["deflate", deflateRawSync(TEXT)],
  ["br", brotliCompressSync(TEXT)],
])("%s is decompressed", (coding, body) => {
  expect(decompressed(coding, body).toString()).toBe(TEXT);
});

test.each([
  ["another coding", "zstd", Buffer.from(TEXT)],
  ["two codings", "gzip, br", gzipSync(TEXT)],
  ["no coding", "identity", Buffer.from(TEXT)],
  ["an empty body", "gzip", Buffer.alloc(0)],
  ["text that says it is gzip", "gzip", Buffer.from(TEXT)],
  ["text that says it is deflate", "deflate", Buffer.from(TEXT)],
  ["text that says it is br", "br", Buffer.from(TEXT)],
  ["gzip that is cut off", "gzip", gzipSync(TEXT).subarray(0, -9)],
  ["deflate that is cut off", "deflate", deflateSync(TEXT).subarray(0, -9)],
  ["br that is cut off", "br", brotliCompressSync(TEXT).subarray(0, -2)],
])("%s stays as it came", (_name, coding, body) => {
  expect(decompressed(coding, body)).toBe(body);
});

const HUGE = Buffer.alloc(17 * 1024 * 1024);

test.each([
  ["gzip", gzipSync(HUGE)],
  ["deflate", deflateSync(HUGE)],
  ["br", brotliCompressSync(HUGE)],
])("a small body of %s that would fill the memory stays as it came", (coding, body) => {
  expect(decompressed(coding, body)).toBe(body);
});

test("a body without the header is not changed", () => {
  const body = gzipSync(TEXT);
  expect(decompressedBody({ headers: [["content-type", "text/plain"]], body })).toBe(body);
});

const JSON_BODY = '{"event":"call_init","data":{"name":"Şule"}}';
const IN_1254 = Buffer.from(JSON_BODY.replace("Ş", "\xde"), "latin1");

function of(body: Buffer, ...headers: readonly (readonly [name: string, value: string])[]) {
  return { headers, body };
}

/** The text of a body, and how it was read, in English. */
function shownText(body: Parameters<typeof bodyText>[0]): { text: string; how: string | null } | null {
  const read = bodyText(body);
  return read === null ? null : { text: read.text, how: inEnglishOrNull(read.how) };
}

test("a compressed body is parsed, and shown with how it was read", () => {
  const body = of(gzipSync(JSON_BODY), ["content-encoding", "gzip"]);
  expect(parseEncodedBody(body)).toEqual({ kind: "json", value: JSON.parse(JSON_BODY) as unknown });
  expect(shownText(body)).toEqual({ text: JSON_BODY, how: "decompressed from gzip" });
});

test("a body in UTF-8 is its own text", () => {
  expect(bodyText(of(Buffer.from(JSON_BODY), ["content-type", "application/json; charset=utf-8"]))).toEqual({
    text: JSON_BODY,
    how: null,
  });
});

test.each(["windows-1254", "ISO-8859-9", "x-cp1254"])(
  "a body in %s is shown decoded, and is not accepted as JSON",
  (charset) => {
    const body = of(IN_1254, ["Content-Type", `application/json; charset="${charset}"`]);
    expect(shownText(body)).toEqual({ text: JSON_BODY, how: "decoded from windows-1254" });
    expect(parseEncodedBody(body)).toMatchObject({
      kind: "not_json",
      issue: {
        code: "not_utf8",
        message: "the body is windows-1254, as its content-type says, but JSON must be UTF-8",
        hint: "encode the body as UTF-8, and leave charset out of the content-type",
      },
    });
  },
);

test("a compressed body in another charset is both", () => {
  const body = of(gzipSync(IN_1254), ["content-encoding", "gzip"], ["content-type", "text/json;charset=windows-1254"]);
  expect(shownText(body)).toEqual({ text: JSON_BODY, how: "decompressed from gzip, decoded from windows-1254" });
});

test.each(["application/json", "application/json; charset=none", "application/json; charset=utf-8"])(
  "bytes that are not UTF-8 are no text when the type is %s",
  (type) => {
    const body = of(IN_1254, ["content-type", type]);
    expect(bodyText(body)).toBeNull();
    expect(parseEncodedBody(body)).toMatchObject({ issue: { message: "the body is not UTF-8" } });
  },
);

test.each([
  ['{"a":[1]}', { a: [1] }],
  ["null", null],
  ["", undefined],
  ["{", undefined],
  ["{}\u0000", undefined],
])("the JSON value of %j is %j", (text, value) => {
  expect(jsonValue(Buffer.from(text))).toEqual(value);
});

test("bytes that are not UTF-8 have no JSON value", () => {
  expect(jsonValue(Buffer.from([0x22, 0xff, 0x22]))).toBeUndefined();
});
