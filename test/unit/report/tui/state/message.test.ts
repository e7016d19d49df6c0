import { expect, test } from "vitest";
import { messageOf } from "../../../../../src/report/tui/state/message.ts";

test("a warning and its hint are one line", () => {
  const message = messageOf({ type: "warning", message: "the disk is nearly full", hint: "use another folder" });
  expect(message).toEqual({ tone: "warn", text: "the disk is nearly full; hint: use another folder" });
});

test("a refused request begins with its method, path and status; a long path is cut", () => {
  const refusal = { status: 405, method: "DELETE", remoteAddress: "127.0.0.1", message: "refused", hint: null };
  const { tone, text } = messageOf({ type: "refused", ...refusal, path: `/${"x".repeat(500)}` });
  expect(tone).toBe("warn");
  expect(text).toBe(`DELETE /${"x".repeat(79)} 405 refused`);
});

test("a request that could not be read has no method and no path", () => {
  const refusal = { status: 400, method: null, path: null, remoteAddress: "127.0.0.1", hint: null };
  expect(messageOf({ type: "refused", ...refusal, message: "malformed request" }).text).toBe("400 malformed request");
});
