import { fc, test } from "@fast-check/vitest";
import stringWidth from "string-width";
import { describe, expect } from "vitest";
import { clipboardSequence } from "../../../../src/report/tui/terminal/clipboard.ts";
import { detailLines } from "../../../../src/report/tui/lines/event-lines.ts";
import { diffLines } from "../../../../src/report/tui/lines/diff-lines.ts";
import { type Entry, entryOf } from "../../../../src/report/tui/state/entry.ts";
import { helpBarText } from "../../../../src/report/tui/lines/help-bar-text.ts";
import { helpLines } from "../../../../src/report/tui/lines/help-lines.ts";
import { jsonLines } from "../../../../src/report/tui/lines/foldable-json.ts";
import { KEYS } from "../../../../src/report/tui/keys/key-table.ts";
import { maskPayload, maskText } from "../../../../src/report/tui/lines/masking.ts";
import { rowText } from "../../../../src/report/tui/lines/row-text.ts";
import { clipped, fitted, wrapped } from "../../../../src/report/tui/lines/fit-text.ts";
import { themeFor } from "../../../../src/report/text/theme.ts";
import { callEntry, receivedEvent } from "../../../support/events/listener-events.ts";

const theme = themeFor(false);
const NOTHING: ReadonlySet<string> = new Set();

function json(value: unknown, folded: readonly string[] = []): string[] {
  return jsonLines(JSON.stringify(value), { theme, folded: new Set(folded), masked: false }).map(({ text }) => text);
}

function maskedView(text: string): string {
  return jsonLines(text, { theme, folded: NOTHING, masked: true })
    .map((line) => line.text.trim())
    .join("");
}

describe("text", () => {
  test.prop([fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 60 })])(
    "fits its cells exactly",
    (text, width) => {
      const printableText = text.replaceAll(/\p{C}/gu, "");
      expect(stringWidth(fitted(printableText, width))).toBe(width);
    },
  );

  test.prop([fc.array(fc.stringMatching(/^[a-z]{1,30}$/)), fc.integer({ min: 4, max: 40 })])(
    "is wrapped without losing a letter, and no line is too long",
    (words, width) => {
      const lines = wrapped(words.join(" "), width);
      expect(lines.join("").replaceAll(" ", "")).toBe(words.join(""));
      expect(lines.every((line) => line.length <= width)).toBe(true);
    },
  );
});

test.prop([
  fc.array(fc.tuple(fc.constantFrom("32", "1", "0"), fc.stringMatching(/^[a-zü漢 ]{0,12}$/))),
  fc.integer({ min: 2, max: 40 }),
])("a coloured line is clipped to its cells, and keeps every change of colour", (parts, width) => {
  const line = parts.map(([code, text]) => `\u001b[${code}m${text}`).join("");
  const cut = clipped(line, width);
  expect(stringWidth(cut)).toBeLessThanOrEqual(width);
  expect(cut.match(/\u001b\[\d+m/g)).toEqual(line.match(/\u001b\[\d+m/g));
  if (stringWidth(line) <= width) expect(cut).toBe(line);
});

describe("a JSON body", () => {
  const value = { event: "x", data: { list: [1, { a: null }], empty: {}, text: "t" } };

  test("has a line a value", () => {
    expect(json(value).join("\n")).toBe(JSON.stringify(value, null, 2));
  });

  test("folds to one line that counts what it holds", () => {
    expect(json(value, ["$.data.list"]).slice(3, 5)).toEqual(['    "list": [ … 2 ],', '    "empty": {},']);
    expect(json(value, ["$.data"])).toEqual(["{", '  "event": "x",', '  "data": { … 3 }', "}"]);
    expect(json(value, ["$"])).toEqual(["{ … 2 }"]);
  });

  test.prop([fc.json()])("loses nothing that is not folded", (text) => {
    const lines = jsonLines(text, { theme, folded: NOTHING, masked: false });
    const shown = lines.map((line) => line.text.trim()).join("");
    // What is a command to a CI job is escaped.
    if (/^[ -~]*$/.test(text) && !text.includes("##[") && text.length < 300)
      expect(shown.replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
  });

  test("acts on no terminal", () => {
    const [line] = jsonLines('"\u009b31m\u202e"', { theme, folded: NOTHING, masked: false });
    expect(line?.text).toBe(String.raw`"\u009b31m\u202e"`);
  });
});

describe("masking", () => {
  test.each([
    ["inbound call from +905321234567", "inbound call from +90••••••••67"],
    ["mail ayse@example.com now", "mail •••@••• now"],
    ["2024-11-17T10:41:00Z", "2024-11-17T10:41:00Z"],
    ["2483a75a-56a2-41f1-991b-92b1667e324a", "2483a75a-56a2-41f1-991b-92b1667e324a"],
    ["x-forwarded-for: 203.0.113.9", "x-forwarded-for: •.•.•.•"],
  ])("%s", (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  test("hides what a key says is personal, and keeps what tells events apart", () => {
    const data = { uuid: "u-1", full_name: "Ada Deniz", caller_number: "+905321234567", direction: "inbound", n: 7 };
    expect(maskPayload({ event: "e", data })).toEqual({
      event: "e",
      data: { uuid: "u-1", full_name: "•••", caller_number: "+90••••••••67", direction: "inbound", n: 7 },
    });
  });

  test("hides all that customers define, whatever it is, also in lists, and numbers that JSON has as numbers", () => {
    const own = { plate: "34 ABC 1", code: 12, nested: [{ likes: "tea" }] };
    const data = { id: 1_234_567, number: 905_321_234_567, names: ["Ada"], custom_fields: own, "05321234567": true };
    expect(maskPayload(data)).toEqual({
      id: 1_234_567,
      number: "905•••••••67",
      names: ["•••"],
      custom_fields: { plate: "•••", code: "•••", nested: [{ likes: "•••" }] },
      "053••••••67": true,
    });
  });

  test("is not deceived by escapes of JSON or of a URL", () => {
    expect(maskedView(String.raw`["\u002b905321234567","\u0062@c.de"]`)).toBe('["+90••••••••67","•••@•••"]');
    expect(maskText("/?a=%2B905321234567&b=%2b905321234567")).toBe("/?a=%2B••••••••••67&b=%2b••••••••••67");
  });

  const anyValue = fc.oneof(fc.constantFrom("Ada", "+905321234567", "a@b.de", 7, 905_321_234_567, true, null));
  const anyKey = fc.constantFrom("id", "name", "emails", "number", "custom_fields", "data", "05321234567", "a@b.de");
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ maxDepth: 6 }, anyValue, fc.array(tie("tree")), fc.dictionary(anyKey, tie("tree"))),
  }));

  test.prop([tree])("is the same for the text of a body and for what it says", (value) => {
    expect(JSON.parse(maskedView(JSON.stringify(value)))).toEqual(maskPayload(value));
  });

  test("goes by a key as it is meant, however it is written", () => {
    expect(maskedView(String.raw`{"first_n\u0061me":"Ada"}`)).toBe(String.raw`{"first_n\u0061me": "•••"}`);
  });

  test("leaves no number and no name anywhere in the details or the row", () => {
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
    const all = [...detailLines(entry, options).map(({ text }) => text), row].join("\n");
    expect(all).not.toMatch(/5321234|Ada/);
    expect(all.match(/%2B•+67/g)).toHaveLength(3);
  });
});

test("a row is as wide as the list, from 40 to 300 columns, selected or not", () => {
  const entry = callEntry(1, { event: "contact_center::contact_create" });
  for (let width = 40; width <= 300; width += 1) {
    const options = { theme, width, selected: width % 2 === 0, marked: true, masked: false };
    expect(stringWidth(rowText(entry, options))).toBeLessThanOrEqual(width);
  }
});

test("two events differ also in what is hidden", () => {
  const [one, other] = ["Ada", "Eda"].map((name, at) => {
    const custom_fields = { plate: `34 ${name}`, "05321234567": name };
    return entryOf(receivedEvent(at + 1, { event: "e", data: { first_name: name, id: 1, custom_fields } }));
  });
  const shown = diffLines(one as Entry, other as Entry, { theme, masked: true }).map(({ text }) => text);
  expect(shown.slice(1)).toEqual([
    "3 of 5 values differ; Esc goes back",
    "",
    ...["data.first_name", "data.custom_fields.plate", "data.custom_fields.053••••••67"].flatMap((path) => [
      path,
      '  - "•••"',
      '  + "•••"',
    ]),
  ]);
});

test("two events differ by path", () => {
  const one = callEntry(1, { from: "+905320000001" });
  const other = callEntry(2, { from: "+905320000002" });
  const texts = diffLines(one, other, { theme, masked: false }).map(({ text }) => text);
  expect(texts.slice(1)).toEqual([
    "1 of 37 values differ; Esc goes back",
    "",
    "data.caller_number",
    '  - "+905320000001"',
    '  + "+905320000002"',
  ]);
});

test("the help page and the help bar are made from the key table", () => {
  const page = helpLines(theme).map(({ text }) => text);
  for (const { label, does } of KEYS) expect(page).toContain(`${label.padEnd(8)} ${does}`);
  const bar = helpBarText(300, theme);
  const shown = KEYS.flatMap(({ label, short }) => (short === null ? [] : [`${label} ${short}`]));
  expect(shown.filter((text) => !bar.includes(text))).toEqual([]);
  expect(stringWidth(helpBarText(40, theme))).toBeLessThanOrEqual(40);
});

test("no key has two meanings", () => {
  const keys = KEYS.flatMap((binding) => binding.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

test("a text goes to the clipboard by OSC 52, but not a very long one", () => {
  expect(clipboardSequence("ü")).toBe("\u001b]52;c;w7w=\u0007");
  expect(clipboardSequence("x".repeat(100_000))).toBeUndefined();
});
