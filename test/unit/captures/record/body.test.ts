import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { encodeRequest } from "../../../../src/captures/record/request-record.ts";
import { requestRecord } from "../../../../src/captures/record/record-schemas.ts";
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
  test.prop([bodies])("is the bytes that came, and found to be what they are", (body) => {
    const content = recorded(body);
    expect(content.body).toEqual(body);
    expect(validateBody(content.readable)).toEqual(validateBody(body));
  });

  test.each([
    ["text as text", Buffer.from('{"event":"ğ"}'), '{"event":"ğ"}'],
    ["a byte order mark with it", Buffer.from("\ufeff{}"), "\ufeff{}"],
    ["nothing", Buffer.alloc(0), ""],
    ["other bytes as they are", Buffer.from([0xff, 0x00]), Buffer.from([0xff, 0x00])],
  ])("is read as it stands in the record: %s", (_, body, readable) => {
    expect(recorded(body).readable).toEqual(readable);
  });

  test("with half of a surrogate pair, which only an edited record has, is read as the bytes that are sent", () => {
    const record = requestRecord.parse(JSON.parse(encodeRequest(captureOf())));
    const edited = new RecordedBody({ ...record, body: '"\ud800"' });
    expect(edited.readable).toEqual(Buffer.from('"\ufffd"'));
    expect(edited.readable).toBe(edited.body);
  });
});
