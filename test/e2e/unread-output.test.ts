import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PackedProgram } from "../support/program/packed-program.ts";
import { emptyFolder } from "../support/program/run-cli.ts";
import { until } from "../support/run/until.ts";

/** Each character is printed as six, so a few events reach the memory limit. */
const BODY = JSON.stringify({ event: "shown_long", data: Array.from({ length: 110 }, () => "\u007f".repeat(500)) });
const EVENTS = 64;

test("if nobody reads its output, listen keeps some in memory, then makes senders wait, and loses nothing", async () => {
  const file = join(emptyFolder(), "c.ndjson");
  await using program = PackedProgram.start(["listen", "--port", "0", "--no-fsync", "--save", file]);
  const [, url = ""] = await program.stdoutMatch(/listening on (\S+)/);
  program.child.stdout?.pause();
  let answered = 0;
  const posting = (async () => {
    for (; answered < EVENTS; answered += 1) await fetch(url, { method: "POST", body: BODY });
  })();
  await until(() => program.stderr.includes("nobody reads this output"));
  expect(answered).toBeLessThan(60);
  expect(savedEvents(file)).toBe(answered);
  program.child.stdout?.resume();
  await posting;
  program.child.kill("SIGINT");
  expect(await program.exitCode).toBe(0);
  expect(program.stdout.match(/ shown_long {2}POST/g)).toHaveLength(EVENTS);
  expect(savedEvents(file)).toBe(EVENTS);
});

function savedEvents(file: string): number {
  return readFileSync(file, "utf8").split("\n").length - 1;
}
