import { expect, test } from "vitest";
import { reportFailure } from "../../../src/cli/report-failure.ts";
import { Failure } from "../../../src/failure.ts";
import { nodeProcessGroups } from "../../../src/cli/process-groups.ts";
import { nodeTerminalSignals } from "../../../src/cli/terminal-signals.ts";
import { REAL_CLOCK } from "../../support/clocks/real-clock.ts";
import { MemoryOutput } from "../../support/program/memory-output.ts";
import { emptyFolder } from "../../support/program/run-cli.ts";

test("a failure before a command starts wraps on a terminal, and has the signs of its locale", async () => {
  const stderr = new MemoryOutput({ isTTY: true, columns: 30 });
  await reportFailure(
    new Failure("usage", "the file is cut off … → here", { hint: "one two three four five six" }),
    [],
    {
      env: { LANG: "C", NO_COLOR: "1", TERM: "dumb" },
      cwd: emptyFolder(),
      stdin: process.stdin,
      stdout: new MemoryOutput(),
      stderr,
      clock: REAL_CLOCK,
      processGroups: nodeProcessGroups(),
      terminalSignals: nodeTerminalSignals(),
      signal: new AbortController().signal,
      faultHandlers: new Set(),
      cleanups: new Set(),
    },
  );
  expect(stderr.text).toBe("error: the file is cut off ...\n  -> here\n  hint: one two three four\n    five six\n");
});
