import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { endToEnd, rawExchange, rawRequest } from "../../support/network/raw-http.ts";
import { type CliRun, emptyFolder, startCli } from "../../support/program/run-cli.ts";
import { RawServer, freePort } from "../../support/network/raw-server.ts";
import { exchange } from "../../support/network/raw-client.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";

interface Forwarding {
  readonly run: CliRun;
  readonly url: string;
  readonly cwd: string;
}

async function forwarding(to: string, ...more: string[]): Promise<Forwarding> {
  const cwd = emptyFolder();
  const run = startCli(["listen", "--json", "--port", "0", "--forward", to, ...more], { cwd });
  const text = await run.stdout.until((written) => written.includes('"ready"'));
  return { run, cwd, url: /"url":"([^"]+)"/.exec(text)?.[1] ?? "" };
}

async function stopped({ run }: Forwarding): Promise<Record<string, unknown>[]> {
  run.interrupt();
  await run.exitCode;
  return run.stdout.json.filter(({ type }) => type === "event");
}

const EVENT = Buffer.from('{ "event":"call_init",\n "data":{"caller_number":"\\u002b90", "n":1.0} }');

const ANSWERS: readonly (readonly [name: string, answer: (response: ServerResponse) => void])[] = [
  ["an empty 204", (response) => response.writeHead(204, { "x-a": "1" }).end()],
  [
    "a 304 with the length of what it stands for",
    (response) => response.writeHead(304, { "Content-Length": "12" }).end(),
  ],
  ["a redirect, not followed", (response) => response.writeHead(302, { Location: "/elsewhere" }).end("moved")],
  ["gzip, untouched", (response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("{}"))],
  [
    "repeated headers and their spelling",
    (response) => response.writeHead(200, ["Set-Cookie", "a=1", "set-cookie", "b=2", "X-Latin", "\u00e9"]).end("x"),
  ],
  ["a reason phrase of its own", (response) => response.writeHead(299, "Rather Fine").end("ok")],
  [
    "a body in chunks, without a length",
    (response) => {
      response.write("one ");
      setImmediate(() => response.end("two"));
    },
  ],
  ["a long body", (response) => response.end(Buffer.alloc(6 * 1024 * 1024, "long "))],
  ["a date", (response) => response.writeHead(200, { date: "Sun, 22 Nov 2026 00:00:00 GMT" }).end("dated")],
  ["an error with its words", (response) => response.writeHead(500, { "content-type": "text/plain" }).end("boom")],
];

describe("a forwarded request equals a direct one, byte for byte", () => {
  test.each(ANSWERS)("%s", async (_name, answer) => {
    await using app = await TestEndpoint.open((_seen, response) => {
      // The two answers are made at different moments.
      response.sendDate = false;
      answer(response);
    });
    const listener = await forwarding(app.url);
    const request = rawRequest(
      "PUT /hooks/x%2Fy?a=1&a=%20&b",
      ["Host: localhost", "X-One: 1", "x-one: 2", "Content-Type: application/json; charset=UTF-8", "X-Latin: \u00e9"],
      EVENT,
    );
    const direct = endToEnd(await rawExchange(app.url, request));
    const forwarded = endToEnd(await rawExchange(listener.url, request));
    expect(forwarded.head).toEqual(direct.head);
    expect(forwarded.body.equals(direct.body)).toBe(true);

    const [first, second] = app.requests;
    expect(second?.body.equals(first?.body ?? Buffer.alloc(0))).toBe(true);
    expect([second?.method, second?.url]).toEqual([first?.method, first?.url]);
    expect(sentHeaders(second?.rawHeaders)).toEqual(sentHeaders(first?.rawHeaders));
    await stopped(listener);
  });
});

/** Header pairs without those that are made anew for each connection. */
function sentHeaders(raw: readonly string[] = []): string[] {
  const pairs = Array.from({ length: raw.length / 2 }, (_, index) => `${raw[index * 2]}: ${raw[index * 2 + 1]}`);
  return pairs.filter((pair) => !/^(host|connection|content-length):/i.test(pair));
}

test("a slow response body is streamed", async () => {
  const later: (() => void)[] = [];
  await using app = await TestEndpoint.open((_seen, response) => {
    response.write("first ");
    later.push(() => response.end("last"));
  });
  const listener = await forwarding(app.url);
  const answer = await fetch(listener.url, { method: "POST", body: EVENT });
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  expect(Buffer.from(first?.value ?? []).toString()).toBe("first ");
  for (const end of later) end();
  const last = await reader?.read();
  expect(Buffer.from(last?.value ?? []).toString()).toBe("last");
  await stopped(listener);
});

test("the request is on disk before the app is called, and its response is recorded after it", async () => {
  const cwd = emptyFolder();
  const seenOnDisk: string[] = [];
  await using app = await TestEndpoint.open((_seen, response) => {
    seenOnDisk.push(readFileSync(join(cwd, "c.ndjson"), "utf8"));
    response.writeHead(201, { "set-cookie": "s=1", "x-a": "b" }).end("made");
  });
  const run = startCli(["listen", "--json", "--port", "0", "--save", "c.ndjson", "--forward", app.url], { cwd });
  const ready = await run.stdout.until((written) => written.includes('"ready"'));
  const url = /"url":"([^"]+)"/.exec(ready)?.[1] ?? "";
  await fetch(url, { method: "POST", body: EVENT });
  run.interrupt();
  await run.exitCode;
  expect(JSON.parse(seenOnDisk[0] ?? "")).toMatchObject({ kind: "request", event: "call_init" });
  const lines = readFileSync(join(cwd, "c.ndjson"), "utf8").trimEnd().split("\n");
  const [request, response] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(response).toMatchObject({ kind: "response", by: "forward", id: request?.["id"], status: 201, body: "made" });
  expect(response?.["headers"]).toContainEqual(["set-cookie", "[redacted]"]);
});

test("without an app the answer is 502, and asks whether it is running", async () => {
  const gone = createServer();
  await new Promise<void>((resolve) => gone.listen({ host: "127.0.0.1", port: 0 }, resolve));
  const { port } = gone.address() as AddressInfo;
  await new Promise((resolve) => gone.close(resolve));
  const listener = await forwarding(`http://127.0.0.1:${port}/hooks`);
  const answer = await fetch(listener.url, { method: "POST", body: EVENT });
  expect(answer.status).toBe(502);
  expect(await answer.json()).toEqual({
    ok: false,
    by: "hipcall-hooks",
    error: `connection refused: nothing is listening on http://127.0.0.1:${port}/hooks`,
  });
  const [event] = await stopped(listener);
  expect(event?.["answer"]).toMatchObject({
    status: 502,
    because: "forwarding failed",
    forwarded: { nextStep: "is your dev server running?", result: { kind: "unreachable" } },
  });
});

test("an event is pending while the app has it, and the event with its answer follows", async () => {
  const later: (() => void)[] = [];
  await using app = await TestEndpoint.open((_seen, response) => void later.push(() => response.end("ok")));
  const listener = await forwarding(app.url);
  const answer = fetch(listener.url, { method: "POST", body: EVENT });
  await listener.run.stdout.until((written) => written.includes('"pending"'));
  for (const end of later) end();
  expect((await answer).status).toBe(200);
  const [event] = await stopped(listener);
  const pending = listener.run.stdout.json.find(({ type }) => type === "pending");
  expect(pending).toEqual({
    v: 1,
    type: "pending",
    number: 1,
    id: event?.["id"],
    receivedAt: event?.["receivedAt"],
    event: "call_init",
    verdict: event?.["verdict"],
    method: "POST",
    path: "/",
    bodyBytes: EVENT.length,
    waitsFor: app.url,
  });
  expect(event).toMatchObject({ number: 1, answer: { status: 200 } });
});

test("pretty shows an event that waits for --delay on one line", async () => {
  const run = startCli(["listen", "-o", "pretty", "--port", "0", "--count", "1", "--delay", "400ms"]);
  const ready = await run.stdout.until((written) => written.includes("listening on"));
  await fetch(/http:\S+/.exec(ready)?.[0] ?? "", { method: "POST", body: EVENT });
  await run.exitCode;
  expect(run.stdout.text).toMatch(/\n#1 .* call_init {2}POST \/, \d+ B → waits\n#1 .* → 200 in /);
});

test("--forward-wait: while the app restarts, the request waits for it and reaches it once", async () => {
  const port = await freePort();
  const listener = await forwarding(`http://127.0.0.1:${port}/hooks`, "--forward-wait", "30s");
  const answer = fetch(new URL("/hooks", listener.url), { method: "POST", body: EVENT });
  await listener.run.stdout.until((written) => written.includes('"pending"'));
  await using app = await TestEndpoint.open(undefined, port);
  expect((await answer).status).toBe(200);
  expect(app.requests.map(({ url }) => url)).toEqual(["/hooks"]);
  await stopped(listener);
});

test("--forward-wait: an app that closes the connection is not asked again", async () => {
  await using app = await RawServer.open((socket) => socket.once("data", () => socket.resetAndDestroy()));
  const listener = await forwarding(`http://127.0.0.1:${app.port}`, "--forward-wait", "30s");
  expect((await fetch(listener.url, { method: "POST", body: EVENT })).status).toBe(502);
  await stopped(listener);
});

test("the answer is 504 when the app takes too long", async () => {
  await using app = await TestEndpoint.open(() => undefined);
  const listener = await forwarding(app.url, "--forward-timeout", "50ms");
  const answer = await fetch(listener.url, { method: "POST", body: EVENT });
  expect(answer.status).toBe(504);
  expect(await answer.text()).toContain("sent no whole answer");
  const [event] = await stopped(listener);
  expect(event?.["answer"]).toMatchObject({ status: 504, forwarded: { result: { kind: "timed_out" } } });
});

test("when the app closes the connection in the middle of its response, the sender's connection is closed too", async () => {
  await using app = await TestEndpoint.open((_seen, response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write("half", () => response.socket?.destroy());
  });
  const listener = await forwarding(app.url);
  const answer = fetch(listener.url, { method: "POST", body: EVENT }).then((got) => got.text());
  await expect(answer).rejects.toThrow("terminated");
  const [event] = await stopped(listener);
  expect(event?.["answer"]).toMatchObject({
    status: null,
    delivered: false,
    forwarded: { result: { kind: "broken" } },
  });
});

test("a client error of the app is explained with the start of its response", async () => {
  await using app = await TestEndpoint.open((_seen, response) => response.writeHead(400).end("no field x"));
  const cwd = emptyFolder();
  const run = startCli(["listen", "-o", "pretty", "--port", "0", "--count", "1", "--forward", app.url], { cwd });
  const ready = await run.stdout.until((written) => written.includes("listening on"));
  const url = /http:\S+/.exec(ready)?.[0] ?? "";
  expect((await fetch(url, { method: "POST", body: EVENT })).status).toBe(400);
  await run.exitCode;
  expect(run.stdout.text).toContain("your app answered 400: no field x");
  expect(run.stdout.text).toContain("hint: does your app read the body as raw JSON");
});

test.each([
  ["UTF-8", "Tamamd\u00c4\u00b1r", "Tamamd\u00c4\u00b1r", "answered by"],
  ["Latin-1", "Tamamd\u00fdr", "Tamamd?r", "its reason phrase has characters that HTTP does not allow"],
  ["a control character", "a\u0001b", "a?b", "its reason phrase has characters that HTTP does not allow"],
])("a reason phrase in %s does not end the listener", async (_name, reason, passedOn, because) => {
  const answer = Buffer.from(`HTTP/1.1 200 ${reason}\r\ncontent-length: 2\r\n\r\nok`, "latin1");
  await using app = await RawServer.open((socket) => socket.on("data", () => socket.end(answer)));
  const listener = await forwarding(`http://127.0.0.1:${app.port}`);
  for (const _round of [1, 2]) {
    const received = await exchange(
      Number(new URL(listener.url).port),
      "POST / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}",
    );
    expect(received).toMatch(`HTTP/1.1 200 ${passedOn}\r\n`);
    expect(received).toMatch(/ok$/);
  }
  const [event] = await stopped(listener);
  expect(await listener.run.exitCode).toBe(0);
  expect(event?.["answer"]).toMatchObject({ status: 200, because: expect.stringContaining(because) });
});

test("a rule answers before the request is forwarded", async () => {
  await using app = await TestEndpoint.open();
  const listener = await forwarding(app.url, "--respond", "call_*=503,first=1");
  expect((await fetch(listener.url, { method: "POST", body: EVENT })).status).toBe(503);
  expect(app.requests).toHaveLength(0);
  expect((await fetch(listener.url, { method: "POST", body: EVENT })).status).toBe(200);
  expect(app.requests).toHaveLength(1);
  await stopped(listener);
});

test("forwarding to the listener itself is refused", async () => {
  const run = startCli(["listen", "--port", "4999", "--forward", "http://localhost:4999/x"]);
  expect(await run.exitCode).toBe(2);
  expect(run.stderr.text).toContain("is this listener itself");
});

test("the first lines name the app, and say when it is not on this machine", async () => {
  const cwd = emptyFolder();
  const argv = ["listen", "--port", "0", "--save", "c.ndjson", "-o", "pretty", "--forward"];
  const local = startCli([...argv, "3000"], { cwd });
  await local.stdout.until((text) => text.includes("Press Ctrl-C"));
  local.interrupt();
  await local.exitCode;
  expect(local.stdout.text).toContain("forwarding to http://localhost:3000\nsaving to c.ndjson\n");
  expect(local.stderr.text).toBe("");
  const remote = startCli([...argv, "app.invalid", "--json"], { cwd });
  await remote.stdout.until((text) => text.includes('"ready"'));
  remote.interrupt();
  await remote.exitCode;
  expect(remote.stdout.json[0]).toMatchObject({
    type: "note",
    message: "the target is not on this machine: http://app.invalid",
  });
  expect(remote.stdout.json[1]).toMatchObject({ type: "ready", forwardTo: "http://app.invalid", savedTo: "c.ndjson" });
});
