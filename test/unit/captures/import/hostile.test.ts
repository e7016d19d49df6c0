import { test as property, fc } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { type ForeignFile, capturesOf } from "../../../../src/captures/import/exchange.ts";
import { foreignJson, foreignText } from "../../../../src/captures/import/recognise.ts";
import { requestRecord } from "../../../../src/captures/record/request-record.ts";
import { encodeRequest } from "../../../../src/captures/record/request-record.ts";

/** Every capture of a file is one that a reader of captures accepts. */
function check(file: ForeignFile | undefined): number {
  const rules = { all: true, unknownTime: new Date(0), idOf: String };
  const taken = capturesOf(file?.exchanges ?? [], rules, ({ body }) =>
    Buffer.isBuffer(body) ? body : Buffer.from(body.file),
  );
  for (const { capture, body } of taken) {
    const record: unknown = JSON.parse(encodeRequest({ ...capture, body }));
    expect(requestRecord.safeParse(record).success, JSON.stringify(record)).toBe(true);
  }
  return taken.length;
}

const PIECES = [
  Array.from("'\"\\$`!^#&;|<>()[]{}@:=\n\r\t \0é"),
  [
    "curl ",
    "-d ",
    "-d",
    "--data-raw ",
    "--json ",
    "-H ",
    "-X ",
    "--next ",
    "-G ",
    "-u ",
    "@-",
    "a: b",
    "http://x/y?z ",
  ],
  ["printf %s ", "| base64 -d ", "<<E\n", "\nE\n", "$'\\x", "$(printf '\\1')", "\\\n", "^\n", '^"'],
  ["POST ", "GET ", " HTTP/1.1", "\r\n\r\n", "###", "@a=b\n", "{{a}}", "< f\n", "> {%", "%}", "data: {}\n"],
  ["1 abcdefabcdefabcdefabcdef 1 1\n", "2 abcdefabcdefabcdefabcdef 9999999999999999999999 1\n", "\n🐵🙈🙉\n"],
  ["content-encoding: gzip\n", "transfer-encoding: chunked\r\n", "5\r\n"],
].flat();
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(""));
const start = fc.constantFrom(
  "curl ",
  "printf x | curl ",
  "POST http://x/\n",
  "1 abcdefabcdefabcdefabcdef 99999999999999999999 1\nPOST / HTTP/1.1\r\n",
  "event: x\ndata: ",
  "",
);

property.prop([start, text], { numRuns: 3000 })(
  "text of any kind is read, or not, and never breaks the reader",
  (first, rest) => {
    expect(check(foreignText(Buffer.from(first + rest)))).toBeGreaterThanOrEqual(0);
  },
);

const WORDS = [
  "log",
  "entries",
  "request",
  "requests",
  "response",
  "data",
  "token_id",
  "uuid",
  "method",
  "url",
  "uri",
  "raw",
  "headers",
  "content",
  "postData",
  "text",
  "encoding",
  "body",
  "bodyB",
  "timestamp",
  "content-type",
  "start",
  "startedDateTime",
  "created_at",
  "duration",
  "time",
  "query",
  "status",
  "name",
  "value",
];
const VALUES = fc.oneof(
  fc.constantFrom<unknown>(
    "POST",
    "http://x/y",
    "base64",
    "2026-11-26T03:00:00Z",
    "+275760-09-13T00:00:00Z",
    "2026-11-26 03:00:00",
    1e300,
    -1,
    "1e300",
    null,
    true,
    "",
    "__proto__",
    "UE9TVCAvIEhUVFAvMS4xDQoNCg==",
  ),
  fc.string(),
  fc.double(),
);
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "medium" },
    VALUES,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...WORDS), tie("value"), { maxKeys: 8 }),
  ),
})).value;

property.prop([json], { numRuns: 2000 })("JSON of any kind is read, or not, and never breaks the reader", (value) => {
  expect(check(foreignJson(JSON.stringify(value) ?? "null"))).toBeGreaterThanOrEqual(0);
});

test.each([1e300, -5, Number.NaN, 253_402_300_800_000])("a time of %d becomes the time of the import", (timestamp) => {
  const message = { "content-type": "application/json", body: { event: "x" }, timestamp: String(timestamp) };
  const file = foreignJson(JSON.stringify(message));
  expect(file?.what).toBe("a message of smee");
  expect(check(file)).toBe(1);
});
