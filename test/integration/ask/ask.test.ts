import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FakeClock } from "../../support/clocks/fake-clock.ts";
import { freePort } from "../../support/network/raw-server.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";

const answering = (answer: object): Promise<TestEndpoint> =>
  TestEndpoint.open((_seen, response) => response.end(JSON.stringify(answer)));

const bodies = ({ requests }: TestEndpoint): Record<string, unknown>[] =>
  requests.map(({ body }) => JSON.parse(body.toString("utf8")) as Record<string, unknown>);

const GATHER = {
  action: "gather",
  args: { min_digits: 4, max_digits: 4, ask: "http://x/a.mp3", variable_name: "pin" },
};
const CONNECT = { action: "connect", args: { destination: "1000" } };

/** A manager that asks for a PIN, and for another one while it is wrong. */
const pinManager = (): Promise<TestEndpoint> =>
  TestEndpoint.open(({ body }, response) => {
    const { data } = JSON.parse(body.toString("utf8")) as { data: { pin?: string } };
    response.end(JSON.stringify({ version: "1", seq: [data.pin === "1234" ? CONNECT : GATHER] }));
  });

describe("ask smart-routing", () => {
  test("sends the documented request, and says where the caller goes", async () => {
    await using app = await answering({ extension: "1000" });
    const run = await runCli(["ask", "smart-routing", "--to", app.url, "--basic", "hipcall:secret"]);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("connects the caller to extension 1000");
    expect(run.stdout).toContain("answer: 200 in");
    expect(run.stdout + run.stderr).not.toContain("secret");
    expect(bodies(app)).toEqual([
      {
        caller: "905438851111",
        number: "+908508850000",
        timestamp: 1_719_843_672,
        uuid: "564aff1e-2141-4925-9c2e-b7dd28b87c16",
      },
    ]);
    expect(app.requests[0]?.rawHeaders.join("\n")).toContain(
      `Basic ${Buffer.from("hipcall:secret").toString("base64")}`,
    );
  });

  test("of a slow answer says how late it is, and exits 1", async () => {
    const clock = new FakeClock();
    await using app = await TestEndpoint.open((_seen, response) => {
      clock.pass(3400);
      response.end('{"extension":"1000"}');
    });
    const run = await runCli(["ask", "smart-routing", "--to", app.url], { clock });
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain("goes to the default target: the answer took 3.4 s, the limit is 3 s");
    const longer = await runCli(["ask", "smart-routing", "--timeout", "4s", "--to", app.url], { clock });
    expect(longer.exitCode).toBe(0);
  });

  test.each([
    ["caller=905321234567", "905321234567"],
    ["caller:=7", 7],
    ["caller=null", null],
  ])("sends a body of one's own, with --set %s", async (set, caller) => {
    await using app = await answering({ extension: "1000" });
    const run = await runCli(["ask", "smart-routing", "--data", "-", "--set", set, "--to", app.url], {
      stdin: '{"caller":"+442045205757"}\n',
    });
    expect(run.exitCode).toBe(0);
    expect(run.stdout).not.toContain(String.raw`\u000a`);
    expect(bodies(app)).toEqual([{ caller }]);
  });

  test("goes through the proxy of the environment", async () => {
    await using proxy = await answering({ extension: "1000" });
    const run = await runCli(["ask", "smart-routing", "--to", "http://route.example.com/x"], {
      env: { HTTP_PROXY: proxy.url },
    });
    expect([run.exitCode, run.stdout]).toEqual([0, expect.stringContaining("connects the caller to extension 1000")]);
    expect(proxy.requests.map(({ url }) => url)).toEqual(["http://route.example.com/x"]);
    expect(run.stderr).toContain("sent through the proxy");
  });

  test("of a service that does not run exits 4", async () => {
    const run = await runCli(["ask", "smart-routing", "--to", `http://127.0.0.1:${await freePort()}`]);
    expect(run.exitCode).toBe(4);
    expect(run.stdout).toContain("goes to the default target: connection refused");
  });
});

test.each([
  ["demo", { number: "123456", speed_dial_id: 5 }],
  ["help", { number: "+908508850000", code: 12_345 }],
])("ask speed-dial --form %s sends that form", async (form, body) => {
  await using app = await answering({ destination: "905321234567" });
  const run = await runCli(["ask", "speed-dial", "--form", form, "--to", app.url]);
  expect(run.exitCode).toBe(0);
  expect(run.stdout).toContain("dials 905321234567");
  expect(bodies(app)).toMatchObject([body]);
});

describe("ask external-management", () => {
  test("types the digits, with a newer time and the same uuid, until the call is connected", async () => {
    await using app = await pinManager();
    const run = await runCli(["ask", "external-management", "--digits", "1234", "--to", app.url]);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("asks the caller for 4 digits as pin");
    expect(run.stdout).toContain("2 requests: connects the caller to extension 1000");
    const [first, second] = bodies(app);
    expect(first).toMatchObject({ data: {}, uuid: second?.["uuid"] });
    expect(second).toMatchObject({ data: { pin: "1234" } });
    expect(second?.["timestamp"]).toBeGreaterThan(Number(first?.["timestamp"]));
  });

  test.each(['["", "1111", "1234"]', '{"pin":"1234"}'])("types the digits of the script %s", async (script) => {
    await using app = await pinManager();
    const cwd = emptyFolder();
    writeFileSync(join(cwd, "digits.json"), script);
    const run = await runCli(["ask", "external-management", "--script", "digits.json", "--to", app.url], { cwd });
    expect(run.exitCode).toBe(0);
    expect(bodies(app).map(({ data }) => data)).toEqual([
      {},
      ...(Array.isArray(JSON.parse(script)) ? [{ pin: "" }, { pin: "1111" }] : []),
      { pin: "1234" },
    ]);
  });

  test("sends all digits that were typed before", async () => {
    await using app = await TestEndpoint.open((_seen, response, count) => {
      const gather = { ...GATHER, args: { ...GATHER.args, variable_name: `v${count}` } };
      response.end(JSON.stringify({ version: "1", seq: [count < 3 ? gather : CONNECT] }));
    });
    await runCli(["ask", "external-management", "--digits", "7777", "--to", app.url]);
    expect(bodies(app).at(-1)).toMatchObject({ data: { v1: "7777", v2: "7777" } });
  });

  test("stops an endless loop, and a script that is too short, and exits 1", async () => {
    await using app = await pinManager();
    const cwd = emptyFolder();
    writeFileSync(join(cwd, "digits.json"), "[]");
    const base = ["ask", "external-management", "--to", app.url];
    const loop = await runCli([...base, "--digits", "", "--max-steps", "3"]);
    expect([loop.exitCode, app.requests.length]).toEqual([1, 3]);
    expect(loop.stderr).toContain("still asks for digits after 3 requests: an endless loop?");
    const short = await runCli([...base, "--script", "digits.json"], { cwd });
    expect(short.exitCode).toBe(1);
    expect(short.stderr).toContain("the script has no digits left for pin");
  });

  test("without digits stops at the question, and says how to go on", async () => {
    await using app = await pinManager();
    const run = await runCli(["ask", "external-management", "--to", app.url]);
    expect([run.exitCode, app.requests.length]).toEqual([0, 1]);
    expect(run.stderr).toContain("--digits 1234");
  });
});

test.each([
  [["smart-routin"], "unknown request", "did you mean smart-routing?"],
  [["smart-routing", "--digits", "1"], "--digits is for external-management", "external-management --digits"],
  [["smart-routing", "--form", "help"], "--form is for speed-dial", "speed-dial --form help"],
  [["external-management", "--digits", "1", "--script", "x"], "--digits can't be combined with --script", "script"],
  [["smart-routing", "--basic", "user"], "--basic must be a user and a password", "user:password"],
])("%j is a usage error with a hint", async (args, message, hint) => {
  const run = await runCli(["ask", ...args]);
  expect(run.exitCode).toBe(2);
  expect(run.stderr).toContain(message);
  expect(run.stderr).toContain(hint);
});

test.each([
  ["no-such-file.json", "file not found"],
  ["text.json", "is not a script of digits"],
  ["numbers.json", "is not a script of digits"],
])("--script %s exits 3", async (file, message) => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "text.json"), "1234x");
  writeFileSync(join(cwd, "numbers.json"), "[1234]");
  const run = await runCli(["ask", "external-management", "--script", file], { cwd });
  expect(run.exitCode).toBe(3);
  expect(run.stderr).toContain(message);
});

describe("the catalogue knows the requests:", () => {
  test("events list has them in a group of their own", async () => {
    const { stdout } = await runCli(["events", "list"]);
    expect(stdout).toMatch(/requests that want an answer.*\n {2}smart-routing .*\n {2}speed-dial .*\n {2}external-man/);
    const { json } = await runCli(["events", "list", "--json"]);
    expect(json[0]).toMatchObject({
      requests: [{ name: "smart-routing", limitMs: 3000 }, {}, {}, { name: "insight-card", sentBy: "app" }],
    });
  });

  test.each(["smart-routing", "speed-dial", "external-management"])("%s has a sample and a schema", async (name) => {
    const sample = await runCli(["events", "show", name]);
    const validated = await runCli(["validate", "-"], { stdin: sample.stdout });
    expect([validated.exitCode, validated.stdout]).toEqual([0, expect.stringContaining(`valid ${name}`)]);
    const schema = await runCli(["events", "schema", name]);
    expect(JSON.parse(schema.stdout)).toMatchObject({ title: name, type: "object" });
  });

  test("send names ask", async () => {
    const run = await runCli(["send", "smart-routing"]);
    expect([run.exitCode, run.stderr]).toEqual([2, expect.stringContaining("try: hipcall-hooks ask smart-routing")]);
  });
});
