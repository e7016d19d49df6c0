import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { captureFile, payload, record } from "../../support/captures/capture-file.ts";
import { JSON_LINES } from "../../support/program/json-line-schema.ts";
import { TestListener } from "../../support/program/test-listener.ts";
import { exchange } from "../../support/network/raw-client.ts";
import { RawServer, freePort } from "../../support/network/raw-server.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";

const seen = new Set<string>();

/** Checks every line that was written; gives the types in their order. */
function checkedTypes(stdout: string): string[] {
  expect(stdout).toMatch(/^(\{.*\}\n)*$/);
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/);
  const lines = stdout.split("\n").filter((text) => text !== "");
  return lines.map((text) => {
    const value = JSON.parse(text) as { type: string };
    const checked = JSON_LINES[value.type]?.safeParse(value);
    expect(checked?.error, text.slice(0, 1000)).toBeUndefined();
    expect(checked?.success, `a line of type ${value.type}`).toBe(true);
    seen.add(value.type);
    return value.type;
  });
}

async function typesOf(args: readonly string[], stdin = ""): Promise<string[]> {
  return checkedTypes((await runCli([...args, "--json"], { stdin })).stdout);
}

describe("with --json every line keeps its promise:", () => {
  test("listen, with events of all kinds, refusals and trouble", async () => {
    const save = existsSync("/dev/full") ? ["--save", "/dev/full"] : [];
    const count = await typesOf(["listen", "--port", "0", "--count", "1", "--timeout", "1ms"]);
    expect(count).toEqual(["ready", "check", "summary"]);
    await using listening = await TestListener.start(["--json", "--path", "/", ...save]);
    const call = payload("call_hangup", { uuid: "34c0308c-3f95-405d-ac45-af60d6876afd" });
    for (const body of [call, call, "", "{}", "\u001b[2J\u202e", new Uint8Array([0xff])]) await listening.post(body);
    await listening.post("{}", { path: "/\u202eother" });
    await exchange(listening.port, "garbage\r\n\r\n");
    await listening.stop();
    const types = new Set(checkedTypes(listening.run.stdout.text));
    expect([...types].toSorted()).toEqual(
      ["ready", "event", "refused", "summary", ...(save.length > 0 ? ["check", "error"] : [])].toSorted(),
    );
  });

  test("listen, with an app behind it, rules and a tunnel", async () => {
    await using app = await TestEndpoint.open((_request, response, count) => {
      if (count === 1) response.writeHead(500, { "x-a": "\u009b" }).end(Buffer.from([0xff, 27]));
      else if (count === 2) response.socket?.destroy();
    });
    const fakes = resolve(import.meta.dirname, "../../fixtures/tunnels");
    const env = { PATH: `${fakes}:${dirname(process.execPath)}:/usr/bin:/bin` };
    const args = ["--forward", app.url, "--forward-timeout", "500ms", "--respond", "a=reset", "--tunnel", "ngrok"];
    await using listening = await TestListener.start(["--json", ...args], { env });
    await listening.lines("tunnel", 1);
    for (let count = 0; count < 3; count += 1) await listening.post("{}");
    await listening.post('{"event":"a"}').catch(() => undefined);
    await listening.lines("event", 4);
    await listening.stop();
    const types = new Set(checkedTypes(listening.run.stdout.text));
    expect([...types].toSorted()).toEqual(["event", "pending", "ready", "summary", "tunnel", "warning"]);
  });

  test("send, for each kind of result", async () => {
    await using endpoint = await TestEndpoint.open((_request, response, count) =>
      response.writeHead(count === 1 ? 200 : 500, { "x-a": "\u009b" }).end(Buffer.from([0xff, 27])),
    );
    await using silent = await RawServer.open(() => undefined);
    await using rude = await RawServer.open((socket) => socket.once("data", () => socket.resetAndDestroy()));
    await using tls = await RawServer.openTls();
    const targets = [
      endpoint.url,
      `http://127.0.0.1:${silent.port}`,
      `https://127.0.0.1:${silent.port}`,
      `http://127.0.0.1:${rude.port}`,
      `https://localhost:${tls.port}`,
      `http://127.0.0.1:${await freePort()}`,
    ];
    for (const to of targets) {
      const types = await typesOf(["send", "call_init", "contact_create", "--to", to, "--timeout", "500ms"]);
      expect(types).toEqual(["note", "delivery", "delivery", "summary"]);
    }
  });

  test("doctor", async () => {
    await using endpoint = await TestEndpoint.open((_request, response, count) =>
      response.writeHead(count === 5 ? 500 : 200).end(),
    );
    const types = await typesOf(["doctor", "--to", endpoint.url]);
    expect(types).toEqual(["note", ...Array.from({ length: 13 }, () => "diagnosis"), "summary"]);
  });

  test("init", async () => {
    const types = await typesOf(["init", "--ci", "github"]);
    expect(types).toEqual(["file", "file", "file", "file", "note", "note", "note", "summary"]);
  });

  test("send of many, dry runs, curl", async () => {
    await using endpoint = await TestEndpoint.open();
    const many = await typesOf(["send", "call_init", "--count", "25", "--to", endpoint.url]);
    expect(many).toEqual([...Array.from({ length: 25 }, () => "delivery"), "summary"]);
    expect(await typesOf(["send", "call_init", "--dry-run"])).toEqual(["planned", "summary"]);
    expect(await typesOf(["send", "call_init", "--print", "curl"])).toEqual(["text"]);
    expect(await typesOf(["send", "--data", "-", "--dry-run"], "{}")).toEqual(["warning", "planned", "summary"]);
  });

  test("scenarios, faults, repeats, Hipcall's rules and calls", async () => {
    await using endpoint = await TestEndpoint.open((_request, response, count) =>
      response.writeHead(count < 3 ? 201 : 500).end(`${count}`),
    );
    const line = ["send", "--scenario", "voicemail", "--speed", "max", "--times", "2", "--to", endpoint.url];
    expect(await typesOf([...line, "--fault", "drop", "--seed", "1"])).toEqual([
      "faults",
      "delivery",
      "note",
      "delivery",
      "summary",
    ]);
    const broken = await typesOf([...line, "--hipcall"]);
    expect(broken).toEqual(["delivery", "delivery", "summary"]);
    const file = captureFile(
      ...["call_init", "call_hangup"].map((event) => record({ body: payload(event, { uuid: "u" }) })),
    );
    expect(await typesOf(["captures", "calls", file])).toEqual(["call", "summary"]);
    expect(await typesOf(["captures", "export", file, "--as", "curl"])).toEqual(["text", "text", "text", "summary"]);
    const out = join(emptyFolder(), "o.ndjson");
    expect(await typesOf(["captures", "import", file, "-O", out])).toEqual(["summary"]);
    expect(await typesOf(["captures", "export", out, "--as", "har", "-O", `${out}.har`])).toEqual(["summary"]);
    expect(new Set(await typesOf(["captures", "list", file]))).toEqual(new Set(["listed", "summary"]));
    const events = ["--number", "1", "--number", "2"];
    expect(await typesOf(["captures", "diff", file, ...events])).toEqual(["difference", "summary"]);
    expect(await typesOf(["captures", "show", file, "--number", "1"])).toEqual(["exchange"]);
    expect(await typesOf(["events", "scenarios"])).toEqual(["scenarios"]);
    expect(await typesOf(["events", "scenarios", "voicemail"])).toEqual(["scenario"]);
    expect(await typesOf(["events", "rules"])).toEqual(["rules"]);
    expect(await typesOf(["events", "explain", "call_hangup"])).toEqual(["explanation"]);
    expect(await typesOf(["events", "explain", "call_hangup", "call_flow[0].timestamp"])).toEqual(["explanation"]);
  });

  test("replay and validate", async () => {
    await using endpoint = await TestEndpoint.open();
    const file = captureFile(
      record({ body: payload("call_init") }),
      record({ body: undefined, bodyBase64: "/w==" }),
      "torn",
    );
    // The second body is not the one of its hash; the third line is torn.
    const replayed = await typesOf(["replay", file, "--to", endpoint.url]);
    expect(replayed).toEqual(["delivery", "warning", "delivery", "warning", "summary"]);
    const planned = await typesOf(["replay", file, "--dry-run"]);
    expect(planned).toEqual(["planned", "warning", "planned", "warning", "summary"]);
    expect(await typesOf(["validate", file])).toEqual(["validation", "validation", "warning", "summary"]);
  });

  test("checks: expectations with each kind of near miss, a command, a limit of time", async () => {
    const expects = ["call::init", "b where data.n=1", "call_hangupp", "e=0"].flatMap((one) => ["--expect", one]);
    const options = ["--json", "--path", "/", ...expects, "--exec", "exit 3"];
    const command = await typesOf(["listen", "--port", "0", ...options.slice(1)]);
    const ended = [...Array.from({ length: 4 }, () => "expectation"), "command", "summary"];
    // Three of the names are not in the catalogue.
    expect(command).toEqual(["ready", "warning", "warning", "warning", ...ended]);
    await using listening = await TestListener.start(["--json", "--path", "/", ...expects]);
    for (const event of ["call::init", "b", "call_hangup"]) await listening.post(JSON.stringify({ event, data: {} }));
    await listening.post("{}", { path: "/other" });
    await listening.stop();
    expect(checkedTypes(listening.run.stdout.text).filter((type) => type === "expectation")).toHaveLength(4);
    await using endpoint = await TestEndpoint.open();
    const limited = await typesOf(["replay", "-", "--to", endpoint.url, "--max-p95", "0ms"], payload("call_init"));
    expect(limited).toEqual(["delivery", "latency_limit", "summary"]);
  });

  test("ask, with an answer, a wrong one and none", async () => {
    await using app = await TestEndpoint.open((_seen, response, count) =>
      response.end(count === 1 ? '{"extension":"1000"}' : Buffer.from([0xff, 27])),
    );
    const line = ["ask", "smart-routing", "--to", app.url];
    expect(await typesOf(line)).toEqual(["asked", "summary"]);
    expect(await typesOf(line)).toEqual(["asked", "summary"]);
    const nobody = ["ask", "external-management", "--to", `http://127.0.0.1:${await freePort()}`];
    expect(await typesOf(nobody)).toEqual(["asked", "summary"]);
  });

  test("validate --drift, with differences of all kinds", async () => {
    const source = captureFile(
      record({ body: payload("call_hangup", { uuid: 7, hangup_by: "\u001b[2J", "\u202e": 1 }) }),
      record({ body: payload("deal_create", { a: 1 }) }),
      record({ body: payload("task_create", { a: 1 }) }),
    );
    const other = captureFile(record({ body: payload("call_init") }));
    expect(new Set(await typesOf(["validate", source, "--drift"]))).toEqual(new Set(["drift", "summary"]));
    expect(new Set(await typesOf(["validate", source, "--baseline", other]))).toEqual(new Set(["drift", "summary"]));
  });

  test("captures scrub, and its check", async () => {
    const file = captureFile(
      record({ body: payload("x", { name: "Ay\u001b[2Jşe", "\u202e": "\u202e1", n: 5_321_234_567 }) }),
    );
    const out = join(emptyFolder(), "out.ndjson");
    expect(await typesOf(["captures", "scrub", file, out, "--keep", "data.no"])).toEqual(["warning", "summary"]);
    const types = await typesOf(["captures", "scrub", "--check", file]);
    expect(new Set(types)).toEqual(new Set(["personal", "summary"]));
  });

  test("events", async () => {
    expect(await typesOf(["events", "list"])).toEqual(["catalogue"]);
    expect(await typesOf(["events", "show", "contact_create"])).toEqual(["note", "note", "sample"]);
    expect(await typesOf(["events", "schema", "call_init"])).toEqual(["text"]);
  });

  test.each([
    [["send", "nothing"], "usage"],
    [["replay", "/none.ndjson"], "input"],
    [["listen", "--port", "0", "--host", "192.0.2.1"], "network"],
  ])("%j: the error too", async (args, code) => {
    const failed = await runCli([...args, "--json"]);
    expect(checkedTypes(failed.stdout).at(-1)).toBe("error");
    expect(failed.json.at(-1)).toMatchObject({ code });
  });

  // The check is worth nothing for a type that never came.
  afterAll(() => expect([...seen].toSorted()).toEqual(Object.keys(JSON_LINES).toSorted()));
});
