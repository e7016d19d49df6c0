import { createHash } from "node:crypto";
import { renderToString } from "ink";
import { createElement } from "react";
import { expect, test } from "vitest";
import { redactCredentials } from "../../src/captures/record/credentials.ts";
import { RelatedEvents } from "../../src/events/calls/related-events.ts";
import { validateBody } from "../../src/events/validation/validate.ts";
import type { ReceivedEvent } from "../../src/listener/listener-event.ts";
import { createTheme } from "../../src/report/text/theme.ts";
import { Controller } from "../../src/report/tui/keys/controller.ts";
import { entryOf } from "../../src/report/tui/state/entry.ts";
import { headerText } from "../../src/report/tui/views/Header.tsx";
import { KEYS } from "../../src/report/tui/keys/key-table.ts";
import { layoutOf } from "../../src/report/tui/state/layout.ts";
import { messageOf } from "../../src/report/tui/state/message.ts";
import { rowText } from "../../src/report/tui/views/EventRow.tsx";
import { rowsOf } from "../../src/report/tui/state/rows.ts";
import { MAX_BYTES, MAX_ENTRIES, initialState } from "../../src/report/tui/state/state.ts";
import { Store } from "../../src/report/tui/store.ts";
import { Workbench } from "../../src/report/tui/views/Workbench.tsx";
import { effort } from "../support/run/effort.ts";
import { checkCases, shownBytes } from "./run/cases.ts";
import { checkShown } from "./run/checked-output.ts";
import type { Dice } from "./run/dice.ts";
import { hostileBody } from "./input/hostile-body.ts";
import { hostileText } from "./input/hostile-text.ts";
import { memoryInUse } from "./run/memory-in-use.ts";
import { checkPlainObject, untouchedPrototypes } from "./run/untouched-prototypes.ts";

type Step =
  | {
      readonly kind: "event";
      readonly body: Buffer;
      readonly path: string;
      readonly header: string;
      readonly times: number;
    }
  | { readonly kind: "refused"; readonly path: string }
  | { readonly kind: "key"; readonly key: string }
  | { readonly kind: "resize"; readonly columns: number; readonly rows: number };

const theme = createTheme(true);
const NAMED_KEYS = KEYS.flatMap(({ keys }) => keys);

function anyStep(dice: Dice): Step {
  return dice.weighted<() => Step>([
    [8, () => anyEvent(dice)],
    [1, () => ({ kind: "refused", path: hostileText(dice) })],
    [8, () => ({ kind: "key", key: dice.pick(NAMED_KEYS) })],
    [2, () => ({ kind: "key", key: dice.pick(Array.from(hostileText(dice))) })],
    [1, () => ({ kind: "resize", columns: dice.between(1, 240), rows: dice.between(1, 60) })],
  ])();
}

/** One event. Rarely many copies of it, to reach the limits. */
function anyEvent(dice: Dice): Step {
  const times = dice.oneIn(300) ? 1200 : 1;
  return { kind: "event", body: hostileBody(dice), path: hostileText(dice), header: hostileText(dice), times };
}

class FuzzedScreen {
  readonly #store = new Store(
    initialState({ columns: 100, rows: 30, url: "http://127.0.0.1:4665/", target: null }),
    theme,
  );
  readonly #seen = new RelatedEvents();
  #number = 0;
  readonly #controller = new Controller({
    store: this.#store,
    actions: {
      send: ({ url, capture }) => {
        const answer = { status: 200, durationMs: 1, delivered: true, because: url, forwarded: null };
        const related = { call: null, duplicateOf: null };
        const sent = { capture, envelope: null, issues: capture.issues, related, answer };
        return Promise.resolve({ tone: "good", text: url ?? "", sent });
      },
      check: (body) => ({ verdict: validateBody(body).verdict, problem: null }),
      describeField: () => null,
      sendSample: (name) => Promise.resolve({ tone: "good", text: name }),
      copy: () => Promise.resolve({ kind: "no_program" }),
      save: () => Promise.resolve({ tone: "good", text: "" }),
      edit: ({ body }) => Promise.resolve({ kind: "edited", body }),
      curl: ({ body }) => body.toString("utf8"),
    },
    language: theme.language,
    write: (sequence) => expect(sequence).toMatch(/^\u001b\]52;c;[A-Za-z0-9+/=]*\u0007$/),
    withoutScreen: (work) => work(),
    quit: () => undefined,
    suspend: () => true,
  });

  play(step: Step): void {
    switch (step.kind) {
      case "event":
        return this.#store.dispatch({
          type: "received",
          entries: Array.from({ length: step.times }, () => entryOf(this.#event(step))),
        });
      case "refused": {
        const refusal = { status: 404, method: "POST", remoteAddress: "x", message: "refused", hint: step.path };
        return this.#store.dispatch({
          type: "refused",
          message: messageOf({ type: "refused", ...refusal, path: step.path }),
        });
      }
      case "key":
        return this.#controller.press(step.key);
      case "resize":
        return this.#store.dispatch({ type: "resized", columns: step.columns, rows: step.rows });
    }
  }

  #event({ body, path, header }: Extract<Step, { kind: "event" }>): ReceivedEvent {
    this.#number += 1;
    const { event, verdict, envelope, issues } = validateBody(body);
    const hash = (): string => createHash("sha256").update(body).digest("hex");
    const id = `id-${this.#number}`;
    const seen = envelope === null ? undefined : this.#seen.add({ id, envelope, hash, atMs: this.#number });
    return {
      number: this.#number,
      envelope,
      issues,
      related: seen ?? { call: null, duplicateOf: null },
      answer: { status: 200, durationMs: 3, delivered: true, because: header, forwarded: null },
      capture: {
        id,
        receivedAt: "2026-11-22T05:01:02.123Z",
        offsetMs: this.#number,
        method: "POST",
        path,
        httpVersion: "1.1",
        remoteAddress: "127.0.0.1",
        headers: redactCredentials([["x-header", header]]),
        body,
        event,
        verdict,
        issues,
      },
    };
  }

  /** Every text on the screen. */
  shown(): string[] {
    const state = this.#store.read();
    const { width, listWidth, listHeight, detailHeight } = layoutOf(state);
    const rows = rowsOf(state).slice(state.listTop, state.listTop + listHeight);
    const options = { theme, width: listWidth, masked: state.masked, marked: false };
    return [
      headerText(state, width, theme),
      ...rows.map((row) =>
        row.kind === "call" ? "" : rowText(row.entry, { ...options, selected: row.entry.number === state.selected }),
      ),
      ...this.#store
        .lines()
        .slice(state.detailTop, state.detailTop + detailHeight)
        .map(({ text }) => text),
    ];
  }

  /** The whole screen, drawn by Ink. */
  frame(): string {
    const state = this.#store.read();
    return renderToString(createElement(Workbench, { state, lines: this.#store.lines(), theme }), { columns: 100 });
  }

  check(): void {
    const { entries, pending, bytes } = this.#store.read();
    if (entries.length > MAX_ENTRIES || pending.length > MAX_ENTRIES || bytes > MAX_BYTES)
      throw new Error("above a limit");
    for (const text of this.shown()) {
      if (text.includes("\n")) throw new Error(`a line with a newline: ${JSON.stringify(text)}`);
      checkShown(text, { coloured: true });
    }
  }
}

/** Plays a session on a new screen. Ink draws the screen once, at the end. */
function play(steps: readonly Step[]): void {
  const screen = new FuzzedScreen();
  for (const step of steps) {
    screen.play(step);
    screen.check();
  }
  checkShown(screen.frame(), { coloured: true });
  checkPlainObject();
}

const STEPS_PER_SESSION = 200;

test("the full screen survives any event and any key, and shows nothing that acts on the terminal", async () => {
  using _ = untouchedPrototypes();
  const before = memoryInUse();
  await checkCases<readonly Step[]>({
    name: `full screen, sessions of ${STEPS_PER_SESSION} events and keys`,
    count: effort({ short: 3, long: 500 }),
    generate: (dice) => dice.list(STEPS_PER_SESSION, () => anyStep(dice)),
    check: play,
    show: (steps) =>
      JSON.stringify(steps.map((step) => ("body" in step ? { ...step, body: shownBytes(step.body) } : step))),
    *smaller(steps) {
      for (let size = Math.ceil(steps.length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
        for (let at = 0; at < steps.length; at += size) yield steps.toSpliced(at, size);
      }
    },
  });
  expect(memoryInUse().heapMb).toBeLessThan(before.heapMb + 60);
});
