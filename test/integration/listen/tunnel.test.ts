import { existsSync, readFileSync } from "node:fs";
import { type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join, resolve } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { type CliRun, emptyFolder, startCli } from "../../support/program/run-cli.ts";

const FIXTURES = resolve(import.meta.dirname, "../../fixtures/tunnels");
const NODE = dirname(process.execPath);

interface Tunnelled {
  readonly run: CliRun;
  /** What the fake program has written down, one object a start. */
  readonly starts: () => { readonly pid: number; readonly args: readonly string[] }[];
}

const runs: CliRun[] = [];
afterEach(async () => {
  for (const run of runs.splice(0)) {
    run.interrupt();
    await run.exitCode;
  }
});

function tunnelled(tool: string, plan = "stay", ...more: string[]): Tunnelled {
  const log = join(emptyFolder(), "log");
  const env = { PATH: `${FIXTURES}:${NODE}:/usr/bin:/bin`, TUNNEL_LOG: log, TUNNEL_PLAN: plan };
  const run = startCli(["listen", "--json", "--port", "0", "--tunnel", tool, ...more], { env });
  runs.push(run);
  const starts = (): ReturnType<Tunnelled["starts"]> => {
    const lines = existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n") : [];
    return lines.map((line) => JSON.parse(line) as ReturnType<Tunnelled["starts"]>[number]);
  };
  return { run, starts };
}

async function linesOf(run: CliRun, type: string, count = 1): Promise<Record<string, unknown>[]> {
  const found = (): Record<string, unknown>[] => run.stdout.json.filter((line) => line["type"] === type);
  await run.stdout.until(() => found().length >= count);
  return found();
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe("an installed program", () => {
  test.each([
    ["cloudflared", "https://seasonal-deck-organisms-1.trycloudflare.com/"],
    ["ngrok", "https://3f1a-78-180-1-2.ngrok-free.app/"],
  ])("%s: its URL is reported, and it stops with the listener", async (tool, publicUrl) => {
    const { run, starts } = tunnelled(tool);
    const [opened] = await linesOf(run, "tunnel");
    expect(opened).toMatchObject({ tool, publicUrl });
    const [ready] = await linesOf(run, "ready");
    const [start] = starts();
    expect(start?.args).toContain(String(ready?.["url"]).slice(0, -1));
    expect(isRunning(start?.pid ?? 0)).toBe(true);
    run.interrupt();
    expect(await run.exitCode).toBe(0);
    expect(isRunning(start?.pid ?? 0)).toBe(false);
  });

  test("the public URL has the secret path", async () => {
    const { run } = tunnelled("cloudflared", "stay", "--secret-path");
    const [opened] = await linesOf(run, "tunnel");
    const [ready] = await linesOf(run, "ready");
    expect(new URL(String(opened?.["publicUrl"])).pathname).toBe(new URL(String(ready?.["url"])).pathname);
  });

  test("without a secret path there is a warning", async () => {
    const { run } = tunnelled("cloudflared");
    const [warning] = await linesOf(run, "warning");
    expect(warning).toMatchObject({ hint: "add --secret-path" });
  });

  test("one that exits is reported, and reopened with its new URL", async () => {
    const { run, starts } = tunnelled("cloudflared", "die-once");
    const [, again] = await linesOf(run, "tunnel", 2);
    expect(again).toMatchObject({ publicUrl: "https://seasonal-deck-organisms-2.trycloudflare.com/" });
    const [trouble] = await linesOf(run, "error");
    expect(trouble).toMatchObject({
      message: 'the tunnel is down: cloudflared: Connection terminated error="connection with edge closed" connIndex=0',
      hint: "it reconnects in 0.5 s",
    });
    expect(starts()).toHaveLength(2);
  });

  test.each([
    ["cloudflared", "failed to request quick Tunnel"],
    ["ngrok", "requires a verified account"],
  ])("%s: an error is reported in its own words", async (tool, words) => {
    const { run } = tunnelled(tool, "fail");
    const [trouble] = await linesOf(run, "error");
    expect(trouble?.["message"]).toContain(words);
  });

  test("one that does not stop is killed", async () => {
    const { run, starts } = tunnelled("cloudflared", "stubborn");
    await linesOf(run, "tunnel");
    run.interrupt();
    await run.exitCode;
    expect(isRunning(starts()[0]?.pid ?? 0)).toBe(false);
  });

  test("one that is not installed is an error that says how to install it", async () => {
    const run = startCli(["listen", "--port", "0", "--tunnel", "ngrok"], { env: { PATH: emptyFolder() } });
    expect(await run.exitCode).toBe(3);
    expect(run.stderr.text).toContain("error: ngrok is not installed, or not in PATH");
    expect(run.stderr.text).toContain("brew install ngrok");
  });
});

test("the public URL is shown with what to do with it", async () => {
  const env = { PATH: `${FIXTURES}:${NODE}:/usr/bin:/bin` };
  const run = startCli(["listen", "--port", "0", "--tunnel", "ngrok", "--secret-path"], { env });
  runs.push(run);
  const text = await run.stdout.until((written) => written.includes("paste"));
  expect(text).toMatch(
    /in Hipcall, paste into Account > Integrations > Webhook: https:\/\/\S+\.ngrok-free\.app\/\S{32}\n/,
  );
});

describe("a smee channel", () => {
  test("delivers its requests in order, and reconnects when the connection is lost", async () => {
    const streams: ServerResponse[] = [];
    const connected: (() => void)[] = [];
    const server = createServer((request, response) => {
      expect(request.headers.accept).toBe("text/event-stream");
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("id: 0\nevent: ready\ndata: {}\n\nid: 1\nevent: ping\ndata: {}\n\n");
      streams.push(response);
      for (const resolveOne of connected.splice(0)) resolveOne();
    });
    await new Promise<void>((done) => server.listen({ host: "127.0.0.1", port: 0 }, done));
    const channel = `http://127.0.0.1:${(server.address() as AddressInfo).port}/abc`;
    const run = startCli(["listen", "--json", "--port", "0", "--path", "/in", "--tunnel", `smee=${channel}`]);
    runs.push(run);
    const [opened] = await linesOf(run, "tunnel");
    expect(opened).toMatchObject({ tool: "smee", publicUrl: channel });

    const send = (message: object): void => void streams.at(-1)?.write(`data: ${JSON.stringify(message)}\n\n`);
    const raw = '{ "event": "call_init",  "data": {} }';
    send({ host: "smee.io", "x-first": "1", rawBody: raw, body: {}, query: { a: "b" } });
    send({ "content-type": "application/json", body: { event: "call_hangup", data: {} }, query: {} });
    const [first, second] = await linesOf(run, "event", 2);
    expect(first).toMatchObject({ event: "call_init", path: "/in?a=b", body: raw });
    expect(first?.["headers"]).toContainEqual(["x-first", "1"]);
    expect(second).toMatchObject({ event: "call_hangup", body: '{"event":"call_hangup","data":{}}' });
    expect(await linesOf(run, "note")).toHaveLength(1);

    const again = new Promise<void>((done) => connected.push(done));
    streams.at(-1)?.destroy();
    await again;
    await linesOf(run, "tunnel", 2);
    send({ body: { event: "task_create", data: {} } });
    const [, , third] = await linesOf(run, "event", 3);
    expect(third).toMatchObject({ event: "task_create" });
    server.closeAllConnections();
    server.close();
  });

  test("that does not exist is reported", async () => {
    const server = createServer((_request, response) => response.writeHead(404).end());
    await new Promise<void>((done) => server.listen({ host: "127.0.0.1", port: 0 }, done));
    const channel = `http://127.0.0.1:${(server.address() as AddressInfo).port}/gone`;
    const run = startCli(["listen", "--json", "--port", "0", "--tunnel", `smee=${channel}`]);
    runs.push(run);
    const [trouble] = await linesOf(run, "error");
    expect(trouble?.["message"]).toContain("answered 404");
    server.close();
  });
});
