import { expect, test } from "vitest";
import { hintText, messageText } from "../../../src/report/message-text.ts";
import { createTheme } from "../../../src/report/text/theme.ts";

const PLAIN = createTheme(false);

test("a message has its label, and its hint on the next line", () => {
  expect(messageText({ type: "note", message: "so" }, PLAIN)).toBe("note: so\n");
  expect(messageText({ type: "warning", message: "so", hint: null }, PLAIN)).toBe("warning: so\n");
  expect(messageText({ type: "trouble", message: "so", hint: "do" }, PLAIN)).toBe("error: so\n  hint: do\n");
  expect(messageText({ type: "error", code: "input", message: "so", hint: "do" }, PLAIN)).toBe(
    "error: so\n  hint: do\n",
  );
});

test("a message and its hint can't act on the terminal", () => {
  const text = messageText({ type: "warning", message: "\u001b[2J", hint: "\u202e" }, PLAIN);
  expect(text).toBe(String.raw`warning: \u001b[2J` + "\n" + String.raw`  hint: \u202e` + "\n");
});

test("only the label of a hint is coloured", () => {
  expect(hintText("do", createTheme(true))).toBe("\u001b[34mhint:\u001b[39m do");
});

test("a command in a hint begins with what the user types", () => {
  const npx = { ...PLAIN, program: "npx hipcall-hooks" };
  expect(hintText("start a listener: hipcall-hooks listen --port 1", npx)).toBe(
    "hint: start a listener: npx hipcall-hooks listen --port 1",
  );
});
