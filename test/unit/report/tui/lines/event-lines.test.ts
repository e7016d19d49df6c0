import { expect, test } from "vitest";
import { issue } from "../../../../../src/events/validation/said-issue.ts";
import { said } from "../../../../../src/language/said.ts";
import { createTheme } from "../../../../../src/report/text/theme.ts";
import { eventLines } from "../../../../../src/report/tui/lines/event-lines.ts";
import { maskPayload } from "../../../../../src/report/tui/lines/masking.ts";
import { type Entry, entryOf } from "../../../../../src/report/tui/state/entry.ts";
import { rowText } from "../../../../../src/report/tui/views/EventRow.tsx";
import { receivedEvent } from "../../../../support/events/listener-events.ts";

const theme = createTheme(false);
const NOTHING: ReadonlySet<string> = new Set();

test("masking hides what an issue received", () => {
  const received = receivedEvent(1, { event: "call_init", data: {} });
  const wrong = { path: "data.caller_number", message: said("missed") };
  const issues = [issue("warning", "unexpected_form", { ...wrong, expected: "a number", received: "Ada Deniz" })];
  const options = { theme, width: 80, folded: NOTHING, call: [] };
  const shown = [true, false].map((masked) =>
    eventLines(entryOf({ ...received, issues }), { ...options, masked }).map(({ text }) => text),
  );
  expect(shown[0]).toContain("  expected a number");
  expect(shown[1]).toContain("  expected a number, received Ada Deniz");
});

test("masking leaves no phone number and no name in the details or the row", () => {
  const data = { uuid: "u-9", direction: "inbound", caller_number: "+905321234567", full_name: "Ada Deniz" };
  const received = receivedEvent(1, { event: "call_init", data });
  const path = "/hook?from=%2B905321234567";
  const url = `http://localhost:3000${path}`;
  const result = { kind: "broken", code: "ECONNRESET", reason: "reset", durationMs: 1 } as const;
  const forwarded = { url, result, explanation: { problem: `${url} broke off`, nextStep: null } };
  const entry = entryOf({
    ...received,
    answer: { ...received.answer, forwarded },
    capture: { ...received.capture, path },
  });
  const options = { theme, width: 80, folded: NOTHING, masked: true, call: [entry] };
  const row = rowText(entry, { theme, width: 140, selected: false, marked: false, masked: true });
  const all = [...eventLines(entry, options).map(({ text }) => text), row].join("\n");
  expect(all).not.toMatch(/5321234|Ada/);
  expect(all.match(/%2B•+67/g)).toHaveLength(3);
});

test("masking leaves out what Hipcall does with an answer, which the row and the details show otherwise", () => {
  const received = receivedEvent(1, { caller: "x" });
  const says = 'says "Hello Ada", then dials 905321234567';
  const verdict = issue("info", "answer_verdict", { path: "", message: said("Hipcall {says}", { says }) });
  const entry = entryOf({ ...received, envelope: null, issues: [verdict] });
  const shown = (masked: boolean): string[] => [
    ...eventLines(entry, { theme, width: 80, folded: NOTHING, masked, call: [] }).map(({ text }) => text),
    rowText(entry, { theme, width: 140, selected: false, marked: false, masked }),
  ];
  expect(shown(true).join("\n")).not.toMatch(/Ada|5321234/);
  expect(shown(false).filter((line) => line.includes(`Hipcall ${says}`))).toHaveLength(2);
});

function entryWithBody(body: string): Entry {
  const received = receivedEvent(1, { event: "x", data: {} });
  return entryOf({ ...received, capture: { ...received.capture, body: Buffer.from(body) } });
}

function texts(entry: Entry, call: readonly Entry[] = []): string[] {
  return eventLines(entry, { theme, width: 80, folded: NOTHING, masked: false, call }).map(({ text }) => text);
}

test("the details have the date, the time and its zone", () => {
  const received = receivedEvent(1, { event: "call_init", data: {} });
  const capture = { ...received.capture, receivedAt: "2026-11-22T10:41:52.341Z" };
  expect(texts(entryOf({ ...received, capture }))).toContain("received 2026-11-22 10:41:52 +00:00");
});

test("a duplicate names the first event, while that is listed", () => {
  const data = { uuid: "u-1", direction: "inbound" };
  const first = entryOf(receivedEvent(1, { event: "call_init", data }));
  const received = receivedEvent(2, { event: "call_init", data });
  const second = entryOf({ ...received, related: { ...received.related, duplicateOf: first.received.capture.id } });
  expect(texts(second, [first, second])).toContain("duplicate of #1");
  expect(texts(second, [second])).toContain("duplicate of an earlier event");
});

test("the response of the app is a section, its compressed body is not shown", () => {
  const received = receivedEvent(1, { event: "x", data: {} });
  const result = {
    kind: "answered",
    status: 500,
    headers: [["Content-Encoding", "gzip"]],
    body: Buffer.from("\u001f"),
    bodyBytes: 1,
    durationMs: 7,
  } as const;
  const forwarded = {
    url: "http://localhost:3000/",
    result,
    explanation: { problem: "your app threw an error", nextStep: "see its log" },
  };
  const shown = texts(entryOf({ ...received, answer: { ...received.answer, forwarded } }));
  expect(shown).toEqual(expect.arrayContaining(["your app threw an error", "hint: see its log"]));
  const from = shown.indexOf("▾ Response of your app");
  expect(shown.slice(from + 1, from + 7)).toEqual([
    "http://localhost:3000/",
    "500 in 7 ms, 1 B",
    "not shown (content-encoding: gzip)",
    "",
    "▾ Headers of the response",
    "Content-Encoding: gzip",
  ]);
});

test("a body nested very deep is shown with personal data hidden", () => {
  const deep = `{"event":"call_init","data":{"x":${"[".repeat(300_000)}${"]".repeat(300_000)}}}`;
  const options = { theme, width: 80, folded: NOTHING, masked: true, call: [] };
  expect(eventLines(entryWithBody(deep), options).length).toBeGreaterThan(10);
  expect(JSON.stringify(maskPayload(JSON.parse(deep)))).toContain("•••");
});
