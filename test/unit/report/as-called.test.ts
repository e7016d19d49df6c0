import { expect, test } from "vitest";
import type { OutputEvent } from "../../../src/report/output-event.ts";
import { asCalled, programName, reporterAsCalled } from "../../../src/report/as-called.ts";

test.each([
  [{}, "hipcall-hooks"],
  [{ npm_command: "exec", npm_lifecycle_event: "npx" }, "npx hipcall-hooks"],
  [{ _: "node_modules/.bin/hipcall-hooks" }, "npx hipcall-hooks"],
  [{ _: "/usr/local/bin/hipcall-hooks" }, "hipcall-hooks"],
  [{ npm_command: "run-script", npm_lifecycle_event: "webhooks" }, "npx hipcall-hooks"],
])("in %j the user types %s", (env, name) => {
  expect(programName(env)).toBe(name);
});

test.each([
  ["see: hipcall-hooks send --help", "see: npx hipcall-hooks send --help"],
  [
    "try: hipcall-hooks send a; all: hipcall-hooks events list",
    "try: npx hipcall-hooks send a; all: npx hipcall-hooks events list",
  ],
  ["npx hipcall-hooks listen", "npx hipcall-hooks listen"],
  ["name it: --config /x/hipcall-hooks.config.json", "name it: --config /x/hipcall-hooks.config.json"],
])("under npx, %s becomes %s", (hint, called) => {
  expect(asCalled(hint, { npm_command: "exec" })).toBe(called);
  expect(asCalled(hint, {})).toBe(hint);
});

test("a JSON reporter gets hints as the program was called; for a person, the hint is named where it is shown", () => {
  const reported: OutputEvent[] = [];
  const plain = {
    form: "json",
    report: (event: OutputEvent) => void reported.push(event),
    drained: () => undefined,
    unwrittenBytes: () => 0,
  } as const;
  const reporter = reporterAsCalled(plain, { npm_command: "exec" });
  reporter.report({ type: "warning", message: "hipcall-hooks x", hint: "see: hipcall-hooks --help" });
  reporter.report({ type: "note", message: "m" });
  expect(reported).toEqual([
    { type: "warning", message: "hipcall-hooks x", hint: "see: npx hipcall-hooks --help" },
    { type: "note", message: "m" },
  ]);
  expect(reporterAsCalled(plain, {})).toBe(plain);
  const text = { ...plain, form: "text" } as const;
  expect(reporterAsCalled(text, { npm_command: "exec" })).toBe(text);
});
