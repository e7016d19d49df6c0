import { describe, expect, test } from "vitest";
import type { Issue } from "../../../../src/events/validation/issue.ts";
import { type Verdict, validateBody } from "../../../../src/events/validation/validate.ts";

type Case = readonly [name: string, body: Buffer, verdict: Verdict, expected: Partial<Issue>];

describe("a payload that was encoded wrongly", () => {
  test.each<Case>([
    [
      "JSON that was encoded twice",
      Buffer.from(JSON.stringify('{"event":"call_init","data":{}}')),
      "invalid",
      {
        code: "encoded_twice",
        path: "",
        message: "the body is a string of JSON: it was encoded twice",
        hint: "encode the payload once",
      },
    ],
    [
      "data that was encoded twice",
      Buffer.from(JSON.stringify({ event: "call_init", data: '{"uuid":"x"}' })),
      "invalid",
      {
        code: "encoded_twice",
        path: "data",
        message: "data is a string of JSON: it was encoded twice",
        expected: "an object",
        hint: "put the object into data, and encode only the whole payload",
      },
    ],
    [
      "the key Event",
      Buffer.from('{"Event":"call_init","data":{}}'),
      "invalid",
      { code: "key_case", path: "Event", message: "the key is Event, but must be event", expected: "event" },
    ],
    [
      "the key DATA",
      Buffer.from('{"event":"call_init","DATA":{}}'),
      "invalid",
      { code: "key_case", path: "DATA", message: "the key is DATA, but must be data" },
    ],
  ])("%s is one error that names the mistake", (...[, body, verdict, expected]) => {
    const found = validateBody(body);
    expect(found.verdict).toBe(verdict);
    expect(found.issues).toEqual([expect.objectContaining({ severity: "error", ...expected })]);
  });
});
