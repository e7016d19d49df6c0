import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { captureFile, payload, record } from "../../support/captures/capture-file.ts";
import { runCli } from "../../support/program/run-cli.ts";
import { FakeClock } from "../../support/clocks/fake-clock.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";

function answering(status: number): Promise<TestEndpoint> {
  return TestEndpoint.open((_seen, response) => response.writeHead(status).end());
}

const capture = (count: number): string =>
  captureFile(...Array.from({ length: count }, (_, index) => record({ body: payload("call_hangup", { index }) })));

describe.each([
  ["send", (): string[] => ["send", "call_hangup", "--count", "5"]],
  ["replay", (): string[] => ["replay", capture(5)]],
])("%s --hipcall", (_command, line) => {
  test("stops at the second answer of 500, exits 1, and says so", async () => {
    await using endpoint = await answering(500);
    const run = await runCli([...line(), "--hipcall", "--to", endpoint.url]);
    expect(run.exitCode).toBe(1);
    expect(endpoint.requests).toHaveLength(2);
    expect(run.stdout).toContain(
      'Hipcall would have turned the integration "Broken" at delivery 2 (call_hangup), after 2 failures in a row, and sent nothing more',
    );
  });

  test("with the other reading stops at the fourth failure within an hour", async () => {
    await using endpoint = await answering(500);
    const run = await runCli([
      ...line(),
      "--hipcall",
      "--hipcall-rules",
      "broken=4-in-an-hour",
      "--json",
      "--to",
      endpoint.url,
    ]);
    expect(run.exitCode).toBe(1);
    expect(run.json.at(-1)).toMatchObject({ sent: 4, hipcall: { failures: 4, brokenAt: { number: 4 } } });
  });

  test("does not take 201, which --expect-status 2xx does, and says what is known of it", async () => {
    await using endpoint = await answering(201);
    const usual = await runCli([...line(), "--expect-status", "2xx", "--to", endpoint.url]);
    expect(usual.exitCode).toBe(0);
    const strict = await runCli([...line(), "--hipcall", "--to", endpoint.url]);
    expect(strict.exitCode).toBe(1);
    expect(strict.stdout).toContain("answered 201, expected 200");
    expect(strict.stdout).toContain("Hipcall's own demo receiver answers 201 to a new record");
    const other = await runCli([...line(), "--hipcall", "--hipcall-rules", "status=2xx", "--to", endpoint.url]);
    expect(other.exitCode).toBe(0);
  });

  test("sends the headers that Hipcall sends, and none of the recorder's", async () => {
    await using endpoint = await answering(200);
    const run = await runCli([...line(), "--hipcall", "-H", "x-own: 1", "--to", `${endpoint.url}/hooks`]);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("Hipcall would keep the integration active");
    const { rawHeaders = [], method, url } = endpoint.requests[0] ?? {};
    const pairs = rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [[name, rawHeaders[index + 1]]] : []));
    expect([method, url]).toEqual(["POST", "/hooks"]);
    expect(Object.fromEntries(pairs)).toMatchObject({
      "user-agent": "mint/1.9.0",
      "content-type": "application/json",
      "accept-encoding": "gzip",
      "x-own": "1",
    });
    expect(pairs).toHaveLength(7); // and host, connection, content-length
  });

  test("sends once, and does not follow a redirect", async () => {
    await using endpoint = await TestEndpoint.open((_seen, response) =>
      response.writeHead(307, { location: "/there" }).end(),
    );
    const run = await runCli([...line().map((word) => (word === "5" ? "1" : word)), "--hipcall", "--to", endpoint.url]);
    expect(run.exitCode).toBe(1);
    expect(endpoint.requests.every(({ url }) => url !== "/there")).toBe(true);
    expect(run.stdout).toContain("redirects are not followed");
  });
});

test("an app that answers 201 to each call_init turns the integration Broken at the fourth of them", async () => {
  await using endpoint = await TestEndpoint.open(({ body }, response) =>
    response.writeHead(body.includes('"call_init"') ? 201 : 200).end(),
  );
  const scenario = ["send", "--scenario", "answered-inbound", "--count", "6", "--speed", "max", "--to", endpoint.url];
  const run = await runCli([...scenario, "--hipcall"]);
  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain('"Broken" at delivery 10 (call_init), after 4 failures within an hour');
  expect(endpoint.requests).toHaveLength(10);
  const inARow = await runCli([...scenario, "--hipcall", "--hipcall-rules", "broken=2-in-a-row"]);
  expect(inARow.stdout).toContain("Hipcall would keep the integration active so far, after 6 failures");
});

describe("an answer of 200 after 5.1 s", () => {
  test("is at risk with --hipcall, and exits 1", async () => {
    const run = await sentWith("--hipcall");
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain("answered 200 after 5.1 s, at risk: Hipcall gives up between 5 s and 10 s");
    expect(run.stdout).toContain("at risk: 1 answer took longer than 5 s, and Hipcall gives up between 5 s and 10 s");
  });

  test("is in time with timeout=15s, in every text", async () => {
    const run = await sentWith("--hipcall", "--hipcall-rules", "timeout=15s");
    expect(run.exitCode).toBe(0);
    expect(run.stdout).not.toMatch(/late|risk/);
    const { json } = await sentWith("--hipcall", "--hipcall-rules", "timeout=15s", "--json");
    const hipcallTimeLimit = { inTimeMs: 15_000, tooLateMs: 15_000 };
    expect(json.at(-1)).toMatchObject({ tooLateForHipcall: 0, atRiskForHipcall: 0, hipcallTimeLimit });
  });

  test("is at risk in the summary without --hipcall", async () => {
    const run = await sentWith("--timeout", "20s");
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("1 answer at risk, took longer than 5 s: Hipcall gives up between 5 s and 10 s");
  });
});

test("an answer that came as gzip can be read", async () => {
  await using endpoint = await TestEndpoint.open((_seen, response) =>
    response.writeHead(500, { "content-encoding": "gzip" }).end(gzipSync("the database is away")),
  );
  const run = await runCli(["send", "call_init", "--hipcall", "--to", endpoint.url]);
  expect(run.stdout).toContain("answer: the database is away");
});

test.each([
  [["--hipcall", "--retry", "2"], "--retry can't be combined with --hipcall"],
  [["--hipcall", "--timeout", "5s"], "--timeout can't be combined with --hipcall"],
  [["--hipcall", "--expect-status", "200"], "--expect-status can't be combined with --hipcall"],
  [["--hipcall-rules", "timeout=15s"], "--hipcall-rules needs --hipcall"],
  [["--hipcall", "--hipcall-rules", "timeout=7s"], "--hipcall-rules must be a list of readings: status=200 | 2xx"],
])("%j is a usage error that says why", async (args, message) => {
  for (const line of [
    ["send", "call_init"],
    ["replay", capture(1)],
  ]) {
    const run = await runCli([...line, ...args]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
  }
});

test("events rules prints each rule with how it is known and its readings", async () => {
  const { stdout, exitCode } = await runCli(["events", "rules"]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(
    /timeout +conflicting: an answer within 5 s is in time.*\n +timeout=5s-10s .*\n +timeout=5s .*\n +timeout=15s /,
  );
  const { json } = await runCli(["events", "rules", "--json"]);
  expect(json).toMatchObject([{ v: 1, type: "rules", rules: expect.arrayContaining([]) as unknown }]);
});

/** Sends an event to an app that takes 5.1 s by the clock of the program. */
async function sentWith(...options: string[]): ReturnType<typeof runCli> {
  const clock = new FakeClock();
  await using endpoint = await TestEndpoint.open((_seen, response) => {
    clock.pass(5100);
    response.writeHead(200).end();
  });
  return await runCli(["send", "call_init", ...options, "--to", endpoint.url], { clock });
}
