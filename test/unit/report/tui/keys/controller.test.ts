import { render } from "ink-testing-library";
import { createElement } from "react";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ReceivedRequest } from "../../../../../src/captures/capture.ts";
import { App } from "../../../../../src/report/tui/views/App.tsx";
import { Controller } from "../../../../../src/report/tui/keys/controller.ts";
import { initialState } from "../../../../../src/report/tui/state/state.ts";
import { Store } from "../../../../../src/report/tui/store.ts";
import type { EditResult } from "../../../../../src/report/tui/tui-actions.ts";
import { createTheme } from "../../../../../src/report/text/theme.ts";
import { callEntry } from "../../../../support/events/listener-events.ts";

interface Requested {
  readonly sent: { capture: ReceivedRequest; body: Buffer; url: string | null }[];
  readonly saved: ReceivedRequest[];
  readonly written: string[];
  quits: number;
}

const CALL = ["call_init", "call_bridged", "call_hangup"];

interface Setup {
  readonly target: string | null;
  readonly events?: readonly string[];
  readonly edit?: (body: Buffer) => EditResult;
}

function replaceName(body: Buffer): EditResult {
  return { kind: "edited", body: Buffer.from(body.toString().replace("call_hangup", "edited")) };
}

function workbench({ target, events = CALL, edit = replaceName }: Setup) {
  const theme = createTheme(false);
  const store = new Store(initialState({ columns: 100, rows: 60, url: "http://127.0.0.1:4665/", target }), theme);
  const requested: Requested = { sent: [], saved: [], written: [], quits: 0 };
  const controller = new Controller({
    store,
    actions: {
      send: (request) => {
        requested.sent.push(request);
        return Promise.resolve({ ok: true, text: "was sent" });
      },
      save: (capture) => {
        requested.saved.push(capture);
        return Promise.resolve({ ok: true, text: "saved to saved.ndjson" });
      },
      edit: async (body) => edit(body),
      curl: ({ id }) => `curl ${id}`,
    },
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
    const typing = await bench.press("/", "b", "r", "i", "x", "\u007f");
    expect(typing).toContain("filter (name, number, uuid, verdict): bri");
    expect(typing).not.toContain("call_init  ");
    expect(await bench.press("\r")).toContain("filter: bri");
    expect(await bench.press(ESCAPE)).toContain("call_init  ");
  });

  test("p pauses the list and resumes it", async () => {
    expect(await bench.press("p")).toContain("paused (0 new)");
    bench.store.dispatch({ type: "received", entries: [callEntry(4, { event: "later" })] });
    expect(await bench.press()).toContain("paused (1 new)");
    expect(await bench.press("p")).toContain("#4 later");
  });

  test("c and y copy by OSC 52", async () => {
    expect(await bench.press("c")).toContain("copied #3 as a curl command");
    await bench.press("y");
    const copied = bench.requested.written.map((text) =>
      Buffer.from(text.slice("\u001b]52;c;".length, -1), "base64").toString(),
    );
    expect(copied).toEqual(["curl id-3", expect.stringContaining('{"event":"call_hangup"')]);
  });

  test("s saves and says where", async () => {
    await bench.press("s");
    expect(await bench.press()).toContain("saved to saved.ndjson");
    expect(bench.requested.saved.map(({ id }) => id)).toEqual(["id-3"]);
  });

  test("r sends to the forward target, R to a URL that is typed", async () => {
    await bench.press("r");
    expect(await bench.press()).toContain("was sent");
    const prompt = await bench.press("R", "\u0015", "http://x/y");
    expect(prompt).toContain("send to URL: http://x/y");
    await bench.press("\r");
    expect(bench.requested.sent.map(({ url }) => url)).toEqual([null, "http://x/y"]);
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
    expect(await bench.press()).toContain("verdict): call_br");
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
