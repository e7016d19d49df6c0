import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeCapture } from "../../support/captures/capture-with-responses.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";
import { emptyFolder, runCli, startCli } from "../../support/program/run-cli.ts";
import { TestListener } from "../../support/program/test-listener.ts";
import { until } from "../../support/run/until.ts";

const VALID = JSON.stringify({ event: "new_event", data: {} });
const INVALID = JSON.stringify({ event: 7 });

describe("--quiet says why a command fails, and nothing else:", () => {
  test("send", async () => {
    await using app = await TestEndpoint.open(({ body }, response) => {
      response.writeHead(body.includes("call_hangup") ? 500 : 200).end("oops");
    });
    const run = await runCli(["send", "call_init", "call_hangup", "-q", "--to", app.url]);
    expect(run).toMatchObject({ exitCode: 1, stdout: "" });
    expect(run.stderr).toMatch(/^✗ call_hangup {2}500 in .*\n {4}answered 500, expected 2xx\n/);
    expect(run.stderr).not.toContain("call_init");
    expect(await runCli(["send", "call_init", "-q", "--to", app.url])).toMatchObject({ exitCode: 0, stderr: "" });
  });

  test("replay --compare", async () => {
    await using app = await TestEndpoint.open((_request, response) => void response.end("new"));
    const folder = emptyFolder();
    writeCapture(join(folder, "c.ndjson"), [{ event: "call_x", answer: "old" }]);
    const options = ["--to", app.url, "-q", "--compare"];
    const run = await runCli(["replay", "c.ndjson", ...options], { cwd: folder });
    expect(run).toMatchObject({ exitCode: 1, stdout: "" });
    expect(run.stderr).toContain("✗ call_x");
    expect(run.stderr).toMatch(/body, line 1: expected .*old.* received .*new/);
  });

  test("validate", async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "p.json"), `[${VALID},\n${INVALID}]`);
    const run = await runCli(["validate", "p.json", "-q"], { cwd: folder });
    expect(run).toMatchObject({ exitCode: 1, stdout: "" });
    expect(run.stderr).toMatch(/^p\.json:2 ✗ invalid .*\n {2}.*error {3}/);
    expect(run.stderr).not.toContain("new_event");
  });

  test("captures calls --strict", async () => {
    const folder = emptyFolder();
    const data = { uuid: "2483a75a-56a2-41f1-991b-92b1667e324a", direction: "inbound" };
    const times = { started_at: "2024-11-17T10:41:00Z", ended_at: "2024-11-17T10:40:00Z" };
    const body = JSON.stringify({ event: "call_hangup", data: { ...data, ...times } });
    writeFileSync(join(folder, "p.json"), body);
    const run = await runCli(["captures", "calls", "p.json", "--strict", "-q"], { cwd: folder });
    expect(run).toMatchObject({ exitCode: 1, stdout: "" });
    expect(run.stderr).toContain("2483a75a");
  });

  test("listen: an invalid event without its payload, a refusal, an expectation, --count and --strict", async () => {
    const folder = emptyFolder();
    const ready = join(folder, "url");
    const expected = ["--expect", "call_hangup", "--count", "3", "--timeout", "1s", "--strict", "--path", "/hooks"];
    const run = startCli(["listen", "-q", "--port", "0", "--ready-file", ready, ...expected], { cwd: folder });
    await until(() => existsSync(ready));
    const url = readFileSync(ready, "utf8").trim();
    await fetch(url, { method: "POST", body: VALID });
    await fetch(url, { method: "POST", body: INVALID });
    await fetch(new URL("/other", url), { method: "POST", body: VALID });
    expect(await run.exitCode).toBe(1);
    expect(run.stdout.text).toBe("");
    const { text } = run.stderr;
    expect(text).toMatch(/^#2 .* ✗ invalid \(no event name\)/);
    expect(text).not.toContain("{");
    expect(text).not.toContain("new_event");
    expect(text).toContain("! POST /other → 404");
    expect(text).toContain("✗ expected call_hangup: at least 1, received none\n");
    expect(text).toContain("✗ --count 3: received 2 events\n✗ --strict: received 1 invalid event\n");
  });
});

describe("--output compact has one line", () => {
  test("a delivery, with the problem", async () => {
    await using app = await TestEndpoint.open((_request, response) => void response.writeHead(500).end("oops"));
    const run = await runCli(["send", "call_init", "call_hangup", "-o", "compact", "--to", app.url]);
    const lines = run.stdout.trimEnd().split("\n");
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^✗ call_hangup {2}500 in .* {2}answered 500, expected 2xx$/);
  });

  test("a planned request", async () => {
    const run = await runCli(["send", "call_init", "--dry-run", "-o", "compact"]);
    expect(run.stdout).toMatch(/^call_init {2}POST http:\/\/127\.0\.0\.1:4665\/\ndry run: /);
  });

  test("a checked event, with its worst issue", async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "p.json"), `[${VALID},\n${INVALID}]`);
    const run = await runCli(["validate", "p.json", "-o", "compact"], { cwd: folder });
    const [unknown, invalid, summary] = run.stdout.trimEnd().split("\n");
    expect(unknown).toMatch(/^p\.json:1 \? unknown new_event {2}unknown event "new_event"$/);
    expect(invalid).toMatch(/^p\.json:2 ✗ invalid \(no event name\) {2}.* \(1 more\)$/);
    expect(summary).toContain("2 events: ");
  });

  test("a received event and a refusal", async () => {
    await using listener = await TestListener.start(["-o", "compact", "--path", "/"]);
    const sample = JSON.parse((await runCli(["events", "show", "call_init"])).stdout) as object;
    await listener.post(JSON.stringify(sample));
    await listener.post(JSON.stringify(sample));
    await listener.post("{}", { path: "/x" });
    await listener.stop();
    const lines = listener.run.stdout.text.split("\n").filter((line) => /^[#!]/.test(line));
    expect(lines[0]).toMatch(
      /^#1 \S+ ✓ valid call_init {2}200 in .* {2}outbound call from \+902190000100 to .* started$/,
    );
    expect(lines[1]).toContain("duplicate of #1");
    expect(lines[2]).toMatch(/^! POST \/x → 404/);
    expect(lines).toHaveLength(3);
  });
});
