import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FakeClock } from "../../support/clocks/fake-clock.ts";
import { TestListener } from "../../support/program/test-listener.ts";
import { RawServer } from "../../support/network/raw-server.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";

const EVENT = '{"event":"some_event","data":{}}';

describe("listen stops", () => {
  test("after --count events of any verdict, and reports all of them", async () => {
    await using listening = await TestListener.start(["--json", "--count", "3"]);
    await Promise.all([EVENT, "{}", "not json"].map((body) => listening.post(body)));
    expect(await listening.run.exitCode).toBe(0);
    expect(listening.run.stdout.json.map(({ type }) => type)).toEqual(["ready", "event", "event", "event", "summary"]);
    expect(listening.run.stdout.json.at(-1)).toMatchObject({
      received: 3,
      endedBy: "count",
      events: expect.arrayContaining([
        { event: "some_event", valid: 0, invalid: 0, unknown: 1, unparsable: 0 },
        { event: null, valid: 0, invalid: 1, unknown: 0, unparsable: 1 },
      ]),
    });
  });

  test("with 1 when the timeout ends before --count events", async () => {
    const ended = await runCli(["listen", "--json", "--port", "0", "--count", "1", "--timeout", "10s"], {
      clock: new FakeClock(),
    });
    expect(ended.exitCode).toBe(1);
    expect(ended.json.at(-1)).toMatchObject({ received: 0, endedBy: "timeout" });
  });

  test("with 0 when the timeout ends and nothing was expected", async () => {
    const ended = await runCli(["listen", "--port", "0", "--timeout", "10s"], { clock: new FakeClock() });
    expect(ended).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("0 events received (ended by timeout)"),
    });
  });

  test("on Ctrl-C with 0 and a summary by event and verdict", async () => {
    const file = join(emptyFolder(), "c.ndjson");
    await using listening = await TestListener.start(["--save", file]);
    for (const body of [EVENT, EVENT, "{}"]) await listening.post(body);
    await fetch(listening.url, { method: "DELETE" });
    expect(await listening.stop()).toBe(0);
    const summary = listening.run.stdout.text.split("\n").slice(-5).join("\n").replaceAll(file, "c.ndjson");
    expect(summary).toMatchInlineSnapshot(`
      "3 events received, 1 request refused (ended by SIGINT)
        some_event: 2 unknown
        (no event name): 1 invalid
      saved to c.ndjson; send it to your app: hipcall-hooks replay c.ndjson --to http://localhost:3000/
      "
    `);
  });

  test("within seconds on Ctrl-C while a sender still waits", async () => {
    const stop = new AbortController();
    await using listening = await TestListener.start(["--json", "--delay", "1h"], { stop });
    const waiting = listening.post(EVENT).catch(() => "cut off");
    // Its head has come when another request on a later connection is answered.
    await fetch(listening.url);
    expect(await listening.stop()).toBe(0);
    expect(await waiting).toBe("cut off");
    const types = listening.run.stdout.json.map(({ type }) => type);
    expect(types.filter((type) => type !== "pending")).toEqual(["ready", "event", "summary"]);
  });
});

describe("listen --ready-file", () => {
  test("writes the complete URL, and no other file", async () => {
    const cwd = emptyFolder();
    await using listening = await TestListener.start(["--json", "--ready-file", "url", "--count", "1"], { cwd });
    await listening.post(EVENT);
    expect(await listening.run.exitCode).toBe(0);
    expect(readFileSync(join(cwd, "url"), "utf8")).toBe(`${listening.url}\n`);
    expect(readdirSync(cwd)).toEqual(["url"]);
  });

  test("in a missing folder exits 3, and writes nothing", async () => {
    const cwd = emptyFolder();
    const ended = await runCli(["listen", "--port", "0", "--ready-file", "none/url"], { cwd });
    expect(ended).toMatchObject({ exitCode: 3, stderr: expect.stringContaining("cannot write the ready file") });
    expect(readdirSync(cwd)).toEqual([]);
  });

  test("over a folder exits 3, and leaves no temporary file", async () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, "url"));
    expect((await runCli(["listen", "--port", "0", "--ready-file", "url"], { cwd })).exitCode).toBe(3);
    expect(readdirSync(cwd)).toEqual(["url"]);
  });
});

describe("listen cannot start", () => {
  test("on a port in use: exits 4 with a hint", async () => {
    await using taken = await RawServer.open(() => undefined);
    const ended = await runCli(["listen", "--port", String(taken.port)]);
    expect(ended.exitCode).toBe(4);
    expect(ended.stderr).toMatch(new RegExp(`port ${taken.port} on 127.0.0.1 is already in use\\n.*--port 0`));
  });

  test("on an address of another machine: exits 4", async () => {
    const ended = await runCli(["listen", "--port", "0", "--host", "192.0.2.1"]);
    expect(ended).toMatchObject({
      exitCode: 4,
      stderr: expect.stringContaining("192.0.2.1 is not an address of this machine"),
    });
  });

  test("on an unknown host: exits 4", async () => {
    expect((await runCli(["listen", "--port", "0", "--host", "no-such-host.invalid"])).exitCode).toBe(4);
  });

  test("without its capture file: exits 3", async () => {
    const ended = await runCli(["listen", "--port", "0", "--save", "none/c.ndjson"], { cwd: emptyFolder() });
    expect(ended).toMatchObject({ exitCode: 3, stderr: expect.stringContaining("cannot write the capture file") });
  });

  test.each([
    ["--port", "65536"],
    ["--status", "100"],
    ["--max-body", "33mb"],
    ["--delay", "-1s"],
    ["--path", "hooks"],
  ])("with %s %s: exits 2", async (option, value) => {
    const ended = await runCli(["listen", option, value]);
    expect(ended).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(`${option} must be`) });
  });
});

describe("listen warns", () => {
  test("when other machines can reach it", async () => {
    await using listening = await TestListener.start(["--host", "0.0.0.0"]);
    expect(listening.run.stderr.text).toMatch(
      /warning: 0\.0\.0\.0 is reachable from other machines.*\n.*does not sign/,
    );
  });

  test("when git could commit the capture file, but not when it is ignored", async () => {
    const cwd = emptyFolder();
    execFileSync("git", ["init", "-q"], { cwd });
    writeFileSync(join(cwd, ".gitignore"), "ignored.ndjson\n");
    const stderr = async (file: string): Promise<string> => {
      await using listening = await TestListener.start(["--save", file, "--count", "1"], { cwd });
      await listening.post(EVENT);
      await listening.run.exitCode;
      return listening.run.stderr.text;
    };
    expect(await stderr("c.ndjson")).toMatch(
      /warning: c\.ndjson is in a git work tree and is not ignored.*\n {2}hint: echo 'c\.ndjson' >> \.gitignore\n/,
    );
    expect(await stderr("ignored.ndjson")).toBe("");
  });
});

test.skipIf(!existsSync("/dev/full"))(
  "when the disk is full, requests get 500, trouble is reported, and listening continues",
  async () => {
    await using listening = await TestListener.start(["--json", "--save", "/dev/full"]);
    const answer = await listening.post(EVENT);
    expect([answer.status, await answer.json()]).toEqual([
      500,
      { ok: false, error: "not recorded", by: "hipcall-hooks" },
    ]);
    expect((await listening.post(EVENT)).status).toBe(500);
    await listening.stop();
    const lines = listening.run.stdout.json;
    expect(lines.map(({ type }) => type)).toEqual(["ready", "error", "event", "error", "event", "check", "summary"]);
    expect(lines[1]).toMatchObject({ code: "trouble", message: expect.stringContaining("cannot write to /dev/full") });
    expect(lines[2]).toMatchObject({ answer: { status: 500 } });
  },
);
