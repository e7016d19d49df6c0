import { describe, expect, test } from "vitest";
import type { Issue } from "../../../../src/events/validation/issue.ts";
import { type Verdict, validateBody } from "../../../../src/events/validation/validate.ts";

type Case = readonly [name: string, body: Buffer, verdict: Verdict, expected: Partial<Issue>];

describe("a body that is nearly JSON", () => {
  test.each<Case>([
    [
      "JSON in single quotes",
      Buffer.from("{'event': 'call_init', 'data': {}}"),
      "unparsable",
      {
        code: "not_json",
        message: "the body is not JSON: it is written with single quotes",
        hint: "encode the object as JSON instead of printing it: json.dumps in Python, JSON.stringify in JavaScript",
      },
    ],
    [
      "JSON with comments",
      Buffer.from('{"event":"x", // the name\n"data":{},}'),
      "unparsable",
      { code: "not_json", hint: "remove the comments, and the commas before } and ]" },
    ],
  ])("%s is one error that names the mistake", (...[, body, verdict, expected]) => {
    const found = validateBody(body);
    expect(found.verdict).toBe(verdict);
    expect(found.issues).toEqual([expect.objectContaining({ severity: "error", ...expected })]);
  });
});
