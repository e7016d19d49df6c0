import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";

test.each([
  ["events foo", 'unknown command "events foo"', "the commands of events: list, show, "],
  ["events shwo call_hangup", 'unknown command "events shwo"', "did you mean events show?"],
  ["events call_hangup", 'unknown command "events call_hangup"', "did you mean events show call_hangup?"],
  ["captures foo", 'unknown command "captures foo", and no file has this name', "the commands of captures: list, "],
  ["captures scurb a b", 'unknown command "captures scurb", and no file has this name', "did you mean captures scrub?"],
  [
    "events show call_init call_hangup",
    "too many arguments (got 2; expected 1)",
    "see: hipcall-hooks events show --help",
  ],
  [
    "events list call_init",
    'events list takes no arguments (got "call_init")',
    "see: hipcall-hooks events list --help",
  ],
  ["listen 3000", 'listen takes no arguments (got "3000")', "did you mean --port 3000?"],
  ["listen --count 1 :3000", 'listen takes no arguments (got ":3000")', "did you mean --port 3000?"],
  [
    "listen localhost:3000/hooks",
    'listen takes no arguments (got "localhost:3000/hooks")',
    "did you mean --forward localhost:3000/hooks?",
  ],
  ["send hangup", 'unknown event "hangup"', "did you mean call::hangup or call_hangup?"],
])("%s: %s (%s)", async (line, message, hint) => {
  const run = await runCli([...line.split(" "), "--json"]);
  expect(run.exitCode).toBe(2);
  expect(run.json).toEqual([
    { v: 1, type: "error", code: "usage", message, hint: expect.stringContaining(hint) as unknown },
  ]);
});

test("a file named like a word is still a source of captures", async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "foo"), '{"event":"call_init","data":{}}');
  expect(await runCli(["captures", "foo"], { cwd })).toMatchObject({ exitCode: 0, stderr: "" });
  expect((await runCli(["captures", "missing.ndjson"], { cwd })).stderr).toContain("missing.ndjson");
});

test("send posts every event that a pattern matches", async () => {
  const planned = await runCli(["send", "call_*", "--dry-run", "--json"]);
  expect(planned.json.map(({ event }) => event)).toEqual(["call_init", "call_bridged", "call_hangup", undefined]);
});
