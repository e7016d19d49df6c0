import { expect, test } from "vitest";
import { ProgressBar } from "../../../../src/report/text/progress-bar.ts";
import { createTheme } from "../../../../src/report/text/theme.ts";
import { FakeClock } from "../../../support/clocks/fake-clock.ts";
import { MemoryOutput } from "../../../support/program/memory-output.ts";

const CLEAR_LINE = "\r\u001b[2K";

function progressBar(stream: MemoryOutput, hidden = false): { bar: ProgressBar; clock: FakeClock } {
  const clock = new FakeClock();
  return { bar: new ProgressBar(stream, { theme: createTheme(false), clock, signs: (text) => text, hidden }), clock };
}

test("a terminal has a bar with counts, and with failures when there are any", () => {
  const terminal = new MemoryOutput({ isTTY: true });
  const { bar, clock } = progressBar(terminal);
  bar.draw({ done: 12, total: 24, failed: 0 });
  clock.pass(100);
  bar.draw({ done: 18, total: 24, failed: 2 });
  expect(terminal.text.split(CLEAR_LINE)).toEqual([
    "",
    `${"█".repeat(12)}${"░".repeat(12)} 12/24`,
    `${"█".repeat(18)}${"░".repeat(6)} 18/24  2 failed`,
  ]);
});

test("it is drawn at most every 100 ms, and when all is done", () => {
  const terminal = new MemoryOutput({ isTTY: true });
  const { bar, clock } = progressBar(terminal);
  bar.draw({ done: 1, total: 3, failed: 0 });
  clock.pass(99);
  bar.draw({ done: 2, total: 3, failed: 0 });
  expect(terminal.text).not.toContain(" 2/3");
  bar.draw({ done: 3, total: 3, failed: 0 });
  expect(terminal.text).toContain(" 3/3");
});

test("it is removed once, and drawn again at once", () => {
  const terminal = new MemoryOutput({ isTTY: true });
  const { bar } = progressBar(terminal);
  bar.draw({ done: 1, total: 3, failed: 0 });
  bar.clear();
  bar.clear();
  expect(terminal.text).toMatch(/1\/3\r\u001b\[2K$/);
  bar.draw({ done: 2, total: 3, failed: 0 });
  expect(terminal.text).toContain(" 2/3");
});

test("a terminal has no bar when it is hidden", () => {
  const terminal = new MemoryOutput({ isTTY: true });
  const { bar } = progressBar(terminal, true);
  bar.draw({ done: 3, total: 3, failed: 0 });
  bar.clear();
  expect(terminal.text).toBe("");
});

test("a file has no bar", () => {
  const file = new MemoryOutput();
  const { bar } = progressBar(file);
  bar.draw({ done: 1, total: 1, failed: 0 });
  bar.clear();
  expect(file.text).toBe("");
});
