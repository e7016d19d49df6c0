import { expect, test } from "vitest";
import { ANSWER_EXAMPLES } from "../../../../src/events/requests/answer-schemas.ts";
import { recognizeAnswer } from "../../../../src/events/requests/recognize-answer.ts";
import { REQUEST_KINDS } from "../../../../src/events/requests/request-kinds.ts";

test.each(REQUEST_KINDS)("an answer to %s is told by its keys", (kind) => {
  expect(recognizeAnswer(ANSWER_EXAMPLES[kind])).toBe(kind);
});

test.each(["", "{}", '{"ok":true}', "[]", "null", "ok", '{"extension":"1","id":2}', '{"toString":1}'])(
  "%j is none",
  (text) => {
    expect(recognizeAnswer(text)).toBeUndefined();
  },
);
