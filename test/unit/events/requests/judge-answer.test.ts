import { describe, expect, test } from "vitest";
import { inTurkish } from "../../../support/events/turkish.ts";
import { inEnglish } from "../../../../src/language/said.ts";
import { judgeAnswer } from "../../../../src/events/requests/judge-answer.ts";
import type { RequestKind } from "../../../../src/events/requests/request-kinds.ts";
import type { AnswerVerdict } from "../../../../src/events/requests/verdict.ts";

function judged(
  kind: RequestKind,
  answer: unknown,
  more: { status?: number; durationMs?: number } = {},
): Omit<AnswerVerdict, "says" | "notes" | "hint"> & { says: string; notes: string[]; hint: string | null } {
  const body = typeof answer === "string" ? answer : JSON.stringify(answer);
  const limitMs = kind === "smart-routing" ? 3000 : null;
  const found = judgeAnswer(kind, { status: 200, durationMs: 5, body, ...more }, limitMs);
  const { says, notes, hint } = found;
  for (const words of [says, ...notes, ...(hint === null ? [] : [hint])]) expect(inTurkish(words)).toMatch(/./);
  return { ...found, says: inEnglish(says), notes: notes.map(inEnglish), hint: hint && inEnglish(hint) };
}

const sequence = (...seq: object[]): object => ({ version: "1", seq });

describe("smart routing", () => {
  test("connects to the extension of the answer", () => {
    expect(judged("smart-routing", { extension: "1000" })).toMatchObject({
      outcome: "connects",
      says: "connects the caller to extension 1000",
    });
  });

  test.each([
    [{ extension: "1000" }, { durationMs: 3400 }, "the answer took 3.4 s, the limit is 3 s"],
    [{ extension: "1000" }, { status: 201 }, "the answer has status 201, expected 200"],
    ["", {}, "the answer is not JSON"],
    ["<html>", {}, "the answer is not JSON"],
    [{}, {}, "extension is missing"],
    [{ extension: 1000 }, {}, "extension is 1000, expected a string"],
    [{ extension: "" }, {}, "extension is empty"],
    [[], {}, "the answer is [], expected an object"],
    ["null", {}, "the answer is null, expected an object"],
  ])("%j with %j goes to the default target", (answer, more, why) => {
    const { outcome, says } = judged("smart-routing", answer, more);
    expect([outcome, says]).toEqual(["falls_back", `goes to the default target: ${why}`]);
  });

  test("an answer at the limit itself is in time", () => {
    expect(judged("smart-routing", { extension: "1000" }, { durationMs: 3000 }).outcome).toBe("connects");
  });
});

describe("speed dial", () => {
  test.each([
    ["905321234567", []],
    ["+905321234567", []],
    ["05321234567", ["the number has no country code: the documented form is 90532XXXXXX"]],
  ])("dials %s", (destination, notes) => {
    expect(judged("speed-dial", { destination })).toMatchObject({
      outcome: "dials",
      says: `dials ${destination}`,
      notes,
    });
  });

  test.each([[{}], [{ destination: 905_321_234_567 }], [{ destination: "0532 123" }], [{ destination: "" }]])(
    "plays an announcement for %j",
    (answer) => {
      expect(judged("speed-dial", answer).says).toMatch(/^plays an announcement: destination is /);
    },
  );
});

describe("external management", () => {
  test.each([
    [[{ action: "connect", args: { destination: "1000" } }], "connects", "connects the caller to extension 1000"],
    [[{ action: "dial", args: { destination: "905321234567" } }], "dials", "dials 905321234567"],
    [[{ action: "hangup" }], "hangs_up", "hangs up"],
    [
      [
        { action: "play", args: { url: "http://example.com/a.mp3" } },
        { action: "hangup", args: {} },
      ],
      "hangs_up",
      "plays http://example.com/a.mp3, then hangs up",
    ],
    [
      [
        {
          action: "gather",
          args: { min_digits: 1, max_digits: 2, ask: "http://example.com/b.mp3", variable_name: "pin" },
        },
      ],
      "asks_for_digits",
      "asks the caller for 1 to 2 digits as pin",
    ],
    [[], "not_known", "the sequence is empty; it is not known what Hipcall does after that"],
  ])("%j", (seq, outcome, says) => {
    expect(judged("external-management", sequence(...seq))).toMatchObject({ outcome, says });
  });

  test.each([
    [{}, "version is missing"],
    [{ version: 1, seq: [] }, "version is 1, expected a string"],
    [{ version: "1" }, "seq is missing"],
    [
      sequence({ action: "conect" }),
      'seq.0.action is "conect", expected play, connect, dial, gather or hangup; did you mean connect?',
    ],
    [sequence({ action: "connect" }), "seq.0.args is missing"],
    [sequence({ action: "dial", args: { destination: 905 } }), "seq.0.args.destination is 905, expected a string"],
    [sequence({ action: "connect", args: { destination: null } }), "seq.0.args.destination is null, expected a string"],
    [sequence({ action: "connect", args: { destination: "" } }), "seq.0.args.destination is empty"],
    [
      sequence({ action: "dial", args: { destination: "my phone" } }),
      'seq.0.args.destination is "my phone", expected the digits of a number',
    ],
    [
      sequence({ action: "gather", args: { min_digits: 4, max_digits: 1, ask: "", variable_name: "pin" } }),
      "seq.0.args.min_digits is 4, more than max_digits 1",
    ],
  ])("%j has an invalid format", (answer, why) => {
    const { outcome, says } = judged("external-management", answer);
    expect(outcome).toBe("falls_back");
    expect(says).toBe(`goes to the default target: ${why} (Hipcall's log says 422 "Invalid payload format")`);
  });

  test("says what is not documented", () => {
    const say = { action: "say", args: { text: "hello", language: "tr-TR" } };
    const { notes } = judged("external-management", { ...sequence(say, { action: "hangup" }, say), version: "2" });
    expect(notes.join("\n")).toMatch(/version is "2".*\n.*say is only in a demo.*\n.*say.*\n.*after seq\.1/);
  });

  test.each([
    [
      { action: "gather", args: { min_digits: 1, max_digits: 4, ask: "/audio/pin.mp3", variable_name: "pin" } },
      'seq.0.args.ask is "/audio/pin.mp3", expected a whole URL (https://…): Hipcall cannot fetch it, and posts again at once with empty data, without end',
    ],
    [
      { action: "play", args: { url: "" } },
      'seq.0.args.url is "", expected a whole URL (https://…): Hipcall cannot fetch it',
    ],
    [
      { action: "dial", args: { destination: "05321234567" } },
      "the number has no country code: the documented form is 90532XXXXXX",
    ],
  ])("%j is taken, with a note", (action, note) => {
    const { outcome, notes } = judged("external-management", sequence(action, { action: "hangup" }));
    expect(outcome).not.toBe("falls_back");
    expect(notes).toContain(note);
  });
});
