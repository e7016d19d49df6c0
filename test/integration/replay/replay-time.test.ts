import { Readable } from "node:stream";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { captureFile, payload, record } from "../../support/captures/capture-file.ts";
import { FakeClock } from "../../support/clocks/fake-clock.ts";
import { RawServer, freePort } from "../../support/network/raw-server.ts";
import { type CliRun, runCli, startCli } from "../../support/program/run-cli.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";

const FILE = captureFile(
  record({ body: payload("a"), offsetMs: 1000 }),
  record({ body: payload("b"), offsetMs: 3000 }),
  record({ body: payload("c"), offsetMs: 63_000 }),
);
const SECOND_SESSION = captureFile(
  record({ offsetMs: 5000, receivedAt: "2026-09-01T10:00:00.000Z" }),
  record({ offsetMs: 10, receivedAt: "2026-11-22T10:00:00.000Z" }),
);
const DAY_MS = 86_400_000;

describe("replay --speed", () => {
  test.each([
    [
      ["--speed", "original"],
      [2000, 60_000],
    ],
    [
      ["--speed", "10x"],
      [200, 6000],
    ],
    [
      ["--speed", "10x", "--max-gap", "1s"],
      [200, 1000],
    ],
    [["--speed", "max"], []],
    [[], []],
  ])("%j waits %j ms", async (args, waits) => {
    await using endpoint = await TestEndpoint.open();
    const clock = new FakeClock();
    expect((await runCli(["replay", FILE, "--to", endpoint.url, ...args], { clock })).exitCode).toBe(0);
    expect(clock.slept).toEqual(waits);
  });

  test("waits months between two sessions when asked for the original, not an instant", async () => {
    await using endpoint = await TestEndpoint.open();
    const clock = new FakeClock();
    await runCli(["replay", SECOND_SESSION, "--to", endpoint.url, "--speed", "original"], { clock });
    expect(clock.slept.reduce((sum, ms) => sum + ms, 0)).toBe(82 * DAY_MS);
  });

  test.each<[string[], string[]]>([
    [["--speed", "original"], ["note: waiting 1 min 0 s before the next request: shorten it with --max-gap 2s"]],
    [["--speed", "10x"], []],
    [["--speed", "original", "--max-gap", "50s"], []],
    [["--speed", "original", "--dry-run"], []],
    [["--speed", "max"], []],
  ])("%j tells before a long wait how long it is, and how to shorten it: %j", async (args, told) => {
    await using endpoint = await TestEndpoint.open();
    const run = await runCli(["replay", FILE, "--to", endpoint.url, ...args], { clock: new FakeClock() });
    expect(run.exitCode).toBe(0);
    expect(run.stderr.split("\n").filter(Boolean)).toEqual(told.map((start) => expect.stringContaining(start)));
  });

  test("reports a wait that is longer than every reported one", async () => {
    await using endpoint = await TestEndpoint.open();
    const [first, second] = [0, 20_000].map((offsetMs) => record({ offsetMs }));
    const file = captureFile(first ?? {}, second ?? {}, record({ offsetMs: 40_000 }), record({ offsetMs: 7_300_000 }));
    const args = ["replay", file, "--to", endpoint.url, "--speed", "original"];
    const { stderr } = await runCli(args, { clock: new FakeClock() });
    expect(stderr.match(/waiting [\d a-z]+(?= before)/g)).toEqual(["waiting 20 s", "waiting 2 h 1 min"]);
  });

  test.each(["fast", "0x", "-1x"])("%s is refused with 2", async (speed) => {
    const replayed = await runCli(["replay", FILE, `--speed=${speed}`]);
    expect(replayed).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("--speed must be original, max") });
  });
});

describe("replay --wait", () => {
  test("gives up with 4 when nobody comes", async () => {
    const to = `http://127.0.0.1:${await freePort()}`;
    const replayed = await runCli(["replay", FILE, "--to", to, "--wait", "2s"], { clock: new FakeClock() });
    expect(replayed).toMatchObject({ exitCode: 4, stdout: "" });
    expect(replayed.stderr).toMatch(/no connection to .* within 2 s\n.*is your app running/);
  });

  test("goes on as soon as somebody listens", async () => {
    const port = await freePort();
    const clock = new FakeClock();
    const apps: RawServer[] = [];
    const sleep = async (ms: number, signal: AbortSignal): Promise<void> => {
      await clock.sleep(ms, signal);
      if (apps.length === 0) apps.push(await RawServer.open((socket) => answerAll(socket), port));
    };
    const late = { now: clock.now, monotonicMs: clock.monotonicMs, sleep };
    const replayed = await runCli(["replay", FILE, "--to", `http://127.0.0.1:${port}`, "--wait", "1m"], {
      clock: late,
    });
    for (const app of apps) await app[Symbol.asyncDispose]();
    expect(replayed.exitCode).toBe(0);
  });

  test("can be stopped", async () => {
    const stop = new AbortController();
    const clock = new FakeClock();
    const sleep = async (ms: number, signal: AbortSignal): Promise<void> => {
      stop.abort("SIGINT");
      await clock.sleep(ms, signal);
    };
    const world = { stop, clock: { now: clock.now, monotonicMs: clock.monotonicMs, sleep } };
    const to = `http://127.0.0.1:${await freePort()}`;
    expect((await runCli(["replay", FILE, "--to", to, "--wait", "1h"], world)).exitCode).toBe(130);
  });
});

describe("Ctrl-C during replay exits 130 after what was done", () => {
  test("while an answer is waited for", async () => {
    let run: CliRun | undefined;
    await using endpoint = await TestEndpoint.open((_seen, response, count) => {
      if (count === 1) response.end();
      else run?.interrupt();
    });
    run = startCli(["replay", FILE, "--to", endpoint.url]);
    expect(await run.exitCode).toBe(130);
    expect(run.stdout.text).toMatch(/✓ a .*\n1 delivered \(.*\nstopped by SIGINT before the end\n$/);
  });

  test("while a recorded gap is kept", async () => {
    await using endpoint = await TestEndpoint.open();
    const run = startCli(["replay", FILE, "--to", endpoint.url, "--speed", "original"]);
    await run.stdout.until((text) => text.includes("✓ a"));
    run.interrupt();
    expect(await run.exitCode).toBe(130);
    expect(run.stdout.text).toContain("\n1 delivered (");
  });

  test("while standard input goes on", async () => {
    await using endpoint = await TestEndpoint.open();
    const stdin = new Readable({ read: () => undefined });
    const run = startCli(["replay", "-", "--to", endpoint.url], { stdin });
    stdin.push(readFileSync(FILE));
    await run.stdout.until((text) => text.includes("✓ c"));
    run.interrupt();
    expect(await run.exitCode).toBe(130);
    expect(run.stdout.text).toMatch(/3 delivered \(.*\n(.*\n)*stopped by SIGINT/);
  });

  test.each([["replay", "--dry-run"], ["validate"]])(
    "%s %s: also when standard input gave nothing",
    async (...args) => {
      const stop = new AbortController();
      const stdin = new Readable({ read: () => stop.abort("SIGINT") });
      expect((await runCli([...args, "-"], { stdin, stop })).exitCode).toBe(130);
    },
  );
});

test("--fail-fast ends at once, not after the next recorded gap", async () => {
  await using endpoint = await TestEndpoint.open((_seen, response) => response.writeHead(500).end());
  const args = ["--speed", "original", "--concurrency", "2", "--fail-fast"];
  const replayed = await runCli(["replay", FILE, "--to", endpoint.url, ...args]);
  expect(replayed.exitCode).toBe(1);
  expect(endpoint.requests).toHaveLength(1);
});

function answerAll(socket: import("node:net").Socket): void {
  socket.on("data", () => socket.write("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"));
}
