import { describe, expect, test } from "vitest";
import { FakeClock } from "../../support/clocks/fake-clock.ts";
import { TestListener } from "../../support/program/test-listener.ts";
import { exchange, rawConnection } from "../../support/network/raw-client.ts";
import { runCli } from "../../support/program/run-cli.ts";

const VALID = JSON.stringify({
  event: "contact_create",
  data: { id: 1 },
});

describe("listen answers", () => {
  test.each(["POST", "PUT", "PATCH"])("%s with 200 and the id of the event", async (method) => {
    await using listening = await TestListener.start(["--json"]);
    const answer = await listening.post(VALID, { method });
    expect(answer.status).toBe(200);
    const { id } = (await answer.json()) as { id: string };
    const [event] = await listening.lines("event", 1);
    expect(event).toMatchObject({ id, number: 1, method, answer: { status: 200, delivered: true } });
  });

  test("GET and HEAD with 200, and neither shows nor records them", async () => {
    await using listening = await TestListener.start(["--json"]);
    const got = await fetch(listening.url);
    expect(got.status).toBe(200);
    expect(await got.text()).toContain("hipcall-hooks is listening");
    const head = await fetch(listening.url, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    await listening.stop();
    expect(listening.run.stdout.json.at(-1)).toMatchObject({ type: "summary", received: 0, refused: 0 });
  });

  test("other methods with 405 and the allowed methods", async () => {
    await using listening = await TestListener.start(["--json"]);
    const answer = await fetch(listening.url, { method: "DELETE" });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD, POST, PUT, PATCH"]);
    expect(await listening.lines("refused", 1)).toMatchObject([{ status: 405, method: "DELETE" }]);
  });

  test("other paths than --path with 404, with any query", async () => {
    await using listening = await TestListener.start(["--json", "--path", "/hooks"]);
    expect(listening.url).toMatch(/\/hooks$/);
    expect((await listening.post(VALID, { path: "/hooks?x=1" })).status).toBe(200);
    expect((await listening.post(VALID, { path: "/other" })).status).toBe(404);
    expect((await listening.post(VALID, { path: "/hooks/" })).status).toBe(404);
    expect(await listening.lines("refused", 2)).toMatchObject([{ path: "/other" }, { path: "/hooks/" }]);
  });

  test.each([
    [["--status", "503"], 503, /^\{"ok":false,"id":"[^"]+"\}$/, "application/json"],
    [["--body", "hello"], 200, /^hello$/, "text/plain; charset=utf-8"],
    [["--status", "201", "--body", '{"a":1}'], 201, /^\{"a":1\}$/, "application/json"],
    [["--status", "204"], 204, /^$/, null],
  ])("as %j says", async (...[args, status, body, type]) => {
    await using listening = await TestListener.start(args);
    const answer = await listening.post(VALID);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toMatch(body);
    expect(answer.headers.get("content-type")).toBe(type);
  });

  test.each([
    ["6s", [], "at_risk_for_hipcall"],
    ["11s", [], "too_late_for_hipcall"],
    ["6s", ["--hipcall-rules", "timeout=5s"], "too_late_for_hipcall"],
    ["11s", ["--hipcall-rules", "timeout=15s"], null],
  ])("after --delay %s, with %j, and says that it is %s", async (delay, readings, code) => {
    const clock = new FakeClock();
    await using listening = await TestListener.start(["--json", "--delay", delay, ...readings], { clock });
    expect((await listening.post(VALID)).status).toBe(200);
    const [event] = await listening.lines("event", 1);
    const issues = event?.["issues"] as { code: string; severity: string }[];
    const late = issues.filter((issue) => issue.code.endsWith("_for_hipcall"));
    expect(late).toMatchObject(code === null ? [] : [{ code, severity: "info" }]);
  });

  test("an invalid event with 422 and its issues when --strict, and then exits 1", async () => {
    await using listening = await TestListener.start(["--strict"]);
    const refused = await listening.post('{"event":"call_init","data":{}}');
    expect(refused.status).toBe(422);
    const { verdict, issues } = (await refused.json()) as { verdict: string; issues: { path: string }[] };
    expect(verdict).toBe("invalid");
    expect(issues.map(({ path }) => path)).toContain("data.uuid");
    expect((await listening.post('{"event":"some_news","data":{}}')).status).toBe(200);
    expect(await listening.stop()).toBe(1);
  });

  test("what Hipcall itself may send with 200 when --strict", async () => {
    await using listening = await TestListener.start(["--strict"]);
    const call = { uuid: "call_abc123", caller_number: "+442079460100", callee_number: "+447700900123" };
    const bodies = [
      { event: "call_bridged", data: {} },
      { event: "call_init", data: { ...call, direction: "inbound", callee_extension_id: 1042 } },
      { event: "contact_create", data: { id: "7" } },
      { event: "company_create", data: {} },
    ];
    for (const body of bodies) expect((await listening.post(JSON.stringify(body))).status, body.event).toBe(200);
    expect(await listening.stop()).toBe(0);
  });

  test("an invalid event with 200 when not, and exits 0", async () => {
    await using listening = await TestListener.start();
    expect((await listening.post("{}")).status).toBe(200);
    expect(await listening.stop()).toBe(0);
  });

  test("all events, but shows and counts only those of --only", async () => {
    await using listening = await TestListener.start(["--json", "--only", "call_*", "--only", "task::create"]);
    for (const event of ["call_init", "contact_create", "task::create", "call::init"]) {
      expect((await listening.post(JSON.stringify({ event, data: {} }))).status).toBe(200);
    }
    await listening.stop();
    const shown = listening.run.stdout.json.filter(({ type }) => type === "event");
    expect(shown.map(({ event }) => event)).toEqual(["call_init", "task::create"]);
    expect(listening.run.stdout.json.at(-1)).toMatchObject({ received: 2 });
  });
});

describe("listen does not let a web page post", () => {
  test.each([
    "origin: https://evil.example",
    "origin: null",
    "sec-fetch-site: cross-site",
    "sec-fetch-site: same-site",
    "sec-fetch-site: same-origin",
  ])("with %j: 403, and it is shown", async (header) => {
    await using listening = await TestListener.start(["--json"]);
    const answer = await exchange(
      listening.port,
      `POST / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n${header}\r\ncontent-length: 2\r\n\r\n{}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
    expect(await listening.lines("refused", 1)).toMatchObject([
      { status: 403, hint: expect.stringContaining("--allow-browser") },
    ]);
  });

  test("a page whose host name points to this machine (DNS rebinding) learns nothing", async () => {
    await using listening = await TestListener.start(["--json"]);
    await listening.post(VALID);
    const head = "HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n";
    for (const request of [
      `GET /?event=1 ${head}\r\n`,
      `POST / ${head}origin: http://evil.example\r\ncontent-length: 2\r\n\r\n{}`,
      `OPTIONS / ${head}\r\n`,
    ]) {
      const seen = await exchange(listening.port, request);
      expect(seen).toMatch(/^HTTP\/1\.1 421 /);
      expect(seen).not.toMatch(/access-control|call_/i);
    }
  });

  test("unless --allow-browser", async () => {
    await using listening = await TestListener.start(["--json", "--allow-browser"]);
    expect((await listening.post(VALID, { headers: { origin: "http://localhost:3000" } })).status).toBe(200);
  });
});

describe("listen --max-body", () => {
  const limited = ["--json", "--max-body", "1kb"];

  test("accepts a body of exactly that size", async () => {
    await using listening = await TestListener.start(limited);
    expect((await listening.post("x".repeat(1024))).status).toBe(200);
  });

  test("answers 413 to a length that is too large", async () => {
    await using listening = await TestListener.start(limited);
    const answer = await listening.post("x".repeat(1025));
    expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining("larger than 1024 bytes")]);
    expect(await listening.lines("refused", 1)).toMatchObject([{ status: 413 }]);
  });

  test("answers 413 when chunks exceed the limit", async () => {
    await using listening = await TestListener.start(limited);
    const answer = await exchange(
      listening.port,
      `POST / HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n${`200\r\n${"x".repeat(512)}\r\n`.repeat(3)}0\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  test("lets a sender finish that reads the answer only after it has sent everything", async () => {
    await using listening = await TestListener.start(limited);
    const socket = await rawConnection(listening.port);
    socket.write("POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 8000000\r\n\r\n");
    await listening.lines("refused", 1);
    const sent = new Promise((resolve) => socket.write("x".repeat(8_000_000), resolve));
    expect(await sent).toBeFalsy();
    let received = "";
    socket.setEncoding("latin1").on("data", (text: string) => (received += text));
    await new Promise((resolve) => socket.once("close", resolve));
    expect(received).toMatch(/^HTTP\/1\.1 413 /);
  });

  test("lets a sender of 20 MB see the answer", async () => {
    await using listening = await TestListener.start(["--json"]);
    const sent = await runCli(["send", "--data", "-", "--to", listening.url, "--json", "--timeout", "20s"], {
      stdin: `{"event":"x","data":{"a":"${"y".repeat(20_000_000)}"}}`,
    });
    expect(sent.exitCode).toBe(1);
    expect(sent.json[0]).toMatchObject({ result: { kind: "answered", status: 413 } });
  });
});
