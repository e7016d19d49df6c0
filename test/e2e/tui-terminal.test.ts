import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { TestEndpoint } from "../support/network/test-endpoint.ts";
import { emptyFolder } from "../support/program/run-cli.ts";
import { type Session, childOf, expectRestored, post, session } from "../support/terminal/listen-session.ts";
import type { Terminal } from "../support/terminal/terminal.ts";

const SAMPLE = readFileSync(join(import.meta.dirname, "../../samples/2024/call_hangup.json"));

/** An editor, as a script. */
function editor(script: string): string {
  const file = join(emptyFolder(), "editor.sh");
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

/** A listener that shows this number of events. */
async function withEvents(count: number, ...[args, options]: Parameters<typeof session>): Promise<Session> {
  const listening = await session(args, options);
  await post(listening.url, ...Array.from({ length: count }, () => SAMPLE));
  await listening.terminal.until(`#${count} call_hangup`);
  return listening;
}

/** A listener with one event, and `keys` pressed so that an editor has the terminal: a script that prints "editing". */
async function whileEditing(
  script: string,
  { args = [], keys = "e" }: { args?: readonly string[]; keys?: string } = {},
): Promise<Session> {
  const listening = await withEvents(1, args, { env: { EDITOR: editor(script) } });
  listening.terminal.press(keys);
  await listening.terminal.until("editing");
  return listening;
}

const ENDLESS = "echo editing; exec tail -f /dev/null";

describe("an editor that does not change the modes of the terminal", () => {
  test("is ended by Ctrl-C, and the screen comes back", async () => {
    await using listening = await whileEditing(ENDLESS);
    const { terminal } = listening;
    terminal.press("\u0003");
    await terminal.until((text) => text.includes("nothing was sent") && text.includes("#1 call_hangup"));
    expect(terminal.onAlternateScreen).toBe(true);
    terminal.press("q");
    await expectRestored(terminal, 0);
  });

  test("and ignores Ctrl-C is ended by the second Ctrl-C", async () => {
    await using listening = await whileEditing(`trap "" INT; ${ENDLESS}`);
    const { terminal } = listening;
    terminal.press("\u0003");
    await terminal.until("Ctrl-C again gives up");
    terminal.press("\u0003");
    await terminal.until("gave up waiting for");
    expect(terminal.onAlternateScreen).toBe(true);
    terminal.press("q");
    await expectRestored(terminal, 0);
  });

  test("gets the keys; those typed with e do nothing", async () => {
    await using app = await TestEndpoint.open();
    const script = 'echo editing; read -r name; sed -i "s/call_hangup/$name/" "$1"';
    await using listening = await whileEditing(script, { args: ["--forward", app.url], keys: "eqqq" });
    const { terminal } = listening;
    terminal.press("qrqr\r");
    await terminal.until(() => app.requests.length === 2);
    expect(app.requests[1]?.body.toString()).toContain('"qrqr"');
    await terminal.until((text) => text.includes("sent again to") || text.includes("#1.1"));
    terminal.press("q");
    await expectRestored(terminal, 0);
  });

  test("does not keep the listener from ending by SIGTERM", async () => {
    await using listening = await whileEditing(ENDLESS);
    const { terminal } = listening;
    expect(terminal.onAlternateScreen).toBe(false);
    process.kill(childOf(terminal.pid), "SIGTERM");
    await expectRestored(terminal, 0);
  });
});

/** A shell with job control: it prints its line when the program is stopped, and continues it after Enter. */
const SHELL_WITH_JOBS = 'set -m; "$@"; echo "stopped $?"; stty -a; read -r line; fg; echo "exit $?"; stty -a; exec cat';

describe("a shell stops the program", () => {
  test.each([
    ["Ctrl-Z", (terminal: Terminal) => terminal.press("\u001a")],
    ["kill -TSTP", (terminal: Terminal) => process.kill(childOf(terminal.pid), "SIGTSTP")],
  ])("by %s: the terminal is as before, and fg shows the screen again, where keys work", async (_name, stop) => {
    await using listening = await withEvents(2, [], { script: SHELL_WITH_JOBS });
    const { terminal } = listening;
    stop(terminal);
    const text = await terminal.until((shown) => /stopped 1\d\d/.test(shown) && /\bicanon\b/.test(shown));
    expect(text).toMatch(/(?<!-)\bicanon\b/);
    expect(terminal.onAlternateScreen).toBe(false);
    terminal.press("\r");
    await terminal.until((shown) => terminal.onAlternateScreen && shown.includes("#2 call_hangup"));
    terminal.press("k");
    await terminal.until("#1 call_hangup");
    terminal.press("q");
    await terminal.until("exit 0");
  });

  test("which cannot continue it: the screen stays", async () => {
    await using listening = await withEvents(2, []);
    const { terminal } = listening;
    terminal.press("\u001a");
    terminal.press("k");
    await terminal.until("#1 call_hangup");
    expect(terminal.onAlternateScreen).toBe(true);
    terminal.press("q");
    await expectRestored(terminal, 0);
  });
});

test("pasted text never acts as keys: it goes into a prompt, or is ignored with a word", async () => {
  await using app = await TestEndpoint.open();
  await using listening = await session(["--forward", app.url]);
  const { terminal, url } = listening;
  await post(url, SAMPLE);
  await terminal.until("#1 call_hangup");
  terminal.press("\u001b[200~rrq\r\u001b[201~");
  await terminal.until("pasted text is ignored");
  terminal.press(`R\u0015\u001b[200~${app.url}/`);
  terminal.press("pasted\n\u001b[201~");
  await terminal.until((text) => text.includes("/pasted") && text.includes("send to URL"));
  expect(app.requests).toHaveLength(1);
  terminal.press("\r");
  await terminal.until(() => app.requests.length === 2);
  expect(app.requests[1]?.url).toBe("/pasted");
  terminal.press("q");
  await expectRestored(terminal, 0);
  expect(terminal.raw.lastIndexOf("\u001b[?2004l")).toBeGreaterThan(terminal.raw.lastIndexOf("\u001b[?2004h"));
});
