import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import * as z from "zod/mini";
import { encodeRequest } from "../../../../src/captures/record/request-record.ts";
import { requestRecord } from "../../../../src/captures/record/record-schemas.ts";
import { captureOf } from "../../../support/captures/capture.ts";

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
