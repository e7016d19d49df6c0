import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { writeCapture } from "../../support/captures/capture-with-responses.ts";
import { captureFile, payload, record } from "../../support/captures/capture-file.ts";
import { freePort } from "../../support/network/raw-server.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";
import { TestListener } from "../../support/program/test-listener.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";

const bodies = (endpoint: TestEndpoint): string[] => endpoint.requests.map(({ body }) => body.toString("utf8"));
const names = (endpoint: TestEndpoint): unknown[] =>
  bodies(endpoint).map((body) => (JSON.parse(body) as { event: unknown }).event);

describe("replay sends", () => {
  test("a capture in its order, method and path, with where each came from", async () => {
    await using endpoint = await TestEndpoint.open();
    const file = captureFile(
      record({ body: payload("a") }),
      record({ body: payload("b"), method: "PUT", path: "/other" }),
      record({ body: payload("c"), path: "*" }),
    );
    const replayed = await runCli(["replay", file, "--to", endpoint.url, "--json"]);
    expect(replayed.exitCode).toBe(0);
    expect(names(endpoint)).toEqual(["a", "b", "c"]);
    expect(endpoint.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "POST /recorded?x=1",
      "PUT /other",
      "POST /",
    ]);
    expect(replayed.json[1]).toMatchObject({
      type: "delivery",
      number: 2,
      event: "b",
      origin: { source: file, line: 2 },
    });
  });

  test("to the path of --to when it names one", async () => {
    await using endpoint = await TestEndpoint.open();
    await runCli(["replay", captureFile(record()), "--to", `${endpoint.url}/`]);
    expect(endpoint.requests[0]?.url).toBe("/");
  });

  test("payload files: one value, an array, or one value a line, each byte for byte", async () => {
    const folder = emptyFolder();
    const one = '{ "event": "one",\n  "data": {"n": 1.0} }';
    writeFileSync(join(folder, "1.json"), `\n${one}\n`);
    writeFileSync(join(folder, "2.json"), `[${payload("two")}, {"event":"three","data":{"s":"\\u00e7"}}]`);
    writeFileSync(join(folder, "3.jsonl"), `${payload("four")}\n\n${payload("five")}\n`);
    await using endpoint = await TestEndpoint.open();
    const files = ["1.json", "2.json", "3.jsonl"].map((name) => join(folder, name));
    expect((await runCli(["replay", ...files, "--to", endpoint.url])).exitCode).toBe(0);
    expect(bodies(endpoint)).toEqual([
      one,
      payload("two"),
      '{"event":"three","data":{"s":"\\u00e7"}}',
      payload("four"),
      payload("five"),
    ]);
    expect(endpoint.requests[0]?.url).toBe("/");
  });

  test("all files of a folder, sorted, without hidden ones and modules", async () => {
    const folder = emptyFolder();
    for (const inner of ["sub", "node_modules/x", ".git"]) mkdirSync(join(folder, inner), { recursive: true });
    for (const name of ["b.json", "a.json", "sub/c.json", "node_modules/x/d.json", ".git/e.json", "f.txt"])
      writeFileSync(join(folder, name), payload(name));
    await using endpoint = await TestEndpoint.open();
    expect((await runCli(["replay", folder, "--to", endpoint.url])).exitCode).toBe(0);
    expect(names(endpoint)).toEqual(["a.json", "b.json", "sub/c.json"]);
  });

  test("standard input, a capture as well as a payload", async () => {
    await using endpoint = await TestEndpoint.open();
    const stdin = readFileSync(captureFile(record({ body: payload("a") })));
    expect((await runCli(["replay", "-", "--to", endpoint.url], { stdin })).exitCode).toBe(0);
    expect((await runCli(["replay", "-", "--to", endpoint.url], { stdin: payload("b") })).exitCode).toBe(0);
    expect(names(endpoint)).toEqual(["a", "b"]);
  });

  test("changed bodies when asked, and says that they are", async () => {
    await using endpoint = await TestEndpoint.open();
    const file = captureFile(record({ body: '{"event":"a", "data":{"id":1,"kept":12.0}}' }));
    const replayed = await runCli(["replay", file, "--to", endpoint.url, "--set", "data.id=2", "--add", "data.new=x"]);
    expect(bodies(endpoint)).toEqual(['{"event":"a", "data":{"id":2,"kept":12.0,"new":"x"}}']);
    expect(replayed.stderr).toContain("other bytes are sent than were recorded");
  });
});

describe("replay chooses", () => {
  const file = captureFile(
    record({ body: payload("call_init", { uuid: "u", direction: "inbound" }), receivedAt: "2026-11-22T10:00:00.000Z" }),
    record({ body: payload("call_hangup", { direction: "outbound" }), receivedAt: "2026-11-22T11:00:00.000Z" }),
    record({ body: payload("some_news", { n: 7 }), receivedAt: "2026-11-22T12:00:00.000Z" }),
    record({ body: "not json", receivedAt: "2026-11-22T13:00:00.000Z" }),
  );

  test.each([
    [["--only", "call_*"], [1, 2], 2],
    [["--only", "call_init", "--only", "some_*"], [1, 3], 2],
    [["--where", "data.direction=inbound"], [1], 3],
    [["--where", "data.n=7"], [3], 3],
    [["--where", "data.direction!=inbound", "--only", "call_*"], [2], 3],
    [["--since", "2026-11-22T12:00:00Z"], [3, 4], 2],
    [["--since", "2026-11-22 12:00"], [3, 4], 2],
    [["--until", "2026-11-22T11:00:00Z"], [1, 2], 2],
    [["--valid"], [3], 3],
    [["--invalid"], [1, 2, 4], 1],
    [["--limit", "2"], [1, 2], 0],
  ])("by %j lines %j", async (args, lines, skipped) => {
    await using endpoint = await TestEndpoint.open();
    const replayed = await runCli(["replay", file, "--to", endpoint.url, "--json", ...args]);
    expect(replayed.exitCode).toBe(0);
    const sent = replayed.json.filter(({ type }) => type === "delivery");
    expect(sent.map(({ origin }) => (origin as { line: number }).line)).toEqual(lines);
    expect(replayed.json.at(-1)).toMatchObject({ type: "summary", sent: lines.length, skipped });
  });

  test("nothing: 3, and names the filters", async () => {
    const replayed = await runCli(["replay", file, "--only", "none"]);
    expect(replayed).toMatchObject({
      exitCode: 3,
      stderr: expect.stringMatching(/nothing to send: the filters excluded all 4 events\n.*--only/),
    });
  });

  test("nothing at all with --valid --invalid: 2", async () => {
    expect((await runCli(["replay", file, "--valid", "--invalid"])).exitCode).toBe(2);
  });
});

describe("replay warns", () => {
  test("of a torn line, by its number, and sends the rest", async () => {
    await using endpoint = await TestEndpoint.open();
    const torn = JSON.stringify(record({ body: payload("torn") })).slice(0, 150);
    const file = captureFile(torn, record({ body: payload("b") }), "");
    writeFileSync(file, `${readFileSync(file, "utf8")}${torn}`);
    const replayed = await runCli(["replay", file, "--to", endpoint.url, "--json"]);
    expect(replayed.exitCode).toBe(0);
    expect(names(endpoint)).toEqual(["b"]);
    const warnings = replayed.json.filter(({ type }) => type === "warning").map(({ message }) => message);
    expect(warnings).toEqual([
      expect.stringMatching(/c\.ndjson:1 is skipped: not JSON/),
      expect.stringMatching(/c\.ndjson:4 is skipped: incomplete/),
    ]);
    expect(replayed.json.at(-1)).toMatchObject({ skipped: 2 });
  });

  test("of a body that was edited, and sends the edited body", async () => {
    await using endpoint = await TestEndpoint.open();
    const file = captureFile(record({ body: payload("edited"), sha256: "0".repeat(64) }));
    const replayed = await runCli(["replay", file, "--to", endpoint.url]);
    expect(replayed).toMatchObject({ exitCode: 0, stderr: expect.stringContaining("its sha256 differs") });
    expect(names(endpoint)).toEqual(["edited"]);
  });
});

describe("replay refuses with 3", () => {
  test.each([
    ["a file that is not there", "/none/c.ndjson", /file not found/],
    ["a capture of a newer version", captureFile(record({ v: 2 })), /newer hipcall-hooks/],
    ["a record without a body's hash", captureFile(record({ sha256: 1 })), /the field sha256/],
    ["JSON that is no event", captureFile('{"name":"hipcall-hooks"}'), /is not an event: the body has neither/],
    ["what is not JSON", captureFile("hello"), /is not JSON/],
    ["an empty file", captureFile(), /is empty/],
    ["an empty folder", emptyFolder(), /no \.json, /],
  ])("%s", async (_what, source, says) => {
    const replayed = await runCli(["replay", source, "--json"]);
    expect(replayed.exitCode).toBe(3);
    expect(replayed.stderr).toMatch(says);
    expect(replayed.json.at(-1)).toMatchObject({ type: "error", code: "input" });
  });

  test("to change a body that is not JSON", async () => {
    const replayed = await runCli(["replay", captureFile(record({ body: "hello" })), "--set", "data.id=1"]);
    expect(replayed).toMatchObject({ exitCode: 3, stderr: expect.stringContaining("its body can't be changed") });
  });
});

describe("replay exits", () => {
  const three = captureFile(
    record({ body: payload("a") }),
    record({ body: payload("b") }),
    record({ body: payload("c") }),
  );

  test("with 1 when one was not accepted, having sent the rest", async () => {
    await using endpoint = await TestEndpoint.open((_seen, response, count) =>
      response.writeHead(count === 2 ? 500 : 200).end(),
    );
    expect((await runCli(["replay", three, "--to", endpoint.url])).exitCode).toBe(1);
    expect(endpoint.requests).toHaveLength(3);
  });

  test("at the first that was not accepted with --fail-fast", async () => {
    await using endpoint = await TestEndpoint.open((_seen, response, count) =>
      response.writeHead(count === 2 ? 500 : 200).end(),
    );
    const replayed = await runCli(["replay", three, "--to", endpoint.url, "--fail-fast"]);
    expect(replayed.exitCode).toBe(1);
    expect(endpoint.requests).toHaveLength(2);
    expect(replayed.stdout).toContain("1 delivered, 1 failed (");
  });

  test("with 4 when nobody listens", async () => {
    const port = await freePort();
    expect((await runCli(["replay", three, "--to", `http://127.0.0.1:${port}`])).exitCode).toBe(4);
  });

  test("with 3, and nothing sent, when a source is missing", async () => {
    await using endpoint = await TestEndpoint.open();
    const replayed = await runCli(["replay", three, "/none.ndjson", "--to", endpoint.url]);
    expect(replayed).toMatchObject({ exitCode: 3, stderr: expect.stringContaining("/none.ndjson") as string });
    expect(endpoint.requests).toEqual([]);
  });

  test("with 3 and the rest sent when one file of a folder is foreign", async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "a.json"), payload("a"));
    writeFileSync(join(folder, "b.json"), "{ // settings\n}");
    writeFileSync(join(folder, "c.json"), '{"compilerOptions":{}}');
    writeFileSync(join(folder, "d.json"), payload("d"));
    await using endpoint = await TestEndpoint.open();
    const replayed = await runCli(["replay", folder, "--to", endpoint.url]);
    expect(replayed.exitCode).toBe(3);
    expect(names(endpoint)).toEqual(["a", "d"]);
    expect(replayed.stderr).toMatch(/b\.json is not JSON[^]*c\.json:1 is not an event/);
    expect(replayed.stdout).toMatch(/2 delivered[^]*2 files could not be read/);
  });

  test("with 3 after the deliveries before it, when a request can't be made in the middle", async () => {
    const file = captureFile(
      record({ body: payload("a") }),
      record({ body: "not json" }),
      record({ body: payload("c") }),
    );
    await using endpoint = await TestEndpoint.open();
    const replayed = await runCli(["replay", file, "--to", endpoint.url, "--set", "event=x"]);
    expect(replayed).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining("c.ndjson:2 is not JSON") as string,
    });
    expect(replayed.stdout).toContain("✓ x  200 in");
    expect(names(endpoint)).toEqual(["x"]);
  });
});

function captureWithAnswers(): string {
  const file = join(emptyFolder(), "c.ndjson");
  writeCapture(file, [
    { event: "delivered", answer: "ok" },
    { event: "refused", answer: "no", status: 500 },
    { event: "never_forwarded" },
    { event: "created", answer: "ok", status: 201 },
    { event: "moved", answer: "", status: 302 },
  ]);
  return file;
}

describe("replay --undelivered", () => {
  test("sends the events without a recorded 2xx answer, in their order", async () => {
    await using endpoint = await TestEndpoint.open();
    const replayed = await runCli(["replay", captureWithAnswers(), "--undelivered", "--to", endpoint.url]);
    expect(replayed.exitCode).toBe(0);
    expect(names(endpoint)).toEqual(["refused", "never_forwarded", "moved"]);
    expect(replayed.stdout).toContain("2 events skipped");
  });

  test("goes together with the other filters", async () => {
    await using endpoint = await TestEndpoint.open();
    await runCli([
      "replay",
      captureWithAnswers(),
      "--undelivered",
      "--only",
      "*e*",
      "--limit",
      "1",
      "--to",
      endpoint.url,
    ]);
    await runCli(["replay", captureWithAnswers(), "--undelivered", "--only", "delivered", "--to", endpoint.url]);
    expect(names(endpoint)).toEqual(["refused"]);
  });

  test("ends with 3 and the reason when everything was delivered", async () => {
    const replayed = await runCli(["replay", captureWithAnswers(), "--undelivered", "--only", "delivered"]);
    expect(replayed.exitCode).toBe(3);
    expect(replayed.stderr).toMatch(/nothing to send: the filters excluded all 5 events[^]*--undelivered/);
  });
});

test("a replay to the listener that saves to its source reads what was there when it began", async () => {
  const file = join(emptyFolder(), "c.ndjson");
  await using listening = await TestListener.start(["--save", file, "--no-fsync"]);
  // More than one read of the file.
  const body = payload("a", { text: "x".repeat(20_000) });
  await Promise.all(Array.from({ length: 30 }, () => listening.post(body)));
  const replayed = await runCli(["replay", file, "--to", listening.url, "--json", "--concurrency", "4"]);
  expect(replayed.json.at(-1)).toMatchObject({ type: "summary", sent: 30, accepted: 30 });
  expect(replayed.exitCode).toBe(0);
});

test("standard input that grows with each delivery ends: an event that the replay itself delivered is not sent again", async () => {
  const file = join(emptyFolder(), "c.ndjson");
  await using listening = await TestListener.start(["--json", "--save", file, "--no-fsync"]);
  for (const name of ["a", "b", "c"]) await listening.post(payload(name));
  // Like `cat c.ndjson | replay -`: reads on as long as the file grows.
  const grown = async function* (): AsyncGenerator<Buffer> {
    let at = 0;
    for (let rest = readFileSync(file); rest.length > 0 && at < 1_000_000; rest = readFileSync(file).subarray(at)) {
      at += rest.length;
      yield rest;
      await listening.run.stdout.until((text) => text.split('"type":"event"').length - 1 >= 6);
    }
  };
  const replayed = await runCli(["replay", "-", "--to", listening.url, "--json"], { stdin: Readable.from(grown()) });
  expect(replayed.json.at(-1)).toMatchObject({ type: "summary", sent: 3, accepted: 3, skipped: 3 });
  expect(replayed.stdout).toContain("standard input had 3 events that reached");
  expect(replayed.exitCode).toBe(0);
});

test("replay --dry-run lists what it would send, and how long it would take", async () => {
  await using endpoint = await TestEndpoint.open();
  const file = captureFile(record({ body: payload("a") }), record({ body: payload("b"), offsetMs: 90_000 }));
  const planned = await runCli(["replay", file, "--to", endpoint.url, "--dry-run", "--speed", "original"]);
  expect(planned.exitCode).toBe(0);
  expect(planned.stdout.replaceAll(file, "c.ndjson").replaceAll(endpoint.url, "http://app")).toMatchInlineSnapshot(`
    "a (c.ndjson:1)
      POST http://app/recorded?x=1
      content-type: application/json
      {"event":"a","data":{}}
    b after 1 min 30 s (c.ndjson:2)
      POST http://app/recorded?x=1
      content-type: application/json
      {"event":"b","data":{}}
    dry run: nothing was sent; would send 2 requests over 1 min 30 s
    "
  `);
  expect(endpoint.requests).toEqual([]);
});
