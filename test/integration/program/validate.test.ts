import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { captureFile, payload, record } from "../../support/captures/capture-file.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";

const VALID = JSON.stringify({
  event: "call::init",
  data: {
    event_type: "call_state",
    state: "init",
    uuid: "34c0308c-3f95-405d-ac45-af60d6876afd",
    startstamp: "2023-04-04T09:59:51.000000Z",
    timestamp: "2023-04-04T09:59:51.000000Z",
    direction: 0,
    account_id: 1,
    contact_number: "905438856301",
    number_id: 1,
    number: { resource_type: "number", id: 1, name: "Bulutfon 850", number: "+908508850000" },
    user_id: 0,
  },
});

describe("validate exits", () => {
  test("with 0 when no event has an error, and counts", async () => {
    const checked = await runCli(["validate", "-"], { stdin: `[${VALID},${payload("some_news")}]` });
    expect(checked).toMatchObject({ exitCode: 0, stderr: "" });
    expect(checked.stdout).toMatch(/2 events: 1 valid, 0 invalid, 1 unknown, 1 warning\n$/);
  });

  test("with 1 when one has", async () => {
    expect((await runCli(["validate", "-"], { stdin: `[${VALID},${payload("call_init")}]` })).exitCode).toBe(1);
  });

  test.each([
    ["a missing file", ["/none.json"], 3],
    ["no source", [], 2],
    ["an unknown option", ["x.json", "--strict"], 2],
  ])("for %s with %#", async (_what, args, exitCode) => {
    expect((await runCli(["validate", ...args])).exitCode).toBe(exitCode);
  });

  test("with 3 when one file of a folder cannot be read, and checks the others", async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "a.json"), VALID);
    writeFileSync(join(folder, "b.json"), "no json");
    writeFileSync(join(folder, "c.json"), VALID);
    const checked = await runCli(["validate", folder]);
    expect(checked).toMatchObject({ exitCode: 3, stderr: expect.stringContaining("b.json is not JSON") as string });
    expect(checked.stdout).toMatch(/2 events: 2 valid, 0 invalid, 1 file could not be read\n$/);
    expect((await runCli(["validate", folder, "--json"])).json.at(-1)).toMatchObject({
      checked: 2,
      unreadableSources: 1,
    });
  });

  test("with 3 when no file of a folder can be read", async () => {
    const folder = emptyFolder();
    for (const name of ["a.json", "b.json"]) writeFileSync(join(folder, name), "no json");
    const checked = await runCli(["validate", folder]);
    expect(checked.exitCode).toBe(3);
    expect(checked.stderr).toMatch(/a\.json[^]*b\.json[^]*nothing to validate: 2 files could not be read/);
  });

  test("with 3 when standard input is empty, or is not JSON", async () => {
    expect(await runCli(["validate", "-"], { stdin: "\n \n" })).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining("standard input is empty"),
    });
    expect((await runCli(["validate", "-"], { stdin: "hello" })).exitCode).toBe(3);
  });
});

describe("an issue has its place", () => {
  test("in a payload file: file, line of the value, and path", async () => {
    const folder = emptyFolder();
    const file = join(folder, "p.json");
    writeFileSync(file, `\n${VALID.replace("{", "{\n").replace('"user_id":0', '\n\n"user_id":"x"')}`);
    const checked = await runCli(["validate", file, "--json"]);
    expect(checked.exitCode).toBe(1);
    expect(checked.json[0]).toMatchObject({ type: "validation", source: file, line: 2, verdict: "invalid" });
    expect(checked.json[0]?.["issues"]).toContainEqual(
      expect.objectContaining({ severity: "error", path: "data.user_id", line: 5 }),
    );
    expect((await runCli(["validate", file])).stdout).toMatch(
      /p\.json:2 ✗ invalid call::init\n(.*\n)*? {2}line 5: error .*user_id/,
    );
  });

  test("in an array and one a line, each payload its own", async () => {
    expect(await linesOf(`[\n${VALID},\n\n${payload("call_init")}\n]`)).toEqual([2, 4]);
    expect(await linesOf(`${VALID}\n\n${payload("call_init")}\n`)).toEqual([1, 3]);
  });

  test("in a capture: the record's line", async () => {
    const file = captureFile(
      record({ body: VALID }),
      "",
      record({ body: payload("call_init") }),
      record({ body: "half" }),
    );
    const checked = await runCli(["validate", file, "--json"]);
    expect(checked.exitCode).toBe(1);
    expect(checked.json).toMatchObject([
      { line: 1, verdict: "valid" },
      { line: 3, verdict: "invalid" },
      { line: 4, verdict: "unparsable" },
      { type: "summary", checked: 3, valid: 1, invalid: 2 },
    ]);
  });
});

test("validate checks each event again and does not use the recorded verdict", async () => {
  const file = captureFile(record({ body: payload("call_init"), verdict: "valid", event: "call_hangup" }));
  const checked = await runCli(["validate", file, "--json"]);
  expect(checked.json[0]).toMatchObject({ verdict: "invalid", event: "call_init" });
});

test("validate takes the filters of replay", async () => {
  const file = captureFile(record({ body: VALID }), record({ body: payload("call_init") }));
  const checked = await runCli(["validate", file, "--json", "--only", "call::*", "--limit", "5"]);
  expect(checked.exitCode).toBe(0);
  expect(checked.json.at(-1)).toMatchObject({ checked: 1 });
});

test.each([
  ["the only event is filtered out", `${JSON.stringify(record())}\n`, "the filters excluded the only event"],
  ["two events are filtered out", `[${VALID},${VALID}]`, "the filters excluded all 2 events"],
  ["no line is complete", '{"v":1,"kind":"req', "1 line could not be read"],
  [
    "one event is filtered out and one line is incomplete",
    `${JSON.stringify(record())}\n{"v":1`,
    "the filters excluded the only event; 1 line could not be read",
  ],
])("validate exits with 3 and the reason when %s", async (_what, stdin, reason) => {
  const checked = await runCli(["validate", "-", "--only", "none"], { stdin });
  expect(checked).toMatchObject({ exitCode: 3, stdout: "" });
  expect(checked.stderr).toContain(`nothing to validate: ${reason}\n`);
});

test("a name in a file can't act on the terminal", async () => {
  const stdin = payload("\u001b[2J\u202e\u0085", { uuid: "\u001b]0;x\u0007" });
  for (const form of ["pretty", "json"]) {
    const checked = await runCli(["validate", "-", "-o", form], { stdin });
    expect(checked.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  }
});

/** Where each payload of a text stands. */
async function linesOf(stdin: string): Promise<unknown[]> {
  return (await runCli(["validate", "-", "--json"], { stdin })).json.slice(0, -1).map(({ line }) => line);
}

describe("standard input", () => {
  test.each([
    ["validate", "-"],
    ["replay", "-", "--dry-run"],
    ["send", "--data", "-", "--dry-run"],
  ])("of a terminal is announced by %s", async (...args) => {
    const stdin = Object.assign(Readable.from([Buffer.from(VALID)]), { isTTY: true });
    const run = await runCli(args, { stdin });
    expect(run).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining("reading standard input: type") as string,
    });
    const piped = await runCli(args, { stdin: VALID });
    expect(piped.stderr).not.toContain("reading standard input");
  });

  test("is named in messages, with its line", async () => {
    const checked = await runCli(["validate", "-"], { stdin: `\n${VALID}` });
    expect(checked.stdout).toMatch(/^standard input, line 2 ✓ valid/);
    const refused = await runCli(["replay", "-"], { stdin: "{}" });
    expect(refused.stderr).toContain("standard input, line 1 is not an event");
  });
});
