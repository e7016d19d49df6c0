import { expect, test } from "vitest";
import { clipboardSequence } from "../../../../../src/report/tui/terminal/clipboard.ts";

test("a text goes to the clipboard by OSC 52, but not a very long one", () => {
  expect(clipboardSequence("ü")).toBe("\u001b]52;c;w7w=\u0007");
  expect(clipboardSequence("x".repeat(100_000))).toBeUndefined();
});
