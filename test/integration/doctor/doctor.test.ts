import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { validateBody } from "../../../src/events/validation/validate.ts";
import { FakeClock } from "../../support/clocks/fake-clock.ts";
import { RawServer, freePort } from "../../support/network/raw-server.ts";
import { type SeenRequest, TestEndpoint } from "../../support/network/test-endpoint.ts";
import { JSON_LINES } from "../../support/program/json-line-schema.ts";
import { type CliResult, emptyFolder, runCli, startCli } from "../../support/program/run-cli.ts";
import { TestListener } from "../../support/program/test-listener.ts";

interface Payload {
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const payloadOf = ({ body }: SeenRequest): Payload => JSON.parse(body.toString("utf8")) as Payload;

/** An app that answers each event with this status. */
const app = (statusOf: (payload: Payload, count: number) => number): Promise<TestEndpoint> =>
  TestEndpoint.open((seen, response, count) => response.writeHead(statusOf(payloadOf(seen), count)).end("{}"));

const doctor = (to: string, ...args: string[]): Promise<CliResult> => runCli(["doctor", "--to", to, "--json", ...args]);

/** The result of each check by its name. */
function resultsOf({ json }: CliResult): Record<string, unknown> {
  const found = json.filter(({ type }) => type === "diagnosis");
  return Object.fromEntries(found.map(({ check, outcome }) => [String(check), outcome]));
}

const checkOf = ({ json }: CliResult, name: string): Record<string, unknown> | undefined =>
  json.find(({ check }) => check === name);

const summaryOf = ({ json }: CliResult): Record<string, unknown> | undefined => json.at(-1);

/** The number of events before the burst. */
const BEFORE_BURST = 17;

const ALL_PASSED = {
  reachable: "passed",
  tls: "skipped",
  path: "passed",
  inbound: "passed",
  outbound: "passed",
  "unknown-caller": "passed",
  voicemail: "passed",
  "lost-start": "passed",
  twice: "passed",
  "other-events": "passed",
  "unknown-event": "passed",
  burst: "passed",
  time: "passed",
};

describe("doctor", () => {
  test("finds an app ready that answers 200 to everything, and exits 0", async () => {
    await using endpoint = await app(() => 200);
    const run = await doctor(`${endpoint.url}/hooks`);
    expect([run.exitCode, resultsOf(run)]).toEqual([0, ALL_PASSED]);
    expect(summaryOf(run)).toMatchObject({ command: "doctor", ready: true, passed: 12, failed: 0, skipped: 1 });
    expect(summaryOf(run)?.["hipcall"]).toContain("would keep the integration active");
    expect(summaryOf(run)?.["sent"]).toBe(endpoint.requests.length);
    for (const line of run.json) expect(JSON_LINES[String(line["type"])]?.safeParse(line).error).toBeUndefined();
  });

  test("sends events that are valid, but for the unknown one: new calls of now, both directions, an unknown caller, a voicemail", async () => {
    await using endpoint = await app(() => 200);
    await doctor(endpoint.url, "--burst", "3");
    const verdicts = endpoint.requests.map(({ body }) => validateBody(body).verdict);
    expect(verdicts.filter((verdict) => verdict !== "valid")).toEqual(["unknown"]);
    const calls = endpoint.requests.map(payloadOf).filter(({ event }) => event.startsWith("call_"));
    const has = (key: string, value: unknown): boolean => calls.some(({ data }) => data[key] === value);
    expect([has("direction", "inbound"), has("direction", "outbound")]).toEqual([true, true]);
    expect([has("voicemail_id", 95), has("caller_number", "+442079460123")]).toEqual([true, true]);
    const stranger = calls.find(({ data }) => data["caller_number"] === "+442079460123");
    expect(stranger?.data).toMatchObject({ contact_id: null, caller_id: null });
    // Seven calls, one of them twice, and the burst.
    expect(new Set(calls.map(({ data }) => data["uuid"])).size).toBe(6 + 3);
    const started = Date.parse(String(calls[0]?.data["started_at"]));
    expect(Date.now() - started).toBeLessThan(3_600_000);
  });

  test("finds listen itself ready", async () => {
    await using listening = await TestListener.start();
    expect((await doctor(listening.url)).exitCode).toBe(0);
  });

  test.each([
    ["inbound", ({ event }: Payload) => (event === "call_bridged" ? 500 : 200), "call_bridged: answered 500"],
    ["outbound", ({ data }: Payload) => (data["direction"] === "outbound" ? 422 : 200), "answered 422"],
    ["unknown-caller", ({ data }: Payload) => (data["caller_number"] === "+442079460123" ? 500 : 200), "answered 500"],
    [
      "voicemail",
      ({ data }: Payload) => (typeof data["voicemail_id"] === "number" ? 500 : 200),
      "call_hangup: answered 500",
    ],
    [
      "other-events",
      ({ event }: Payload) => (event.startsWith("call") || event.includes("tomorrow") ? 200 : 404),
      "contact_create: answered 404",
    ],
    [
      "unknown-event",
      ({ event }: Payload) => (event.includes("tomorrow") ? 400 : 200),
      "event_of_tomorrow: answered 400",
    ],
    ["inbound", () => 201, "answered 201, expected 200"],
  ])("finds %s, exits 1 and says what came", async (check, statusOf, says) => {
    await using endpoint = await app(statusOf);
    const run = await doctor(endpoint.url);
    expect([run.exitCode, checkOf(run, check)]).toEqual([1, expect.objectContaining({ outcome: "failed" })]);
    expect(checkOf(run, check)?.["says"]).toContain(says);
    expect(checkOf(run, check)?.["hint"]).not.toBeNull();
    expect(summaryOf(run)).toMatchObject({ ready: false });
  });

  test("says when Hipcall would turn the integration Broken", async () => {
    await using endpoint = await app(({ data }) => (data["direction"] === "outbound" ? 500 : 200));
    const { stdout, exitCode } = await runCli(["doctor", "--to", endpoint.url]);
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining("is not ready for Hipcall")]);
    expect(stdout).toContain('Hipcall would turn the integration "Broken" at delivery 5 of these');
  });

  test("takes the readings of --hipcall-rules: Hipcall's own demo answers 201", async () => {
    await using endpoint = await app(() => 201);
    expect((await doctor(endpoint.url, "--hipcall-rules", "status=2xx")).exitCode).toBe(0);
  });

  test("finds an app that fails at a repeat, and one that answers it otherwise", async () => {
    const seen = new Set<string>();
    const isRepeat = ({ event, data }: Payload): boolean => {
      const key = `${event} ${JSON.stringify(data)}`;
      return seen.has(key) || !seen.add(key);
    };
    await using failing = await app((payload) => (isRepeat(payload) ? 409 : 200));
    const failed = await doctor(failing.url);
    expect(checkOf(failed, "twice")).toMatchObject({
      outcome: "failed",
      says: expect.stringContaining("answered 409"),
    });
    expect(resultsOf(failed)).toEqual({ ...ALL_PASSED, twice: "failed" });
    seen.clear();
    await using other = await TestEndpoint.open((request, response) =>
      response.end(isRepeat(payloadOf(request)) ? '{"error":"exists"}' : '{"id":1}'),
    );
    const warned = await doctor(other.url);
    expect([warned.exitCode, checkOf(warned, "twice")?.["outcome"]]).toEqual([0, "warning"]);
  });

  test("finds an app that fails under a burst, which really comes at the same time", async () => {
    const held: (() => void)[] = [];
    await using endpoint = await TestEndpoint.open((_seen, response, count) => {
      if (count <= BEFORE_BURST) return void response.end();
      held.push(() => response.writeHead(held.length % 2 === 0 ? 200 : 503).end());
      if (held.length === 40) while (held.length > 0) held.pop()?.();
    });
    const run = await doctor(endpoint.url, "--burst", "40");
    expect(resultsOf(run)).toEqual({ ...ALL_PASSED, burst: "failed" });
    expect(checkOf(run, "burst")?.["says"]).toContain(
      "20 of 40 calls that end at the same time are lost: answered 503",
    );
  });

  test("warns of answers at risk, and fails at those that are too late", async () => {
    const clock = new FakeClock();
    const slow = (ms: number): Promise<TestEndpoint> =>
      TestEndpoint.open((seen, response) => {
        if (payloadOf(seen).event === "task_create") clock.pass(ms);
        response.end();
      });
    const run = async (ms: number): Promise<CliResult> => {
      await using endpoint = await slow(ms);
      return await runCli(["doctor", "--to", endpoint.url, "--json", "--burst", "0"], { clock });
    };
    const [risk, late] = [await run(6000), await run(11_000)];
    expect([risk.exitCode, resultsOf(risk)["time"], resultsOf(risk)["other-events"]]).toEqual([
      0,
      "warning",
      "warning",
    ]);
    expect([late.exitCode, resultsOf(late)["time"], resultsOf(late)["other-events"]]).toEqual([1, "failed", "failed"]);
    expect(checkOf(late, "time")?.["says"]).toContain("took 11 s; Hipcall gives up between 5 s and 10 s");
  });

  test.each([
    [404, "check the path of --to"],
    [401, "Hipcall sends no credentials"],
    [405, "webhooks are sent with POST"],
    [302, "redirects are not followed"],
  ])("stops at a path that answers %i", async (status, hint) => {
    await using endpoint = await app(() => status);
    const run = await doctor(endpoint.url);
    expect([run.exitCode, endpoint.requests.length]).toEqual([1, 1]);
    expect(checkOf(run, "path")).toMatchObject({ outcome: "failed", hint: expect.stringContaining(hint) });
    expect(summaryOf(run)).toMatchObject({ skipped: 11, hipcall: expect.stringContaining("would lose every event") });
  });

  test("of a port that nothing listens on exits 4", async () => {
    const run = await doctor(`http://127.0.0.1:${await freePort()}`);
    expect([run.exitCode, resultsOf(run)]).toEqual([4, { reachable: "failed" }]);
    expect(summaryOf(run)).toMatchObject({ ready: false, sent: 0 });
  });

  test("finds a certificate that is not valid, and warns of --insecure", async () => {
    await using server = await RawServer.openTls();
    const run = await doctor(`https://localhost:${server.port}`);
    expect([run.exitCode, resultsOf(run)]).toEqual([4, { reachable: "passed", tls: "failed" }]);
  });

  test("warns of http and a path that can be guessed on a public host, and of headers that Hipcall cannot send", async () => {
    await using proxy = await TestEndpoint.open();
    const env = { HTTP_PROXY: proxy.url };
    const examine = async (to: string, ...args: string[]): Promise<CliResult> =>
      runCli(["doctor", "--json", "--to", to, ...args], { env });
    const plain = await examine("http://crm.example.com/webhook");
    expect([plain.exitCode, resultsOf(plain)]).toEqual([0, { ...ALL_PASSED, tls: "warning", path: "warning" }]);
    expect(checkOf(plain, "path")?.["says"]).toContain("the path can be guessed");
    expect(plain.json[0]).toMatchObject({ type: "note", message: expect.stringContaining("not on this machine") });
    const secret = await examine("http://crm.example.com/hooks/4f6a1c0d9e2b47f8a7c3");
    expect(resultsOf(secret)["path"]).toBe("passed");
    await using local = await app(() => 200);
    const headers = await doctor(local.url, "-H", "x-token: secret-value");
    expect(checkOf(headers, "path")).toMatchObject({ outcome: "warning", says: expect.stringContaining("x-token") });
    expect(headers.stdout).not.toContain("secret-value");
  });

  test("leaves out what --skip names", async () => {
    await using endpoint = await app(({ event }) => (event.includes("tomorrow") ? 400 : 200));
    const run = await doctor(endpoint.url, "--skip", "unknown-event", "--skip", "burst");
    expect([run.exitCode, resultsOf(run)]).toEqual([
      0,
      { ...ALL_PASSED, "unknown-event": "skipped", burst: "skipped" },
    ]);
    const usage = await doctor(endpoint.url, "--skip", "reachable");
    expect(usage.exitCode).toBe(2);
  });

  test("writes a report", async () => {
    const cwd = emptyFolder();
    await using endpoint = await app(({ event }) => (event.includes("tomorrow") ? 400 : 200));
    const reports = ["--report", "junit=r.xml", "--report", "markdown=r.md"];
    const { exitCode } = await runCli(["doctor", "--to", endpoint.url, ...reports], { cwd });
    expect(exitCode).toBe(1);
    expect(readFileSync(join(cwd, "r.xml"), "utf8")).toMatch(
      /tests="12" failures="1"[\s\S]*event_of_tomorrow: answered 400/,
    );
    expect(readFileSync(join(cwd, "r.md"), "utf8")).toContain("1 did not pass");
  });

  test("signs each event with --sign", async () => {
    await using listening = await TestListener.start(["--json", "--verify", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"]);
    expect((await doctor(listening.url, "--sign", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).exitCode).toBe(0);
    expect((await doctor(listening.url)).exitCode).toBe(1);
  });

  test("stopped by a signal reports what it has, and exits 130", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen({ port: 0, host: "127.0.0.1" }, resolve));
    const address = server.address() as { port: number };
    const run = startCli(["doctor", "--json", "--to", `http://127.0.0.1:${address.port}`]);
    await new Promise((resolve) => server.once("request", resolve));
    run.interrupt();
    expect(await run.exitCode).toBe(130);
    expect(run.stdout.json.at(-1)).toMatchObject({ type: "summary", ready: false, hipcall: null, stoppedBy: "SIGINT" });
    server.closeAllConnections();
    server.close();
  });
});

test("its hints name the program as the user starts it", async () => {
  const { stdout } = await runCli(["doctor", "--to", "http://127.0.0.1:1"], { env: { npm_command: "exec" } });
  expect(stdout).toContain(": npx hipcall-hooks listen --port 1");
});
