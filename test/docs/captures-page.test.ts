import { cpSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { captureFile, record } from "../support/captures/capture-file.ts";
import { queueOf, scenarioNamed } from "../support/events/scenario-requests.ts";
import { emptyFolder, runCli } from "../support/program/run-cli.ts";
import { argumentsOf, commandLines } from "./command-lines.ts";

const PAGE = readFileSync(resolve(import.meta.dirname, "../../docs/captures.md"), "utf8");

/** The exit codes of the commands that find something. */
const EXIT_CODES: Readonly<Record<string, number>> = { "captures diff": 1 };

test("every command of docs/captures.md runs", async () => {
  const cwd = emptyFolder();
  const calls = queueOf(scenarioNamed("answered-inbound")).map(({ event, request }) =>
    record({ id: event, event, body: request.body.toString() }),
  );
  cpSync(captureFile(...calls, record({ body: "{}" })), join(cwd, "captures.ndjson"));
  cpSync(captureFile(...calls.slice(1)), join(cwd, "today.ndjson"));
  const lines = commandLines(PAGE);
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) {
    const args = argumentsOf(line);
    const { exitCode, stderr } = await runCli(args, { cwd });
    const expected = EXIT_CODES[args.slice(0, 2).join(" ")] ?? 0;
    expect({ line, exitCode, stderr }).toEqual({ line, exitCode: expected, stderr: "" });
  }
});
