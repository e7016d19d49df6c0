import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { nodeProcessGroups } from "../../../src/cli/process-groups.ts";
import { nodeTerminalSignals } from "../../../src/cli/terminal-signals.ts";
import { tuiActions } from "../../../src/commands/listen/full-screen-actions.ts";
import { STRICT_READINGS, hipcallRules } from "../../../src/delivery/hipcall/hipcall-rules.ts";
import { parseTarget } from "../../../src/delivery/request/target.ts";
import { ENGLISH } from "../../../src/language/language.ts";
import type { TuiActions } from "../../../src/report/tui/tui-actions.ts";
import { captureOf } from "../../support/captures/capture.ts";
import { reasonOf } from "../../../src/failure.ts";
import { MARKED, outsideMarks } from "../../support/terminal/marked-language.ts";
import { receivedEvent } from "../../support/events/listener-events.ts";
import type { Message } from "../../../src/report/tui/state/state.ts";
import { REAL_CLOCK } from "../../support/clocks/real-clock.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";
import { TestProxy } from "../../support/network/test-proxy.ts";
import { MemoryOutput } from "../../support/program/memory-output.ts";
import { emptyFolder } from "../../support/program/run-cli.ts";

function actionsFor(
  forward: string,
  env: Readonly<Record<string, string>> = {},
  changes: Partial<Parameters<typeof tuiActions>[0]> = {},
): TuiActions {
  const context = {
    env,
    cwd: emptyFolder(),
    stdin: process.stdin,
    stdout: new MemoryOutput(),
    stderr: new MemoryOutput(),
    clock: REAL_CLOCK,
    processGroups: nodeProcessGroups(),
    terminalSignals: nodeTerminalSignals(),
    signal: new AbortController().signal,
    faultHandlers: new Set<(error: unknown) => void>(),
    cleanups: new Set<() => void>(),
  };
  return tuiActions({
    context,
    language: ENGLISH,
    target: parseTarget(forward),
    path: undefined,
    timeoutMs: 60_000,
    timeLimit: hipcallRules(STRICT_READINGS).timeLimit,
    keepCredentials: false,
    saveFile: undefined,
    url: "http://127.0.0.1:1/",
    ...changes,
  });
}

const EVENT = '{"event":"call_init","data":{}}';

test("r sends through the proxy of the environment, and names it", async () => {
  await using proxy = await TestProxy.open();
  const actions = actionsFor("http://app.invalid/hooks", { HTTP_PROXY: proxy.url });
  const capture = captureOf({ body: Buffer.from(EVENT), path: "/" });
  const { tone, text } = await actions.send({ capture, body: capture.body, url: null });
  expect(tone).toBe("good");
  expect(text).toContain(`sent again to http://app.invalid/hooks through the proxy ${proxy.url}: 200 in `);
  expect(proxy.seen).toEqual(["POST http://app.invalid/hooks"]);
});

test("r with a proxy that is no URL says so on the status line", async () => {
  const actions = actionsFor("http://app.invalid/hooks", { HTTP_PROXY: "socks5://x:1" });
  const capture = captureOf({ body: Buffer.from(EVENT) });
  const { tone, text } = await actions.send({ capture, body: capture.body, url: null });
  expect([tone, text]).toEqual([
    "bad",
    expect.stringContaining("HTTP_PROXY or HTTPS_PROXY is not an http or https URL"),
  ]);
});

test("an edited body is sent without the compression and the charset of the first one", async () => {
  await using app = await TestEndpoint.open();
  const actions = actionsFor(app.url);
  const headers: [string, string][] = [
    ["content-type", "application/json; charset=windows-1254"],
    ["content-encoding", "gzip"],
  ];
  const capture = captureOf({ headers, body: gzipSync(EVENT) });
  const { sent } = await actions.send({ capture, body: Buffer.from(EVENT), url: null });
  const [seen] = app.requests;
  expect(String(seen?.body)).toBe(EVENT);
  expect(seen?.rawHeaders.join("\n")).toContain("content-type\napplication/json\n");
  expect(seen?.rawHeaders.map((name) => name.toLowerCase())).not.toContain("content-encoding");
  expect(sent?.capture.headers).toEqual([["content-type", "application/json"]]);
});

test("a compressed body that is sent again as it came keeps its encoding, and is judged", async () => {
  await using app = await TestEndpoint.open();
  const capture = captureOf({ headers: [["content-encoding", "gzip"]], body: gzipSync(EVENT) });
  const { sent } = await actionsFor(app.url).send({ capture, body: capture.body, url: null });
  expect(app.requests[0]?.body).toEqual(capture.body);
  expect(app.requests[0]?.rawHeaders).toContain("content-encoding");
  expect(sent?.capture.event).toBe("call_init");
});

test("a body that is not text is copied as a curl command with base64", async () => {
  const body = Buffer.from([0, 255, 1]);
  const actions = actionsFor("http://localhost:3000/");
  expect(actions.curl(captureOf({ body }))).toContain(`printf %s '${body.toString("base64")}' | base64 -d | curl `);
});

test("the actions speak the language of the screen", async () => {
  await using app = await TestEndpoint.open();
  const texts: Message[] = [];
  const limits = [
    [60_000, 60_000],
    [-1, -1],
    [-1, 60_000],
    [-2, -1],
  ];
  for (const [inTimeMs = 0, tooLateMs = 0] of limits) {
    const timeLimit = { inTimeMs, tooLateMs };
    const actions = actionsFor(app.url, {}, { language: MARKED, url: app.url, timeLimit });
    const capture = captureOf({ body: Buffer.from(EVENT) });
    const { sent, ...resent } = await actions.send({ capture, body: capture.body, url: null });
    const elsewhere = await actions.send({ capture, body: capture.body, url: "ftp://x" });
    if (sent === null) throw new Error("nothing was sent");
    texts.push(resent, elsewhere, await actions.sendSample("call_init"), await actions.sendSample("voicemial"));
    texts.push(await actions.save({ ...sent, number: 1 }, true));
    const { answer } = receivedEvent(1, { event: "call_init", data: {} });
    texts.push(await actions.save({ ...sent, number: 1, answer }, false));
    const saving = actionsFor(app.url, {}, { language: MARKED, saveFile: "c.ndjson" });
    texts.push(await saving.save({ ...sent, number: 1 }, false));
  }
  const closed = actionsFor(app.url, {}, { language: MARKED });
  texts.push(await closed.sendSample("call_init"));
  const env = { EDITOR: "exit 3;" };
  await actionsFor(app.url, env, { language: MARKED })
    .edit({ headers: [], body: Buffer.from("{}") })
    .catch((error: unknown) => texts.push({ tone: "bad", text: reasonOf(error) }));
  expect(texts.map(({ tone }) => tone).filter((tone) => tone !== "bad")).toHaveLength(18);
  const names = /https?:\S+|\w+\.ndjson|call_init|voicemial|voicemail|unreachable|ftp\S+|exit|--save/g;
  const words = texts.map(({ text }) => outsideMarks(MARKED.tell(text)).replaceAll(names, ""));
  expect(words.filter((rest) => /\p{L}{2}/u.test(rest))).toEqual([]);
});
