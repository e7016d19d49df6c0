import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";
import { TestListener } from "../../support/program/test-listener.ts";

const STACK = "Traceback (most recent call last):\n  File \"/app.py\", line 1\nKeyError: 'uuid'\n";
const NOTE = "note: your app answered 201: Hipcall may count only 200 as success\n";

describe("the answer of the app", () => {
  test("is shown by send, also when it is accepted", async () => {
    await using app = await TestEndpoint.open((_request, response) => void response.end('{"saved":\n1}'));
    const run = await runCli(["send", "call_init", "--to", app.url]);
    expect(run.stdout).toContain('\n    answer: {"saved": 1}\n');
    expect((await runCli(["send", "call_init", "--count", "25", "--to", app.url])).stdout).not.toContain("answer:");
  });

  test("that failed has real line breaks, the exception first, in send and in listen --forward", async () => {
    await using app = await TestEndpoint.open((_request, response) => void response.writeHead(500).end(STACK));
    const shown = /answer: KeyError: 'uuid'\n +Traceback \(most recent call last\):\n +File "\/app\.py", line 1\n/;
    expect((await runCli(["send", "call_init", "--to", app.url])).stdout).toMatch(shown);
    await using listener = await TestListener.start(["-o", "pretty", "--forward", app.url]);
    await listener.post("{}");
    await listener.stop();
    expect(listener.run.stdout.text).toContain("your app answered 500: KeyError: 'uuid'\n");
    expect(listener.run.stdout.text).toMatch(shown);
  });
});

describe("a success other than 200", () => {
  test("is noted once a run of send", async () => {
    await using app = await TestEndpoint.open((_request, response) => void response.writeHead(201).end());
    const args = ["call_init", "call_hangup", "--to", app.url];
    expect((await runCli(["send", ...args])).stderr.split(NOTE)).toHaveLength(2);
    expect((await runCli(["send", ...args, "--expect-status", "201"])).stderr).not.toContain(NOTE);
    expect((await runCli(["send", ...args, "--hipcall"])).stderr).not.toContain(NOTE);
    expect((await runCli(["send", ...args, "-q"])).stderr).toBe("");
  });

  test("is noted once by replay and by listen --forward", async () => {
    await using app = await TestEndpoint.open((_request, response) => void response.writeHead(201).end());
    const folder = emptyFolder();
    writeFileSync(join(folder, "p.json"), '[{"event":"a","data":{}},{"event":"b","data":{}}]');
    const replay = await runCli(["replay", "p.json", "--to", app.url], { cwd: folder });
    expect(replay.stderr.split(NOTE)).toHaveLength(2);
    await using listener = await TestListener.start(["-o", "pretty", "--forward", app.url]);
    await listener.post("{}");
    await listener.post("{}");
    await listener.stop();
    expect(listener.run.stderr.text.split(NOTE)).toHaveLength(2);
  });
});
