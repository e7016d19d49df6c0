import { expect, test } from "vitest";
import { RequestAnswers } from "../../../../src/listener/answers/request-answers.ts";

const answers = new RequestAnswers(
  new Map([
    ["external-management", ["a", "b", "c"]],
    ["speed-dial", ["x"]],
  ]),
);

const asked = (uuid: string, data: object): string | undefined => {
  const body = Buffer.from(JSON.stringify({ uuid, data }));
  return answers.answerTo({ event: "external-management", headers: [], body })?.body;
};

test("calls at the same time have places of their own, and start anew with empty data", () => {
  expect(asked("1", {})).toBe("a");
  expect(asked("2", {})).toBe("a");
  // The same question again: the number of values does not grow.
  expect([asked("1", { pin: "" }), asked("1", { pin: "1234" }), asked("1", { pin: "1234", menu: "1" })]).toEqual([
    "b",
    "c",
    "c",
  ]);
  expect(asked("2", { pin: "1" })).toBe("b");
  expect(asked("1", {})).toBe("a");
});

test("a call that began before the listener, or was forgotten, goes on by its data", () => {
  expect(asked("3", { pin: "1" })).toBe("b");
  expect(asked("4", {})).toBe("a");
  for (let call = 0; call < 1000; call += 1) asked(`many ${call}`, {});
  expect(asked("4", { pin: "1", menu: "2" })).toBe("c");
});

test("one answer is given always, and none where there is none", () => {
  const unreadable = { headers: [], body: Buffer.from("{") };
  expect(answers.answerTo({ event: "speed-dial", ...unreadable })).toEqual({
    body: "x",
    because: "--answer speed-dial",
  });
  expect(answers.answerTo({ event: "external-management", ...unreadable })?.body).toBe("a");
  expect(answers.answerTo({ event: "smart-routing", ...unreadable })).toBeUndefined();
  expect(answers.answerTo({ event: null, ...unreadable })).toBeUndefined();
});
