import { describe, expect, test } from "vitest";
import { looksLikeRecord, readCaptureLine } from "../../../../src/captures/file/read-capture.ts";
import { encodeRequest } from "../../../../src/captures/record/request-record.ts";
import { Failure } from "../../../../src/failure.ts";
import { captureOf } from "../../../support/captures/capture.ts";

function read(text: string, ended = true): ReturnType<typeof readCaptureLine> {
  return readCaptureLine({ number: 3, bytes: Buffer.from(text), ended }, "c.ndjson");
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

describe("a line of a capture file", () => {
  test.each(["", "  ", "\t\r"])("that is blank (%j) has no content", (text) => {
    expect(read(text)).toBeUndefined();
  });

  test("that is incomplete is skipped with its number and the reason", () => {
    const torn = encodeRequest(captureOf()).slice(0, 60);
    expect(read(torn, false)).toEqual({
      kind: "skipped",
      line: 3,
      reason: "incomplete: the listener stopped while writing this line",
    });
    expect(read(torn)).toMatchObject({
      kind: "skipped",
      line: 3,
      reason: expect.stringMatching(/^not JSON: /) as string,
    });
  });

  test("that holds a response is distinguished", () => {
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

  test("of a newer version is refused, with a hint to update", () => {
    const { code, message, hint } = failure('{"v":2,"kind":"request"}');
    expect(code).toBe("input");
    expect(message).toBe("c.ndjson, line 3: written by a newer hipcall-hooks (capture version 2, this one reads 1)");
    expect(hint).toBe("update: npm install hipcall-hooks@latest");
  });

  test.each([
    ["[1]", "not an object"],
    ["7", "not an object"],
    ['{"kind":"request"}', "no version"],
    ['{"v":"1","kind":"request"}', "no version"],
    ['{"v":0,"kind":"request"}', "no version"],
    ['{"v":1}', "unknown kind null"],
    ['{"v":1,"kind":"\\u001b[2J"}', 'unknown kind "\\u001b[2J"'],
    ['{"v":1,"kind":"request"}', "the field id is missing or has the wrong type"],
    [encodeRequest(captureOf()).replace("1834.2", '"x"'), "the field offsetMs is missing or has the wrong type"],
    [
      encodeRequest(captureOf()).replace('"issues":[]', '"issues":[7]'),
      "the field issues is missing or has the wrong type",
    ],
    [
      encodeRequest(captureOf()).replace('"issues":[]', '"issues":[null]'),
      "the field issues is missing or has the wrong type",
    ],
    [
      encodeRequest(captureOf()).replace('"body":', '"bodyBase64":'),
      "the field bodyBase64 is missing or has the wrong type",
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
