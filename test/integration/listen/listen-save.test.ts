import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { freePort } from "../../support/network/raw-server.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";
import { TestListener } from "../../support/program/test-listener.ts";

const EVENT = '{"event":"call_init","data":{}}';

describe.skipIf(!existsSync("/dev/full"))("what could not be saved makes the run fail:", () => {
  test.each([
    ["on Ctrl-C", []],
    ["when --count is reached", ["--count", "1"]],
    ["when every --expect holds", ["--expect", "call_init=0"]],
  ])("%s", async (_when, args) => {
    await using listening = await TestListener.start(["--json", "--save", "/dev/full", "--timeout", "2s", ...args]);
    expect((await listening.post("{}")).status).toBe(500);
    expect(await listening.stop()).toBe(1);
    const { json } = listening.run.stdout;
    expect(json.at(-1)).toMatchObject({ type: "summary", notSaved: 1 });
    expect(json).toContainEqual(expect.objectContaining({ type: "check", name: "--save /dev/full", held: false }));
  });
});

test.skipIf(process.platform === "win32")("a pipe as --save is refused with a word", async () => {
  const pipe = join(emptyFolder(), "pipe");
  execFileSync("mkfifo", [pipe]);
  const refused = await runCli(["listen", "--port", "0", "--save", pipe]);
  expect(refused.exitCode).toBe(3);
  expect(refused.stderr).toContain(`cannot save to ${pipe}: it is a pipe (expected a file)\n  hint: `);
});

describe("a second listener on one capture file", () => {
  test("is refused and names the first listener, for every spelling of the path", async () => {
    const cwd = emptyFolder();
    await using first = await TestListener.start(["--save", "c.ndjson"], { cwd });
    for (const file of ["c.ndjson", "./c.ndjson", join(cwd, "c.ndjson")]) {
      const second = await runCli(["listen", "--port", "0", "--save", file], { cwd });
      expect(second.exitCode).toBe(3);
      expect(second.stderr).toMatch(`another listener records to`);
      expect(second.stderr).toContain(first.url);
    }
  });

  test("may record once the first has ended, and two may record to two files", async () => {
    const cwd = emptyFolder();
    const first = await TestListener.start(["--save", "c.ndjson"], { cwd });
    await using _other = await TestListener.start(["--save", "d.ndjson"], { cwd });
    await first.stop();
    await using second = await TestListener.start(["--save", "c.ndjson"], { cwd });
    expect((await second.post(EVENT)).status).toBe(200);
  });
});

describe("--require-answer", () => {
  test("an app that is not there, or answers otherwise, makes the run fail though --expect holds", async () => {
    await using app = await TestEndpoint.open((_seen, response) => response.writeHead(500).end());
    for (const [to, undelivered] of [
      [app.url, 0],
      [`http://127.0.0.1:${await freePort()}`, 1],
    ] as const) {
      const args = ["--forward", to, "--expect", "call_hangup=0", "--timeout", "1s", "--require-answer", "2xx"];
      await using listening = await TestListener.start(["--json", ...args]);
      await listening.post(EVENT);
      expect(await listening.run.exitCode).toBe(1);
      expect(listening.run.stdout.json.at(-1)).toMatchObject({
        type: "summary",
        undelivered,
        expectations: { met: 1 },
      });
      expect(listening.run.stdout.json).toContainEqual(
        expect.objectContaining({ type: "check", name: "--require-answer 2xx", held: false }),
      );
    }
  });

  test("without it, the summary counts what was not delivered", async () => {
    const args = ["-o", "pretty", "--forward", `http://127.0.0.1:${await freePort()}`, "--count", "1"];
    await using listening = await TestListener.start(args);
    await listening.post(EVENT);
    expect(await listening.run.exitCode).toBe(0);
    expect(listening.run.stdout.text).toContain("not delivered to your app: 1 event\n");
  });

  test("needs --forward", async () => {
    const refused = await runCli(["listen", "--port", "0", "--require-answer", "2xx"]);
    expect(refused).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("--require-answer needs --forward") });
  });
});
