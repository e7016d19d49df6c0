import { render } from "ink-testing-library";
import { createElement } from "react";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ReceivedRequest } from "../../../../../src/captures/capture.ts";
import { App } from "../../../../../src/report/tui/views/App.tsx";
import { DetailPane } from "../../../../../src/report/tui/views/DetailPane.tsx";
import { Controller } from "../../../../../src/report/tui/keys/controller.ts";
import { initialState } from "../../../../../src/report/tui/state/state.ts";
import { Store } from "../../../../../src/report/tui/store.ts";
import type { EditResult } from "../../../../../src/report/tui/tui-actions.ts";
import { createTheme } from "../../../../../src/report/text/theme.ts";
import { entryOf } from "../../../../../src/report/tui/state/entry.ts";
import { callEntry, receivedEvent } from "../../../../support/events/listener-events.ts";

interface Requested {
  readonly sent: { capture: ReceivedRequest; body: Buffer; url: string | null }[];
  readonly saved: string[];
  readonly samples: string[];
  readonly copied: string[];
  readonly written: string[];
  quits: number;
}

const CALL = ["call_init", "call_bridged", "call_hangup"];

interface Setup {
  readonly target: string | null;
  readonly events?: readonly string[];
  readonly copyProgram?: string;
  readonly edit?: (body: Buffer) => EditResult;
}

function replaceName(body: Buffer): EditResult {
  return { kind: "edited", body: Buffer.from(body.toString().replace("call_hangup", "edited")) };
}

function workbench({ target, events = CALL, edit = replaceName, copyProgram }: Setup) {
  const theme = createTheme(false);
  const store = new Store(initialState({ columns: 100, rows: 60, url: "http://127.0.0.1:4665/", target }), theme);
  const requested: Requested = { sent: [], saved: [], samples: [], copied: [], written: [], quits: 0 };
  const controller = new Controller({
    store,
    actions: {
      send: (request) => {
        requested.sent.push(request);
        const { capture, body } = request;
        const { number: _number, ...sent } = receivedEvent(0, { event: "call_hangup", data: {} }, { status: 503 });
        const again = { ...sent, capture: { ...capture, body }, related: { call: null, duplicateOf: null } };
        return Promise.resolve({ tone: "good", text: "was sent", sent: again });
      },
      save: ({ capture }) => {
        requested.saved.push(capture.id);
        return Promise.resolve({ tone: "good", text: "saved to saved.ndjson" });
      },
      check: (body) => {
        const isJson = body.toString().startsWith('{"');
        return isJson
          ? { verdict: "valid", problem: null }
          : { verdict: "unparsable", problem: "the body is not JSON" };
      },
      describeField: () => null,
      sendSample: (name) => {
        requested.samples.push(name);
        return Promise.resolve({ tone: "good", text: `sent ${name}` });
      },
      copy: (text) => {
        if (copyProgram === undefined) return Promise.resolve({ kind: "no_program" });
        requested.copied.push(text);
        return Promise.resolve({ kind: "copied", by: copyProgram });
      },
      edit: async ({ body }) => edit(body),
      curl: ({ id }) => `curl ${id}`,
    },
    language: theme.language,
    write: (sequence) => requested.written.push(sequence),
    withoutScreen: (run) => run(),
    quit: () => (requested.quits += 1),
    suspend: () => false,
  });
  const ink = render(createElement(App, { store, theme, onKey: controller.press }));
  store.dispatch({ type: "received", entries: events.map((event, index) => callEntry(index + 1, { event })) });
  const press = async (...keys: string[]): Promise<string> => {
    await turns();
    for (const key of keys) {
      ink.stdin.write(key);
      await turns();
    }
    return ink.lastFrame() ?? "";
  };
  return { store, requested, press, paste: controller.paste, unmount: ink.unmount };
}

/** A lone Escape may be the start of a longer sequence: Ink waits some turns of the event loop to know. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const UP = "\u001b[A";
const DOWN = "\u001b[B";
const ESCAPE = "\u001b";

describe("the workbench", () => {
  let bench: ReturnType<typeof workbench>;
  beforeEach(() => {
    bench = workbench({ target: "http://localhost:3000/hooks" });
  });
  afterEach(() => bench.unmount());

  test("shows the newest event, its sentence and its payload", async () => {
    const frame = await bench.press();
    expect(frame).toContain("> ");
    expect(frame).toContain("#3 call_hangup");
    expect(frame).toContain("inbound call from +905320000001");
    expect(frame).toContain('"event": "call_hangup"');
  });

  test.each([
    ["arrows", [UP, UP, DOWN], 2],
    ["j and k", ["k", "k", "j"], 2],
    ["Home and End", ["\u001b[H", "\u001b[F", "<"], 1],
    ["pages", ["\u001b[5~", "\u001b[6~", "\u001b[5~"], 1],
    ["text that comes at once", ["kkj"], 2],
  ])("moves with %s", async (_name, keys, selected) => {
    await bench.press(...keys);
    expect(bench.store.read().selected).toBe(selected);
  });

  test("Enter goes into the details, where it folds; Tab and Escape go back", async () => {
    await bench.press("\r");
    expect(bench.store.read().focus).toBe("detail");
    const body = bench.store.lines().findIndex(({ fold }) => fold === "body");
    const frame = await bench.press(...Array.from({ length: body }, () => "j"), "\r");
    expect(frame).toMatch(/▌ ▸ Body \d+ lines/);
    await bench.press("\t");
    expect(bench.store.read().focus).toBe("list");
    await bench.press("\t", ESCAPE);
    expect(bench.store.read().focus).toBe("list");
  });

  test("d hides the details and shows them", async () => {
    expect(await bench.press("d")).not.toContain("Body");
    expect(await bench.press("d")).toContain("Body");
  });

  test("/ filters while the text is typed; Enter keeps the filter, Escape clears it", async () => {
    const typing = await bench.press("/", "l", "_", "b", "r", "x", "\u007f");
    expect(typing).toContain("filter (text, 500, >=400, data.x=y): l_br");
    expect(typing).toContain("1 of 3");
    expect(typing).not.toContain("call_init  ");
    expect(await bench.press("\r")).toContain("filter: l_br  1 of 3");
    expect(await bench.press(ESCAPE)).toContain("call_init  ");
  });

  test("p pauses the list and resumes it", async () => {
    expect(await bench.press("p")).toContain("paused (0 new)");
    bench.store.dispatch({ type: "received", entries: [callEntry(4, { event: "later" })] });
    expect(await bench.press()).toContain("paused (1 new)");
    expect(await bench.press("p")).toContain("#4 later");
  });

  test("c and y copy with the program of the system, and name it", async () => {
    const desktop = workbench({ target: null, copyProgram: "pbcopy" });
    await desktop.press("c");
    expect(await desktop.press()).toContain("copied #3 as a curl command (pbcopy)");
    await desktop.press("y");
    expect(desktop.requested.copied).toEqual(["curl id-3", expect.stringContaining('{"event":"call_hangup"')]);
    expect(desktop.requested.written).toEqual([]);
    desktop.unmount();
  });

  test("without such a program c and y copy by OSC 52, and do not say that it worked", async () => {
    await bench.press("c");
    expect(await bench.press()).toContain("sent #3 as a curl command to the terminal's clipboard (OSC 52)");
    await bench.press("y");
    const copied = bench.requested.written.map((text) =>
      Buffer.from(text.slice("\u001b]52;c;".length, -1), "base64").toString(),
    );
    expect(copied).toEqual(["curl id-3", expect.stringContaining('{"event":"call_hangup"')]);
  });

  test("s saves and says where", async () => {
    await bench.press("s");
    expect(await bench.press()).toContain("saved to saved.ndjson");
    expect(bench.requested.saved).toEqual(["id-3"]);
  });

  test("r sends to the forward target, R to a URL that is typed", async () => {
    await bench.press("r");
    expect(await bench.press()).toContain("was sent");
    expect(await bench.press("R")).toContain("send to URL: http://localhost:3000/hooks");
    const prompt = await bench.press("http://x/y");
    expect(prompt).toContain("send to URL: http://x/y");
    await bench.press("\r");
    expect(bench.requested.sent.map(({ url }) => url)).toEqual([null, "http://x/y"]);
    expect(await bench.press("R")).toContain("send to URL: http://x/y");
    await bench.press("\u007f", "\r");
    expect(bench.requested.sent).toHaveLength(2);
  });

  test("a request that is sent again has its own row, with its answer, to compare with the first", async () => {
    await bench.press("r", "r");
    const frame = await bench.press();
    expect(frame).toContain("#3.2 call_hangup");
    expect(frame).toMatch(/↻ call_hangup .* 503/);
    expect(bench.store.read().entries.map(({ label }) => label)).toEqual(["1", "2", "3", "3.1", "3.2"]);
    expect(bench.store.read().received).toBe(3);
    const compared = await bench.press("m", "k", "k", "m");
    expect(compared).toContain("#3.2 call_hangup compared with #3 call_hangup");
    expect(compared).toContain("the answers differ");
  });

  test("an invalid edited body is sent only after y", async () => {
    const invalid = workbench({
      target: "http://localhost:3000/",
      edit: () => ({ kind: "edited", body: Buffer.from("{oops") }),
    });
    await invalid.press("e");
    expect(await invalid.press()).toContain("invalid: y sends it anyway, e edits it again, Esc drops it: ");
    await invalid.press("q", "r", "\r");
    expect(invalid.requested).toMatchObject({ sent: [], quits: 0 });
    expect(await invalid.press(ESCAPE)).toContain("nothing was sent");
    await invalid.press("e", "y");
    expect(invalid.requested.sent.map(({ body }) => body.toString())).toEqual(["{oops"]);
    invalid.unmount();
  });

  test("t sends a sample or a scenario to the listener, with and without an event", async () => {
    const empty = workbench({ target: null, events: [] });
    expect(await empty.press()).toContain("t sends a sample or a scenario to this listener");
    expect(await empty.press("t")).toContain("send a sample or scenario here: call_hangup");
    await empty.press("\r", "t", "voicemail", "\r");
    expect(empty.requested.samples).toEqual(["call_hangup", "voicemail"]);
    empty.unmount();
  });

  test("the next key removes the message", async () => {
    await bench.press("s");
    expect(await bench.press()).toContain("saved to saved.ndjson");
    expect(await bench.press("k")).not.toContain("saved to saved.ndjson");
  });

  test("w wraps long lines of the details, n goes to the next problem", async () => {
    const long = workbench({ target: null, events: ["call_init", "call_hangup"] });
    long.store.dispatch({ type: "resized", columns: 30, rows: 60 });
    const cut = long.store.lines().length;
    await long.press("w");
    expect(long.store.lines().length).toBeGreaterThan(cut);
    expect(await long.press("w", "n")).toContain("no listed event has a problem");
    const failed = entryOf(receivedEvent(3, { event: "call_init", data: {} }, { status: 500 }));
    long.store.dispatch({ type: "received", entries: [failed, callEntry(4)] });
    await long.press("n");
    expect(long.store.read().selected).toBe(3);
    long.unmount();
  });

  test("e edits and sends", async () => {
    await bench.press("e");
    await bench.press();
    expect(bench.requested.sent.map(({ body }) => body.toString())).toEqual([expect.stringContaining("edited")]);
  });

  test("m marks, and on another event compares", async () => {
    expect(await bench.press("m")).toContain("#3 marked");
    expect(await bench.press("k", "m")).toContain("#3 call_hangup compared with #2 call_bridged");
    expect(await bench.press(ESCAPE)).toContain("Body");
  });

  test("x hides personal data, g groups by call, ? shows the help", async () => {
    expect(await bench.press("x")).not.toContain("5320000001");
    expect(await bench.press("g")).toContain("call u-1, 3 events");
    expect(await bench.press("?")).toContain("group events by call");
    expect(await bench.press("?")).toContain("Body");
  });

  test("without an event, actions say that none is selected", async () => {
    const empty = workbench({ target: null, events: [] });
    for (const key of ["c", "y", "s", "r", "e"]) expect(await empty.press(key)).toContain("no event is selected yet");
    empty.unmount();
  });

  test("an emptied body is not sent", async () => {
    const emptied = workbench({ target: "http://localhost:3000/", edit: () => ({ kind: "emptied" }) });
    await emptied.press("e");
    expect(await emptied.press()).toContain("the text is empty; nothing was sent");
    expect(emptied.requested.sent).toEqual([]);
    emptied.unmount();
  });

  test("keys that follow e at once do not act: the editor has the terminal", async () => {
    await bench.press("eq");
    expect(bench.requested.quits).toBe(0);
  });

  test("pasted text goes into the prompt, and is ignored without one", async () => {
    bench.paste("rrq");
    expect(await bench.press()).toContain("pasted text is ignored");
    await bench.press("/");
    bench.paste(" call_\u0007br\n");
    expect(await bench.press()).toContain("data.x=y): call_br");
    expect(bench.requested).toMatchObject({ sent: [], quits: 0 });
  });

  test("an unchanged body is not sent", async () => {
    const unedited = workbench({ target: "http://localhost:3000/", edit: () => ({ kind: "unchanged" }) });
    await unedited.press("e");
    expect(await unedited.press()).toContain("body unchanged; nothing was sent");
    expect(unedited.requested.sent).toEqual([]);
    unedited.unmount();
  });

  test("an action that fails shows its message", async () => {
    const failing = workbench({
      target: "http://localhost:3000/",
      edit: () => {
        throw new Error("vim exited with 1; nothing was sent");
      },
    });
    await failing.press("e");
    expect(await failing.press()).toContain("vim exited with 1; nothing was sent");
    failing.unmount();
  });

  test("the field under the cursor is explained", async () => {
    const field = bench.store.lines().findIndex(({ field: path }) => path === "$.data.direction");
    expect(field).toBeGreaterThan(0);
    const explained = new Store(
      bench.store.read(),
      createTheme(false),
      (event, path) => `${path} of ${event} is known`,
    );
    explained.dispatch({ type: "open" });
    explained.dispatch({ type: "move", by: field });
    expect(explained.help()).toBe("$.data.direction of call_hangup is known");
    const pane = {
      lines: explained.lines(),
      top: 0,
      cursor: field,
      help: explained.help(),
      width: 80,
      theme: createTheme(false),
    };
    for (const height of [field + 1, field + 10]) {
      const frame = render(createElement(DetailPane, { ...pane, height })).lastFrame() ?? "";
      expect(frame).toMatch(/▌ +"direction": .*\n +\$\.data\.direction of call_hangup is known/);
    }
  });

  test("q and Ctrl-C quit", async () => {
    await bench.press("q", "\u0003");
    expect(bench.requested.quits).toBe(2);
  });
});

test("without a forward target, r and e ask where to send", async () => {
  const bench = workbench({ target: null });
  expect(await bench.press("r")).toContain("send to URL: http://localhost:3000/");
  await bench.press("\r");
  expect(bench.requested.sent.map(({ url }) => url)).toEqual(["http://localhost:3000/"]);
  await bench.press("e");
  expect(await bench.press()).toContain("send the edited event to URL:");
  await bench.press("\r");
  expect(bench.requested.sent[1]?.body.toString()).toContain("edited");
  bench.unmount();
});
