import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { emptyFolder } from "../support/program/run-cli.ts";
import { childOf, expectRestored, post, session } from "../support/terminal/listen-session.ts";
import { TestEndpoint } from "../support/network/test-endpoint.ts";

const SAMPLES = ["call_init", "call_bridged", "call_hangup"].map((name) =>
  readFileSync(join(import.meta.dirname, `../../samples/2026/${name}.json`)),
);

describe("in a real terminal", () => {
  test("every key works as the help says, and q restores the terminal", async () => {
    await using app = await TestEndpoint.open();
    await using listening = await session(["--forward", app.url], {
      env: { EDITOR: editorThatReplaces("contact", "changed") },
    });
    const { terminal, url, cwd } = listening;
    expect(terminal.onAlternateScreen).toBe(true);
    expect(terminal.cursorHidden).toBe(true);
    await post(url, ...SAMPLES);
    await terminal.until((text) => text.includes("3 of 3 events") && text.includes("#3 call_hangup"));

    terminal.press("k");
    await terminal.until("#2 call_bridged");
    terminal.press("\u001b[A");
    await terminal.until("#1 call_init");
    terminal.press("j\u001b[B");
    await terminal.until("#3 call_hangup");
    terminal.press("\u001b[5~");
    await terminal.until("#1 call_init");
    terminal.press("\u001b[6~");
    await terminal.until("#3 call_hangup");
    terminal.press("\r");
    await terminal.until("▌");
    terminal.press("\t");
    await terminal.until((text) => !text.includes("▌"));
    terminal.press("d");
    await terminal.until((text) => !text.includes("▾ Body"));
    terminal.press("d");
    await terminal.until("▾ Body");
    terminal.press("/call_init");
    await terminal.until((text) => text.includes("data.x=y): call_init   1 of 3") && text.includes("#1 call_init"));
    terminal.press("\u001b");
    await terminal.until((text) => !text.includes("data.x=y)") && text.includes("✓ call_hangup"));
    terminal.press("\u001b[F");
    await terminal.until("#3 call_hangup");
    terminal.press("c");
    await terminal.until("sent #3 as a curl command to the terminal's clipboard (OSC 52)");
    terminal.press("y");
    await terminal.until("sent the body of #3 to");
    const [, copied = ""] = [...terminal.raw.matchAll(/\u001b\]52;c;([^\u0007]*)\u0007/g)].at(-1) ?? [];
    expect(Buffer.from(copied, "base64").equals(SAMPLES[2] ?? Buffer.alloc(0))).toBe(true);
    terminal.press("s");
    await terminal.until("saved to saved.ndjson");
    const [saved, answer] = readFileSync(join(cwd, "saved.ndjson"), "utf8").trim().split("\n").map(parsed);
    expect(saved).toMatchObject({ kind: "request", event: "call_hangup" });
    expect(answer).toMatchObject({ kind: "response", by: "forward", status: 200 });
    terminal.press("r");
    await terminal.until((text) => text.includes("#3.1: sent again to") && text.includes("#3.1 call_hangup"));
    expect(app.requests).toHaveLength(4);
    terminal.press("e");
    await terminal.until(() => app.requests.length === 5);
    expect(app.requests[4]?.body.toString()).toContain('"changed"');
    await terminal.until("#3.2: sent again to");
    terminal.press("R");
    await terminal.until("send to URL:");
    terminal.press(`${app.url}/typed\r`);
    await terminal.until("/typed: 200");
    terminal.press("m");
    await terminal.until("#3.3 marked");
    terminal.press("kkkm");
    await terminal.until(
      (text) =>
        text.includes("#3.3 call_hangup compared with #3 call_hangup") && text.includes("the answers are equal"),
    );
    terminal.press("\u001b");
    await terminal.until((text) => !text.includes("compared with"));
    terminal.press("k");
    await terminal.until("#2 call_bridged");
    // The first line can appear before the rest of the frame.
    await terminal.until((text) => text.includes("▾ Body") && text.includes("+902190000100"));
    terminal.press("x");
    await terminal.until((text) => text.includes("masked") && !text.includes("+902190000100"));
    terminal.press("g");
    await terminal.until("call b7f4c2d0-5e18-4a6b-9d3f-7c21e90a4f15, 6 events");
    terminal.press("?");
    await terminal.until("group events by call");
    terminal.press("?");
    await terminal.until("▾ Body");
    terminal.press("p");
    await terminal.until("paused (0 new)");
    await post(url, SAMPLES[0] ?? "");
    await terminal.until("paused (1 new)");
    terminal.press("p");
    await terminal.until((text) => text.includes("of 4 events") && !text.includes("paused"));

    terminal.press("q");
    await terminal.until("4 events received");
    await expectRestored(terminal, 0);
  });

  test("the screen follows the size of the terminal, from 40 to 300 columns", async () => {
    await using listening = await session([], { columns: 80, rows: 24 });
    const { terminal, url } = listening;
    await post(url, ...SAMPLES);
    await terminal.until("#3 call_hangup");
    for (const [columns, rows] of [
      [40, 20],
      [300, 50],
      [120, 10],
      [60, 30],
    ] as const) {
      terminal.resize(columns, rows);
      const text = await terminal.until((shown) => {
        const lines = shown.split("\n");
        return lines[1] === "─".repeat(columns) && (lines.at(-1) ?? "").includes("? help");
      });
      expect(text.split("\n")).toHaveLength(rows);
      expect(text).toContain("call_hangup");
    }
    terminal.press("\u0003");
    await expectRestored(terminal, 0);
  });

  test("characters of every width are cut to a narrow terminal", async () => {
    await using listening = await session([], { columns: 40, rows: 24 });
    const { terminal, url } = listening;
    await post(url, '{"event":"Çağrı 漢字 👩‍👩‍👧 e\u0301","data":{}}');
    await terminal.until("Çağrı 漢字");
    terminal.press("/");
    await terminal.until(" filter:");
    terminal.press("yok 漢字 👩‍👩‍👧 Çağrı 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字");
    await terminal.until((text) => text.split("\n").some((line) => line.endsWith("…") && line.includes(" filter:")));
    terminal.press("\r");
    expect(await terminal.until("filter: yok 漢字")).toContain("no event matches the filter");
    terminal.press("\u0003");
    await expectRestored(terminal, 0);
  });

  test("SIGTERM restores the terminal", async () => {
    await using listening = await session([]);
    const { terminal } = listening;
    expect(terminal.onAlternateScreen).toBe(true);
    process.kill(childOf(terminal.pid), "SIGTERM");
    await terminal.until("ended by SIGTERM");
    await expectRestored(terminal, 0);
  });

  test("a bug of the program is named on the screen, and reported after the terminal is restored", async () => {
    const script = 'process.on("SIGUSR2", () => { throw new Error("boom"); })';
    const preload = `data:text/javascript,${encodeURIComponent(script)}`;
    await using listening = await session([], { env: { NODE_OPTIONS: `--import=${preload}` } });
    const { terminal } = listening;
    process.kill(childOf(terminal.pid), "SIGUSR2");
    await terminal.until("an error in hipcall-hooks: boom");
    terminal.press("q");
    expect(await terminal.until("please report it")).toContain("boom");
    await expectRestored(terminal, 70);
  });

  test.each([
    ["TERM=dumb", { TERM: "dumb" }],
    ["CI", { CI: "true" }],
    ["AI_AGENT", { AI_AGENT: "some-agent" }],
    ["AGENT", { AGENT: "1" }],
  ])("with %s, listen prints lines", async (_name, env) => {
    await using listening = await session([], { env });
    const { terminal, url } = listening;
    await post(url, SAMPLES[0] ?? "");
    await terminal.until(() => terminal.raw.includes("outbound call from +902190000100"));
    expect(terminal.onAlternateScreen).toBe(false);
    expect(terminal.raw).not.toContain("\u001b[?1049h");
    process.kill(childOf(terminal.pid), "SIGTERM");
    await terminal.until("exit 0");
  });

  test("without colour everything is readable, and hostile text does not act on the terminal", async () => {
    await using listening = await session(["--no-color"]);
    const { terminal, url } = listening;
    await post(url, JSON.stringify({ event: "\u001b]0;owned\u0007\u009b31m", data: { note: "\u202e\u001b[2J" } }));
    await terminal.until("#1");
    expect(terminal.text).toContain(String.raw`\u001b]0;owned\u0007`);
    expect(terminal.raw).not.toMatch(/\u001b\[3[0-7]m|\u001b\]0;|\u009b|\u202e/);
    terminal.press("q");
    await expectRestored(terminal, 0);
  });
});

function parsed(line: string): unknown {
  return JSON.parse(line);
}

function editorThatReplaces(old: string, by: string): string {
  const script = join(emptyFolder(), "editor.sh");
  writeFileSync(script, `#!/bin/sh\nsed -i 's/"${old}"/"${by}"/' "$1"\n`);
  chmodSync(script, 0o755);
  return script;
}
