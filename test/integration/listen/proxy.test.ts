import { describe, expect, test } from "vitest";
import { TestProxy } from "../../support/network/test-proxy.ts";
import { freePort } from "../../support/network/raw-server.ts";
import { type CliRun, runCli, startCli } from "../../support/program/run-cli.ts";

const EVENT = '{"event":"call_init","data":{}}';

async function urlOf(run: CliRun): Promise<string> {
  const ready = await run.stdout.until((written) => written.includes('"ready"'));
  return /"url":"([^"]+)"/.exec(ready)?.[1] ?? "";
}

describe("listen through the proxy of the environment", () => {
  test("--forward goes through it", async () => {
    await using proxy = await TestProxy.open();
    const env = { HTTP_PROXY: proxy.url };
    const run = startCli(["listen", "--json", "--port", "0", "--forward", "http://app.invalid/hooks"], { env });
    const answer = await fetch(await urlOf(run), { method: "POST", body: EVENT });
    expect([answer.status, await answer.text()]).toEqual([200, "ok"]);
    expect(proxy.seen).toEqual(["POST http://app.invalid/hooks"]);
    run.interrupt();
    await run.exitCode;
  });

  test("--forward behind a proxy that is down names the proxy and NO_PROXY, not the app", async () => {
    const proxy = `http://127.0.0.1:${await freePort()}`;
    const env = { HTTP_PROXY: proxy };
    const run = startCli(["listen", "--json", "--port", "0", "--forward", "http://app.invalid/hooks"], { env });
    const answer = await fetch(await urlOf(run), { method: "POST", body: EVENT });
    expect(answer.status).toBe(502);
    const { error } = (await answer.json()) as { error: string };
    expect(error).toContain(`cannot reach http://app.invalid/hooks through the proxy ${proxy}`);
    await run.stdout.until((text) => text.includes("name the host in NO_PROXY to send directly"));
    run.interrupt();
    await run.exitCode;
  });

  test("a smee channel is read through it, and it is said", async () => {
    await using proxy = await TestProxy.open({
      answer: (response) => {
        response.writeHead(200, { "content-type": "text/event-stream" });
        response.write(`data: ${JSON.stringify({ rawBody: EVENT, body: {} })}\n\n`);
      },
    });
    const env = { HTTP_PROXY: proxy.url };
    const args = ["listen", "--json", "--port", "0", "--count", "1", "--tunnel", "smee=http://smee.invalid/abc"];
    const run = await runCli(args, { env });
    expect(proxy.seen).toEqual(["GET http://smee.invalid/abc"]);
    expect(run.json).toContainEqual(expect.objectContaining({ type: "event", event: "call_init", body: EVENT }));
    const message = `the smee channel is read through the proxy ${proxy.url}`;
    expect(run.json).toContainEqual(expect.objectContaining({ type: "note", message }));
  });
});

describe("replay waits through the proxy of the environment", () => {
  test.each([
    ["--wait", ["--wait", "30s"], "GET http://app.invalid/hooks"],
    ["--wait-for", ["--wait-for", "http://app.invalid/health"], "GET http://app.invalid/health"],
  ])("%s asks the target, not the proxy", async (_name, options, asked) => {
    let asks = 0;
    await using proxy = await TestProxy.open({
      // A proxy answers 502 while the target is down.
      answer: (response) => response.writeHead((asks += 1) < 3 ? 502 : 200).end("ok"),
    });
    const args = ["replay", "-", "--to", "http://app.invalid/hooks", ...options];
    const run = await runCli(args, { env: { HTTP_PROXY: proxy.url }, stdin: EVENT });
    expect(run.exitCode).toBe(0);
    expect(proxy.seen).toEqual([asked, asked, asked, "POST http://app.invalid/hooks"]);
  });

  test("a proxy that is down is named", async () => {
    const proxy = `http://127.0.0.1:${await freePort()}`;
    const args = ["replay", "-", "--to", "http://app.invalid/hooks", "--wait", "1ms"];
    const run = await runCli(args, { env: { HTTP_PROXY: proxy }, stdin: EVENT });
    expect(run.exitCode).toBe(4);
    expect(run.stderr).toContain(`no answer from http://app.invalid/hooks through the proxy ${proxy} within 1 ms`);
  });
});
