import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { encodeRequest, requestRecord } from "../../../../src/captures/record/request-record.ts";
import { RecordedBody } from "../../../../src/captures/record/body.ts";
import { validateBody } from "../../../../src/events/validation/validate.ts";
import { captureOf } from "../../../support/captures/capture.ts";

function recorded(body: Buffer): RecordedBody {
  return new RecordedBody(requestRecord.parse(JSON.parse(encodeRequest({ ...captureOf(), body }))));
}

describe("a recorded body", () => {
  const texts = fc.oneof(fc.string({ unit: "binary" }), fc.json()).map((text) => Buffer.from(text));
  const bodies = fc.oneof(
    texts,
    fc.uint8Array().map((bytes) => Buffer.from(bytes)),
  );
  test.prop([bodies])("has the received bytes, and the same validation as text", (body) => {
    const read = recorded(body);
    expect(read.bytes).toEqual(body);
    expect(validateBody(read.text ?? read.bytes)).toEqual(validateBody(body));
  });

  test.each([
    ["UTF-8", Buffer.from('{"event":"ğ"}'), '{"event":"ğ"}'],
    ["a byte order mark", Buffer.from("\ufeff{}"), "\ufeff{}"],
    ["no bytes", Buffer.alloc(0), ""],
    ["bytes that are not UTF-8", Buffer.from([0xff, 0x00]), undefined],
  ])("has text if it is UTF-8: %s", (_, body, text) => {
    expect(recorded(body).text).toEqual(text);
    expect(recorded(body).bytes).toEqual(body);
  });

  test("with half of a surrogate pair, which only an edited record has, has no text and is read as bytes", () => {
    const record = requestRecord.parse(JSON.parse(encodeRequest(captureOf())));
    const edited = new RecordedBody({ ...record, body: '"\ud800"' });
    expect(edited.text).toBeUndefined();
    expect(edited.bytes).toEqual(Buffer.from('"\ufffd"'));
  });
});
