import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "../../support/program/run-cli.ts";

const ROOT = resolve(import.meta.dirname, "../../..");

describe.each(["openapi", "asyncapi"])("events %s", (name) => {
  test("prints a document of all events, or of those with a name", async () => {
    const all = await runCli(["events", name]);
    expect(all.exitCode).toBe(0);
    expect(all.stdout).toContain('"task::create"');
    const some = await runCli(["events", name, "--only", "call_*", "--only", "task_create"]);
    const document = JSON.parse(some.stdout) as { components: { schemas: object } };
    expect(Object.keys(document.components.schemas)).toEqual(["CallInit", "CallBridged", "CallHangup", "TaskCreate"]);
  });

  test("names the nearest event for an unknown one", async () => {
    const { exitCode, stderr } = await runCli(["events", name, "--only", "call_hangop"]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("did you mean call_hangup?")]);
  });

  test("is one line with --json", async () => {
    const { json } = await runCli(["events", name, "--json"]);
    expect(json).toMatchObject([{ v: 1, type: "text", name }]);
  });
});

test("events openapi takes the names of requests, events asyncapi does not", async () => {
  const { stdout } = await runCli(["events", "openapi", "--only", "smart-*", "--only", "task_create"]);
  const document = JSON.parse(stdout) as { webhooks: object };
  expect(Object.keys(document.webhooks)).toEqual(["task_create", "smart-routing"]);
  const { exitCode, stderr } = await runCli(["events", "asyncapi", "--only", "smart-routing"]);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining("is a request that wants an answer")]);
});

describe("events types", () => {
  test.each([
    [[], "events.d.ts"],
    [["--lang", "ts"], "events.d.ts"],
    [["--lang", "python"], "events.py"],
    [["--lang", "php"], "events.php"],
    [["--lang", "csharp"], "events.cs"],
    [["--lang", "go"], "events.go"],
  ])("%j prints the file of the package", async (args, file) => {
    const { exitCode, stdout } = await runCli(["events", "types", ...args]);
    expect([exitCode, stdout]).toEqual([0, readFileSync(resolve(ROOT, "dist/types", file), "utf8")]);
  });

  test("names its languages for another", async () => {
    const { exitCode, stderr } = await runCli(["events", "types", "--lang", "rust"]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("ts, python, php, csharp, go")]);
  });
});
