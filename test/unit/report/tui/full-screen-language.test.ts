import { stripVTControlCharacters } from "node:util";
import { renderToString } from "ink";
import { createElement } from "react";
import { expect, test } from "vitest";
import { issue } from "../../../../src/events/validation/said-issue.ts";
import { ENGLISH, languageWith } from "../../../../src/language/language.ts";
import { said } from "../../../../src/language/said.ts";
import { TURKISH } from "../../../../src/language/turkish/turkish.ts";
import { createTheme } from "../../../../src/report/text/theme.ts";
import { Controller } from "../../../../src/report/tui/keys/controller.ts";
import { KEYS } from "../../../../src/report/tui/keys/key-table.ts";
import { helpLines } from "../../../../src/report/tui/lines/help-lines.ts";
import { type Entry, entryOf, waitingEntry } from "../../../../src/report/tui/state/entry.ts";
import { filterFor } from "../../../../src/report/tui/state/filter.ts";
import { type State, initialState } from "../../../../src/report/tui/state/state.ts";
import { Store } from "../../../../src/report/tui/store.ts";
import type { CopyResult, EditResult, TuiActions } from "../../../../src/report/tui/tui-actions.ts";
import { Workbench } from "../../../../src/report/tui/views/Workbench.tsx";
import { receivedEvent } from "../../../support/events/listener-events.ts";
import { MARKED, outsideMarks } from "../../../support/terminal/marked-language.ts";

const theme = createTheme(false, false, { language: MARKED, program: "hipcall-hooks" });
const URL = "http://127.0.0.1:4665/";

/** Names and data, which no language changes. */
const NAMES = [
  // The path of the event's name, on a line of a comparison.
  /^event$/gm,
  /"(?:[^"\\]|\\.)*"/g,
  /https?:\/\/\S+/g,
  /npx hipcall-hooks send call_hangup --to/g,
  /\b[a-z]+(?:[.:_-]+[a-z0-9]+)+\b/gi,
  /\b(?:POST|uuid|null|true|kB|URL|curl|pbcopy|gzip|vip|timed_out)\b/g,
];
const KEY_NAMES = new Set(KEYS.flatMap(({ label }) => label.split(" ")));

/** Words that are in no text of the catalogue. */
function otherWords(marked: string): string[] {
  const rest = NAMES.reduce((text, name) => text.replaceAll(name, " "), outsideMarks(marked));
  return [...rest.matchAll(/\p{L}[\p{L}-]+/gu)].map(([word]) => word).filter((word) => !KEY_NAMES.has(word));
}

/** What a person reads: the frame with the list, and all lines of the details. */
function wordsOn(store: Store): string[] {
  const state = { ...store.read(), detailOpen: false };
  const frame = renderToString(createElement(Workbench, { state, lines: [], theme }), { columns: state.columns });
  const details = store.lines().map(({ text }) => text);
  return [...stripVTControlCharacters(frame).split("\n"), details.join("\n")].flatMap(otherWords);
}

const CALL = { uuid: "u-1", direction: "inbound", caller_number: "+905990000123", callee_number: "+902190000100" };
const HANGUP = { ...CALL, missing_call: true, call_duration: 46, voicemail_id: 7 };

function received(number: number, event: string | null, data: object, status = 200): Entry {
  const made = receivedEvent(number, event === null ? { data } : { event, data }, { status });
  const issues = [
    issue("error", "missing_key", { path: "data.uuid", message: said("missed"), expected: said("call") }),
    issue("warning", "wrong_type", {
      path: "data.x",
      message: said("ended"),
      expected: said("call"),
      received: "7",
      hint: said("recorded"),
    }),
  ];
  return entryOf({ ...made, issues }, MARKED);
}

function forwarded(entry: Entry, headers: readonly (readonly [string, string])[], body: string): Entry {
  const result = { kind: "answered", status: 500, headers: [...headers], body: Buffer.from(body) } as const;
  const answer = {
    status: 500,
    durationMs: 1234,
    delivered: true,
    because: null,
    forwarded: {
      url: "http://localhost:3000/",
      result: { ...result, bodyBytes: body.length, durationMs: 1234 },
      explanation: { problem: "500", nextStep: "500" },
    },
  };
  return { ...entry, received: { ...entry.received, answer } };
}

function withAnswer(entry: Entry, answer: Partial<Entry["received"]["answer"]>): Entry {
  return { ...entry, received: { ...entry.received, answer: { ...entry.received.answer, ...answer } } };
}

function waiting(number: number, waitsFor: string | null): Entry {
  const { answer: _answer, ...event } = receivedEvent(number, { event: "call_init", data: CALL });
  return { ...waitingEntry({ ...event, issues: [], waitsFor }, MARKED) };
}

function duplicate(number: number, of: number): Entry {
  const entry = received(number, "call_hangup", HANGUP);
  const related = { ...entry.received.related, duplicateOf: `id-${of}` };
  return { ...entry, received: { ...entry.received, related } };
}

/** The numbers of the first events are used by the tests below. */
const ENTRIES: readonly Entry[] = [
  received(1, "call_init", CALL),
  received(2, "call_bridged", { ...CALL, direction: "outbound", user_id: 7, first_touch_duration: 3 }, 500),
  forwarded(received(3, "call_hangup", HANGUP, 500), [["x-a", "b"]], '{"a":1}'),
  forwarded(received(4, "call_hangup", HANGUP, 500), [["content-encoding", "gzip"]], "x"),
  received(5, null, {}),
  received(6, "call_hangup", { ...HANGUP, direction: "internal" }),
  duplicate(7, 1),
  duplicate(8, 100),
  waiting(9, null),
  waiting(10, "http://localhost:3000/"),
  withAnswer(received(11, "call_init", CALL), { status: null }),
  withAnswer(received(12, "call_init", CALL), { delivered: false }),
  { ...withAnswer(received(13, "call_init", CALL), { status: null }), sentAgain: true },
  { ...received(14, "call_init", CALL), sentAgain: true },
  received(15, "call_init", { ...CALL, list: Array.from({ length: 6000 }, (_, index) => index) }),
];

function storeWith(changes: Partial<State> = {}, entries = ENTRIES): Store {
  const start = initialState({ columns: 400, rows: 60, url: URL, target: null });
  const store = new Store({ ...start, ...changes }, theme);
  store.dispatch({ type: "received", entries });
  return store;
}

test("before the first event the screen has no word outside of the catalogue", () => {
  expect(wordsOn(storeWith({}, []))).toEqual([]);
  expect(wordsOn(storeWith({ publicUrl: "https://x.example/" }, []))).toEqual([]);
  expect(wordsOn(storeWith({ help: true }, []))).toEqual([]);
});

test.each(ENTRIES.map(({ number }) => number))("the details of event %i have no word outside of it", (selected) => {
  const store = storeWith();
  store.dispatch({ type: "move", by: selected - ENTRIES.length });
  expect(store.read().selected).toBe(selected);
  expect(store.lines().length).toBeGreaterThan(4);
  expect(wordsOn(store)).toEqual([]);
  const body = Buffer.from([0x80, 0x81]);
  const binary = ENTRIES.map((entry) => ({
    ...entry,
    received: { ...entry.received, capture: { ...entry.received.capture, body } },
  }));
  expect(wordsOn(storeWith({ selected, following: false }, binary))).toEqual([]);
});

test("no mode, prompt, count, expectation or comparison has a word outside of it", () => {
  const expectations = (["met", "missing", "exceeded", "out_of_order"] as const).flatMap((outcome) =>
    [1, 2].map((count) => ({ expectation: `call_x=${count}`, expected: "1", count, outcome, nearestMiss: null })),
  );
  const modes: readonly Partial<State>[] = [
    { masked: true, grouped: true, wrap: true, refused: 2, invalid: 1, failed: 3, received: 2100 },
    { paused: true },
    { expectations, leftMs: 23_400 },
    { filter: "call_init" },
    { filter: "call_x" },
    ...(["filter", "target", "edit-target", "sample"] as const).map((purpose) => ({
      prompt: { purpose, text: "call_x", selected: false },
    })),
    { folded: new Set(["issues", "call", "body", "response", "headers", "responseHeaders"]) },
    ...[
      [1, 2],
      [3, 4],
      [6, 11],
      [3, 3],
      [12, 13],
      [14, 15],
    ].map((pair) => ({ compared: pair as [number, number] })),
  ];
  for (const mode of modes) {
    expect(wordsOn(storeWith(mode)), JSON.stringify(mode)).toEqual([]);
    expect(wordsOn(storeWith({ ...mode, columns: 60 }, []))).toEqual([]);
  }
});

interface Outside {
  readonly copied: CopyResult;
  readonly edited: EditResult;
  readonly problem: string | null;
  readonly curl: string;
}

function controllerOf(store: Store, { copied, edited, problem, curl }: Outside): Controller {
  const done = { tone: "good", text: "7" } as const;
  const actions: TuiActions = {
    send: ({ capture }) => {
      const { number: _number, ...event } = receivedEvent(0, { event: "call_hangup", data: HANGUP });
      return Promise.resolve({ ...done, sent: { ...event, issues: [], capture } });
    },
    save: () => Promise.resolve(done),
    sendSample: () => Promise.resolve(done),
    copy: () => Promise.resolve(copied),
    edit: () => Promise.resolve(edited),
    check: () => ({ verdict: "unparsable", problem }),
    describeField: () => null,
    curl: () => curl,
  };
  return new Controller({
    store,
    actions,
    language: MARKED,
    write: () => undefined,
    withoutScreen: (run) => run(),
    quit: () => undefined,
    suspend: () => false,
  });
}

test("no message of a key has a word outside of it", async () => {
  const body = Buffer.from("{oops");
  const worlds: readonly Outside[] = [
    { copied: { kind: "copied", by: "pbcopy" }, edited: { kind: "edited", body }, problem: "7", curl: "7" },
    { copied: { kind: "no_program" }, edited: { kind: "emptied" }, problem: null, curl: "7" },
    { copied: { kind: "no_program" }, edited: { kind: "unchanged" }, problem: null, curl: "7".repeat(100_000) },
    { copied: { kind: "no_program" }, edited: { kind: "edited", body }, problem: null, curl: "7" },
  ];
  const targets = [null, "http://localhost:3000/"];
  let messages = 0;
  for (const world of worlds) {
    for (const target of targets) {
      for (const entries of [ENTRIES.slice(0, 2), ENTRIES.slice(0, 1), []]) {
        const store = storeWith({ target }, entries);
        const controller = controllerOf(store, world);
        store.subscribe(() => {
          const { message, question } = store.read();
          for (const words of [message?.text, question]) {
            if (words === null || words === undefined) continue;
            messages += 1;
            expect(otherWords(MARKED.tell(words))).toEqual([]);
          }
        });
        controller.paste("x");
        for (const key of [
          "c",
          "y",
          "s",
          "n",
          "m",
          "m",
          "ctrl+z",
          "r",
          "t",
          "return",
          "R",
          "return",
          "e",
          "n",
          "e",
          "y",
        ]) {
          controller.press(key);
          await new Promise((resolve) => setImmediate(resolve));
        }
      }
    }
  }
  expect(messages).toBeGreaterThan(100);
});

test("the filter finds a verdict and a sentence as the screen says them", () => {
  const turkish = languageWith("tr", TURKISH);
  const entry = entryOf(receivedEvent(1, { event: "call_init", data: CALL }), turkish);
  const found = ["valid", "geçer", "gelen çağrı", "inbound", "giden"].filter((filter) => filterFor(filter)(entry));
  expect(found).toEqual(["valid", "geçer", "gelen çağrı", "inbound"]);
});

test.each([ENGLISH, languageWith("tr", TURKISH)])("the help of each key is whole at 54 columns", (language) => {
  for (const { text } of helpLines("Keys", createTheme(false, false, { language, program: "hipcall-hooks" }))) {
    // The cursor's column is left of it.
    expect(text.length).toBeLessThanOrEqual(54 - 2);
  }
});
