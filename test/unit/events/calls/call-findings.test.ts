import { describe, expect, test } from "vitest";
import { said } from "../../../../src/language/said.ts";
import { callFindings } from "../../../../src/events/calls/call-findings.ts";
import { type CallStep, callStep } from "../../../../src/events/calls/call-step.ts";
import { plainIssue } from "../../../../src/events/validation/issue.ts";
import { issue } from "../../../../src/events/validation/said-issue.ts";

type Data = Readonly<Record<string, unknown>>;
type Sent = readonly [event: string, data?: Data, sha256?: string];

const BRIDGED = { bridged_at: "2026-09-15T08:00:05Z" };

function steps(...sent: readonly Sent[]): CallStep[] {
  return sent.map(([event, data = {}, sha256 = event]) => {
    const envelope = { event, data: { uuid: "a", ...data } };
    const step = callStep({ envelope, sha256, arrivedMs: null, contradictions: [] });
    if (step === undefined) throw new Error("no step");
    return step;
  });
}

function findings(...sent: readonly Sent[]): string[] {
  return callFindings(steps(...sent)).map(({ severity, code, path, message }) =>
    [severity, code, path, message].join(" | "),
  );
}

describe("a missing step", () => {
  test.each<[string, Sent[], string[]]>([
    ["a call that was not bridged needs no call_bridged", [["call_init"], ["call_hangup"]], []],
    [
      "a bridged call needs call_bridged",
      [["call_init"], ["call_hangup", BRIDGED]],
      ["warning | missing_step | event | call_bridged is missing for this call"],
    ],
    ["a call with all of them", [["call_init"], ["call_bridged", BRIDGED], ["call_hangup", BRIDGED]], []],
    [
      "a call with only its call_bridged",
      [["call_bridged", BRIDGED]],
      [
        "warning | missing_step | event | call_init is missing for this call",
        "warning | missing_step | event | call_hangup is missing for this call",
      ],
    ],
    ["a call of 2023 has no bridge", [["call::init"], ["call::hangup", BRIDGED]], []],
    [
      "a 2023 call without its start",
      [["call::hangup"]],
      ["warning | missing_step | event | call::init is missing for this call"],
    ],
    ["no call at all", [], []],
  ])("%s", (_name, sent, expected) => {
    expect(findings(...sent)).toEqual(expected);
  });

  test("has a hint about the cause", () => {
    expect(callFindings(steps(["call_init"]))).toMatchObject([
      { hint: expect.stringMatching(/^if the call has ended, the event was lost/) as string },
    ]);
    expect(callFindings(steps(["call_hangup"]))).toMatchObject([
      {
        hint: expect.stringMatching(
          /^if the integration subscribes to call_init, the event was lost: Hipcall does not resend events$/,
        ) as string,
      },
    ]);
  });
});

describe("a repeated step", () => {
  const INIT: Sent = ["call_init"];
  const HANGUP: Sent = ["call_hangup"];
  test.each<[Sent[], string[]]>([
    [[INIT, INIT, HANGUP], ["warning | duplicate_step | event | call_init arrived twice with the same body"]],
    [
      [INIT, HANGUP, HANGUP, HANGUP],
      ["warning | duplicate_step | event | call_hangup arrived 3 times with the same body"],
    ],
    [
      [INIT, HANGUP, HANGUP, ["call_hangup", {}, "other"]],
      ["warning | duplicate_step | event | call_hangup arrived 3 times with different bodies"],
    ],
    [
      [INIT, ["call_bridged"], ["call_bridged", {}, "other"], HANGUP],
      ["info | duplicate_step | event | call_bridged arrived twice with different bodies"],
    ],
    [
      [INIT, ["call_bridged"], ["call_bridged"], HANGUP],
      ["warning | duplicate_step | event | call_bridged arrived twice with the same body"],
    ],
  ])("%j", (sent, expected) => {
    expect(findings(...sent)).toEqual(expected);
  });

  test("is in order when its first arrival is", () => {
    expect(findings(INIT, HANGUP, INIT)).toHaveLength(1);
  });
});

test.each<[string[], string[]]>([
  [["call_hangup", "call_init"], ["call_init arrived after call_hangup"]],
  [
    ["call_hangup", "call_bridged", "call_init"],
    ["call_bridged arrived after call_hangup", "call_init arrived after call_hangup"],
  ],
  [["call_bridged", "call_init", "call_hangup"], ["call_init arrived after call_bridged"]],
  [["call_init", "call_bridged", "call_hangup"], []],
])("the order %j: %j", (events, messages) => {
  const found = callFindings(steps(...events.map((event): Sent => [event])));
  expect(found.map(({ message }) => message)).toEqual(messages);
  expect(found.every(({ code, severity }) => code === "out_of_order" && severity === "warning")).toBe(true);
});

test("steps out of order have no timing findings", () => {
  const [init, hangup] = steps(
    ["call_init", { started_at: "2026-09-15T08:00:00Z" }],
    ["call_hangup", { ended_at: "2026-09-15T08:00:10Z" }],
  );
  if (init === undefined || hangup === undefined) throw new Error("two steps");
  const late = [
    { ...init, arrivedMs: 0 },
    { ...hangup, arrivedMs: 60_000 },
  ];
  expect(callFindings(late).map(({ code }) => code)).toEqual(["late_step"]);
  const turned = [
    { ...hangup, arrivedMs: 0 },
    { ...init, arrivedMs: 60_000 },
  ];
  expect(callFindings(turned).map(({ code }) => code)).toEqual(["out_of_order"]);
});

describe("a value that is the same during a call", () => {
  test.each([
    ["call_init", "call_hangup", "direction", "inbound", "outbound", "data.direction"],
    ["call_init", "call_hangup", "caller_number", "+1", "+2", "data.caller_number"],
    ["call_init", "call_hangup", "number_id", 1, 2, "data.number_id"],
    ["call_init", "call_hangup", "started_at", "2026-09-15T08:00:00Z", "2026-09-15T08:00:01Z", "data.started_at"],
    ["call::init", "call::hangup", "direction", 1, 2, "data.direction"],
    ["call::init", "call::hangup", "number_id", 1, 2, "data.number_id"],
    ["call::init", "call::hangup", "startstamp", "2023-04-04T09:59:51Z", "2023-04-04T09:59:52Z", "data.startstamp"],
  ])("%s and %s: %s", (...[first, last, field, before, after, path]) => {
    const changed = callFindings(steps([first, { [field]: before }], [last, { [field]: after }]));
    expect(changed).toMatchObject([
      {
        severity: "warning",
        code: "changed_value",
        path,
        message: `${path} differs between ${first} and ${last}`,
      },
    ]);
    expect(changed[0]?.expected).not.toBe(changed[0]?.received);
    expect(callFindings(steps([first, { [field]: before }], [last, { [field]: before }]))).toEqual([]);
    expect(callFindings(steps([first, { [field]: before }], [last, { [field]: null }]))).toEqual([]);
    expect(callFindings(steps([first, { [field]: null }], [last, { [field]: after }]))).toEqual([]);
  });

  test("is reported with both values, safe for a terminal and short", () => {
    const found = callFindings(
      steps(["call_init", { direction: "\u001b[2J" }], ["call_hangup", { direction: "x".repeat(90) }]),
    );
    expect(found).toMatchObject([{ expected: "\\u001b[2J", received: `${"x".repeat(59)}…` }]);
  });

  test("is compared with the first event that has it", () => {
    const sent: Sent[] = [
      ["call_init", { number_id: null }],
      ["call_bridged", { number_id: 1 }],
      ["call_hangup", { number_id: 2 }],
    ];
    expect(callFindings(steps(...sent))).toMatchObject([
      { message: "data.number_id differs between call_bridged and call_hangup", expected: "1", received: "2" },
    ]);
  });
});

test("a contradiction in an event is reported with the event's name", () => {
  const [init, hangup] = steps(["call_init"], ["call_hangup"]);
  if (init === undefined || hangup === undefined) throw new Error("two steps");
  const found = issue("warning", "contradiction", {
    path: "data.uuid",
    message: said("{path} is missing", { path: "data.uuid" }),
  });
  expect(callFindings([init, { ...hangup, contradictions: [found] }])).toMatchObject([
    { ...plainIssue(found), message: "call_hangup: data.uuid is missing" },
  ]);
});
