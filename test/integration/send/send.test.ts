import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { FakeClock } from "../../support/clocks/fake-clock.ts";
import { emptyFolder, runCli, startCli } from "../../support/program/run-cli.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";

interface Payload {
  readonly event: string;
  readonly data: Record<string, unknown>;
}

const SEED = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../fixtures/seed-2023.json"), "utf8"),
) as readonly Payload[];

const bodies = (endpoint: TestEndpoint): Payload[] =>
  endpoint.requests.map(({ body }) => JSON.parse(body.toString("utf8")) as Payload);

describe("what send posts", () => {
  test("equals the documented payloads, value for value", async () => {
    await using endpoint = await TestEndpoint.open();
    const sent = await runCli(["send", ...SEED.map(({ event }) => event), "--to", `${endpoint.url}/hooks?x=1`]);
    expect(sent.exitCode).toBe(0);
    expect(bodies(endpoint)).toEqual(SEED);
    expect(endpoint.requests[0]).toMatchObject({ method: "POST", url: "/hooks?x=1" });
  });

  test("goes to HIPCALL_HOOKS_TARGET when --to is not given", async () => {
    await using endpoint = await TestEndpoint.open();
    const env = { HIPCALL_HOOKS_TARGET: `${endpoint.url}/from-env` };
    expect((await runCli(["send", "call_init"], { env })).exitCode).toBe(0);
    expect(endpoint.requests[0]?.url).toBe("/from-env");
  });

  test.each([
    (port: string) => ({ args: ["--to", port], env: {} }),
    (port: string) => ({ args: ["--to", `:${port}`], env: {} }),
    (port: string) => ({ args: [], env: { HIPCALL_HOOKS_TARGET: port } }),
  ])("goes to localhost when the target is only a port (%#)", async (given) => {
    await using endpoint = await TestEndpoint.open();
    const { args, env } = given(new URL(endpoint.url).port);
    const sent = await runCli(["send", "call_init", ...args], { env });
    expect(sent).toMatchObject({ exitCode: 0, stderr: "" });
    expect(endpoint.requests).toHaveLength(1);
  });

  test.each(["send", "replay"])("by %s leaves the machine only after the target is named", async (command) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, "c.json"), JSON.stringify(SEED[0]));
    const argv = [command, command === "send" ? "call_init" : "c.json", "--to", "http://app.invalid/x"];
    const message = "the target is not on this machine: http://app.invalid/x";
    const sent = await runCli([...argv, "--timeout", "10ms"], { cwd });
    expect(sent.stderr.split("\n")[0]).toBe(`note: ${message}`);
    const json = await runCli([...argv, "--timeout", "10ms", "--json"], { cwd });
    expect(json.json[0]).toEqual({ v: 1, type: "note", message });
    expect((await runCli([...argv, "--dry-run"], { cwd })).stderr).toBe("");
  });

  test("is not sent to a host that is written as a number", async () => {
    const sent = await runCli(["send", "call_init", "--to", "http://0x7f.1/"]);
    expect(sent).toMatchObject({ exitCode: 2, stdout: "" });
    expect(sent.stderr).toContain("hint: 0x7f.1 means the address 127.0.0.1: write that if you mean it");
  });

  test("replaces its own headers by those of -H", async () => {
    await using endpoint = await TestEndpoint.open();
    const headers = ["-H", "x-test: a: b", "-H", "Content-Type: text/json", "-H", "x-empty:"];
    await runCli(["send", "call_init", "--to", endpoint.url, ...headers]);
    const raw = endpoint.requests[0]?.rawHeaders ?? [];
    expect(raw.join("\n")).toContain("x-test\na: b\nContent-Type\ntext/json\nx-empty\n\n".trimEnd());
    expect(raw.filter((part) => part.toLowerCase() === "content-type")).toHaveLength(1);
  });

  test("is changed by --set, --add and --unset", async () => {
    await using endpoint = await TestEndpoint.open();
    const changes = ["--set", "data.user_id=7", "--set", "data.number.name=A b", "--add", 'data.note={"a":[1]}'];
    const sent = await runCli(["send", "call::hangup", "--to", endpoint.url, ...changes, "--unset", "data.account_id"]);
    expect(sent.exitCode).toBe(0);
    const [{ data } = { data: {} }] = bodies(endpoint);
    expect(data).toMatchObject({ user_id: 7, number: { name: "A b" }, note: { a: [1] } });
    expect(data).not.toHaveProperty("account_id");
  });

  test("with --fresh shares one new uuid and new times, in each round another", async () => {
    await using endpoint = await TestEndpoint.open();
    await runCli(["send", "call::init", "call::hangup", "--fresh", "--count", "2", "--to", endpoint.url]);
    const uuids = bodies(endpoint).map(({ data }) => data["uuid"]);
    expect(uuids[0]).toBe(uuids[1]);
    expect(uuids[2]).toBe(uuids[3]);
    expect(new Set([...uuids, SEED[0]?.data["uuid"]]).size).toBe(3);
    const [init, hangup] = bodies(endpoint).map(({ data }) => Date.parse(String(data["timestamp"])));
    expect((hangup ?? 0) - (init ?? 0)).toBe(8000);
  });
});

/** JSON that a parser would write in another way. */
function odd(id: string): string {
  return `{"event":"x", "data":{"id":${id},"big":154284075601887489,"price":12.0,"huge":1E400,"dup":1,"dup":2,"s":"\\u00e7"}}`;
}

describe("send --data", () => {
  const text = '{ "event": "my_own",  "data": {"n": 1.0, "s": "\\u00e7"} }';

  test("posts the file byte for byte", async () => {
    await using endpoint = await TestEndpoint.open();
    const cwd = emptyFolder();
    writeFileSync(join(cwd, "own.json"), text);
    expect((await runCli(["send", "--data", "own.json", "--to", endpoint.url], { cwd })).exitCode).toBe(0);
    expect(endpoint.requests[0]?.body.toString()).toBe(text);
  });

  test.each([
    [["--set", "data.id=9007199254740993"], odd("9007199254740993")],
    [["--add", "data.new=x"], odd("7").replace("}}", ',"new":"x"}}')],
    [["--unset", "data.id"], odd("7").replace('"id":7,', "")],
  ])("changed by %j keeps every other byte", async (change, expected) => {
    await using endpoint = await TestEndpoint.open();
    await runCli(["send", "--data", "-", ...change, "--to", endpoint.url], { stdin: odd("7") });
    expect(endpoint.requests[0]?.body.toString()).toBe(expected);
  });

  test("changed by --fresh keeps every other byte", async () => {
    await using endpoint = await TestEndpoint.open();
    await runCli(["send", "--data", "-", "--fresh", "--to", endpoint.url], { stdin: odd("7") });
    const sent = endpoint.requests[0]?.body.toString() ?? "";
    const id = /"id":(\d+),/.exec(sent)?.[1] ?? "";
    expect(id).not.toBe("7");
    expect(sent).toBe(odd(id));
  });

  test.each([["--set", "data.id=1"], ["--fresh"]])("is changed by %s however deep it is", async (...change) => {
    await using endpoint = await TestEndpoint.open();
    const deep = `{"event":"x","data":{"id":0,"b":${"[".repeat(50_000)}${"]".repeat(50_000)}}}`;
    const sent = await runCli(["send", "--data", "-", "--to", endpoint.url, ...change], { stdin: deep });
    expect(sent.exitCode).toBe(0);
    expect(endpoint.requests[0]?.body.toString().replace(/"id":\d+/, '"id":0')).toBe(deep);
  });

  test("reads standard input with -", async () => {
    await using endpoint = await TestEndpoint.open();
    expect((await runCli(["send", "--data", "-", "--to", endpoint.url], { stdin: text })).exitCode).toBe(0);
    expect(endpoint.requests[0]?.body.toString()).toBe(text);
  });

  test("warns of what is no valid event, and sends it", async () => {
    await using endpoint = await TestEndpoint.open();
    const sent = await runCli(["send", "--data", "-", "--to", endpoint.url], { stdin: '{"event":"call_init"}' });
    expect(sent).toMatchObject({ exitCode: 0, stderr: expect.stringContaining("would not be a valid event") });
    expect(endpoint.requests).toHaveLength(1);
  });

  test.each([
    ["a missing file", ["--data", "none.json"], /file not found: none\.json/],
    ["broken JSON", ["--data", "-"], /standard input is not JSON.*line 1, column 2/],
  ])("exits 3 for %s", async (_what, args, says) => {
    const sent = await runCli(["send", ...args], { stdin: "{oops" });
    expect(sent.exitCode).toBe(3);
    expect(sent.stderr).toMatch(says);
  });

  test("can be stopped while standard input goes on", async () => {
    const stop = new AbortController();
    const stdin = new Readable({ read: () => stop.abort("SIGINT") });
    const run = startCli(["send", "--data", "-"], { stdin, stop });
    expect(await run.exitCode).toBe(130);
  });
});

describe("send refuses", () => {
  test.each([
    ["an unknown event", ["call::hangpu"], /unknown event "call::hangpu"\n.*did you mean call::hangup\?/],
    ["an unknown path", ["call::hangup", "--set", "data.usre_id=1"], /no such path\n.*did you mean data\.user_id\?/],
    ["a path without a value", ["call::hangup", "--set", "data.user_id"], /the = and the value are missing/],
    ["to add what is there", ["call::hangup", "--add", "data.user_id=1"], /already\n.*--set/],
    ["to remove what is not there", ["call::hangup", "--unset", "data.usre_id"], /did you mean data\.user_id\?/],
    ["no event", [], /name an event/],
    ["an event and --data", ["call_init", "--data", "-"], /not both/],
    ["an unknown option", ["call_init", "--cuont", "2"], /unknown option.*\n.*did you mean --count\?/],
    [
      "a --set without a value",
      ["call_init", "--set", "data.user_id"],
      /\(got "data.user_id".*\n.*the = and the value are missing: data\.user_id=7/,
    ],
    ["a header without a colon", ["call_init", "-H", "x-test"], /--header must be a header; .*example: 'x-test: 1'/],
    ["a header that breaks the line", ["call_init", "-H", "x: a\r\nb: c"], /--header must be a header/],
    [
      "a header of the connection",
      ["call_init", "-H", "content-length: 1"],
      /content-length, connection and the like cannot be set/,
    ],
    [
      "a target that is no URL",
      ["call_init", "--to", "ftp://x"],
      /--to must be an http or https URL, .*got "ftp:\/\/x"/,
    ],
    ["a count of none", ["call_init", "--count", "0"], /--count must be a whole number/],
    ["a bad duration", ["call_init", "--timeout", "5"], /--timeout must be a duration .*got "5"/],
  ])("%s with 2", async (_what, args, says) => {
    const sent = await runCli(["send", ...args]);
    expect(sent.exitCode).toBe(2);
    expect(sent.stderr).toMatch(says);
    expect(sent.stdout).toBe("");
  });
});

describe("send --retry", () => {
  test("tries again, waiting twice as long each time, and counts the last answer", async () => {
    await using endpoint = await TestEndpoint.open((_seen, response, count) =>
      response.writeHead(count < 4 ? 503 : 200).end(),
    );
    const clock = new FakeClock();
    const sent = await runCli(["send", "call_init", "--to", endpoint.url, "--retry", "5", "--json"], { clock });
    expect(sent.exitCode).toBe(0);
    expect(sent.json[0]).toMatchObject({ attempts: 4, accepted: true });
    expect(clock.slept).toEqual([250, 500, 1000]);
  });

  test("gives up after so many", async () => {
    await using endpoint = await TestEndpoint.open((_seen, response) => response.writeHead(503).end());
    const sent = await runCli(["send", "call_init", "--to", endpoint.url, "--retry", "2"], { clock: new FakeClock() });
    expect(sent.exitCode).toBe(1);
    expect(sent.stdout).toContain("after 3 attempts");
    expect(endpoint.requests).toHaveLength(3);
  });

  test("does not repeat what the app has judged", async () => {
    await using endpoint = await TestEndpoint.open((_seen, response) => response.writeHead(422).end());
    await runCli(["send", "call_init", "--to", endpoint.url, "--retry", "2"], { clock: new FakeClock() });
    expect(endpoint.requests).toHaveLength(1);
  });
});

test.each([
  ["404", 404, 0],
  ["3xx", 301, 0],
  ["201", 200, 1],
])("--expect-status %s takes %i: exit code %i", async (expected, status, exitCode) => {
  await using endpoint = await TestEndpoint.open((_seen, response) => response.writeHead(status).end());
  const sent = await runCli(["send", "call_init", "--to", endpoint.url, "--expect-status", expected]);
  expect(sent.exitCode).toBe(exitCode);
});

describe("send of many", () => {
  test("keeps to its concurrency, and sums up with latencies", async () => {
    let open = 0;
    let most = 0;
    await using endpoint = await TestEndpoint.open((_seen, response) => {
      open += 1;
      most = Math.max(most, open);
      setImmediate(() => {
        open -= 1;
        response.end();
      });
    });
    const args = ["--count", "50", "--concurrency", "5", "--json"];
    const sent = await runCli(["send", "call_init", "--to", endpoint.url, ...args]);
    expect(sent.exitCode).toBe(0);
    expect(endpoint.requests).toHaveLength(50);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(5);
    expect(sent.json.at(-1)).toMatchObject({ type: "summary", sent: 50, accepted: 50, latency: { count: 50 } });
  });

  test("starts no more than --rate a second", async () => {
    await using endpoint = await TestEndpoint.open();
    const clock = new FakeClock();
    await runCli(["send", "call_init", "--to", endpoint.url, "--count", "5", "--rate", "4/s"], { clock });
    expect(clock.slept).toEqual([250, 250, 250, 250]);
  });

  test("shows a bar on a terminal, and one by one only what was not accepted", async () => {
    await using endpoint = await TestEndpoint.open((_seen, response, count) =>
      response.writeHead(count === 7 ? 500 : 200).end(),
    );
    const sent = await runCli(["send", "call_init", "--to", endpoint.url, "--count", "30"], {
      isTTY: true,
      env: { LANG: "C.UTF-8" },
    });
    expect(sent.exitCode).toBe(1);
    expect(sent.stderr).toMatch(/█+.* 30\/30/);
    expect(sent.stdout.match(/^[✓✗]/gm)).toEqual(["✗"]);
    expect(sent.stdout).toMatch(/29 delivered, 1 failed \(.*\)\nlatency: p50 /);
  });

  test("stopped in the middle exits 130 and says what was done", async () => {
    let run: ReturnType<typeof startCli> | undefined;
    await using endpoint = await TestEndpoint.open((_seen, response, count) => {
      if (count < 3) response.end();
      else run?.interrupt();
    });
    run = startCli(["send", "call_init", "--to", endpoint.url, "--count", "10"]);
    expect(await run.exitCode).toBe(130);
    expect(run.stdout.text).toMatch(/2 delivered \(.*\n(.*\n)*stopped by SIGINT before the end/);
  });
});

describe("send, sending nothing", () => {
  test("with --dry-run shows the requests", async () => {
    await using endpoint = await TestEndpoint.open();
    const args = ["send", "call::init", "--dry-run", "--count", "2", "--to", `${endpoint.url}/x`, "-H", "a: b"];
    const planned = await runCli([...args, "--json"]);
    expect(planned.json).toMatchObject([
      {
        type: "planned",
        number: 1,
        method: "POST",
        url: `${endpoint.url}/x`,
        headers: expect.arrayContaining([["a", "b"]]),
      },
      { type: "planned", number: 2 },
      { type: "summary", planned: 2, wouldTakeMs: 0 },
    ]);
    const pretty = await runCli(args);
    expect(pretty.stdout).toContain("nothing was sent; would send 2 requests");
    expect(endpoint.requests).toEqual([]);
  });

  test("with --print curl prints a command", async () => {
    const printed = await runCli(["send", "call::init", "--print", "curl", "--to", "http://127.0.0.1:9/x"]);
    expect(printed).toMatchObject({ exitCode: 0, stderr: "" });
    expect(printed.stdout).toMatch(/^curl -X POST http:\/\/127\.0\.0\.1:9\/x \\\n/);
  });
});

describe("send --times", () => {
  test.each([
    [[], 1],
    [["--like", "id=number"], 0],
    [["--ignore", "$.id"], 0],
    [["--compare=shape"], 0],
    [["--compare=status"], 0],
  ])("compares by %j and exits with %i", async (options, exitCode) => {
    await using endpoint = await TestEndpoint.open((_seen, response, count) => response.end(`{"id":${count}}`));
    const sent = await runCli(["send", "call_init", "--times", "2", "--to", endpoint.url, ...options]);
    expect(sent.exitCode).toBe(exitCode);
    expect(sent.stdout.includes("add: --ignore id\n")).toBe(exitCode === 1);
  });

  test.each([
    [["--compare"], "--compare needs --times"],
    [["--ignore", "id"], "--ignore needs --times"],
  ])("is needed for %j", async (options, message) => {
    const sent = await runCli(["send", "call_init", ...options]);
    expect(sent.exitCode).toBe(2);
    expect(sent.stderr).toContain(message);
  });
});
