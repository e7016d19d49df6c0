import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { freePort } from "../../support/network/raw-server.ts";
import { emptyFolder, runCli, startCli } from "../../support/program/run-cli.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";
import { until } from "../../support/run/until.ts";

const REFUSED = /connection refused: nothing is listening/g;

describe("many events while nobody listens", () => {
  test("are one message, a count, and how many were not sent", async () => {
    const to = `http://127.0.0.1:${await freePort()}/`;
    const sent = await runCli(["send", "call_init", "--count", "500", "--to", to]);
    expect(sent.exitCode).toBe(4);
    expect(sent.stdout).toMatch(/✗ 19 more: connection refused: nothing is listening on http:/);
    expect(sent.stdout).toContain("stopped, because the target was never reached: 480 more requests were not sent");
    expect(sent.stdout.match(REFUSED)).toHaveLength(2);
    expect(sent.stdout.match(/hint: start your app/g)).toHaveLength(1);
  });

  test("are a line each as JSON, and the summary counts those that were not sent", async () => {
    const to = `http://127.0.0.1:${await freePort()}/`;
    const sent = await runCli(["send", "call_init", "--count", "50", "--to", to, "--json"]);
    expect(sent.exitCode).toBe(4);
    expect(sent.json.filter(({ type }) => type === "delivery")).toHaveLength(20);
    expect(sent.json.at(-1)).toMatchObject({ type: "summary", sent: 20, failed: 20, notSent: 30 });
  });

  test("are one message with --quiet too", async () => {
    const to = `http://127.0.0.1:${await freePort()}/`;
    const sent = await runCli(["send", "call_init", "--count", "30", "--to", to, "-q"]);
    expect(sent).toMatchObject({ exitCode: 4, stdout: "" });
    expect(sent.stderr.match(REFUSED)).toHaveLength(2);
  });

  test("are all tried with --retry, which waits for the app", async () => {
    const to = `http://127.0.0.1:${await freePort()}/`;
    const options = ["--count", "22", "--concurrency", "22", "--retry", "1", "--to", to, "--json"];
    const sent = await runCli(["send", "call_init", ...options]);
    expect(sent.json.at(-1)).toMatchObject({ sent: 22, notSent: 0 });
  });

  test("are counted in the rest of the files of a replay; those of a standard input can't be", async () => {
    const payloads = JSON.stringify(Array.from({ length: 70 }, () => ({ event: "a", data: {} })));
    const cwd = emptyFolder();
    writeFileSync(join(cwd, "events.json"), payloads);
    const to = `http://127.0.0.1:${await freePort()}/`;
    const fromFile = await runCli(["replay", "events.json", "--to", to, "--json"], { cwd });
    expect(fromFile.json.at(-1)).toMatchObject({ sent: 20, notSent: 50 });
    const fromInput = await runCli(["replay", "-", "--to", to], { stdin: payloads });
    expect(fromInput.stdout).toContain("never reached: the other requests were not sent");
  });

  test("are sent to the end when the app stops in the middle, and counted as failed", async () => {
    await using endpoint = await TestEndpoint.open((_seen, response, count) => {
      response.setHeader("connection", "close");
      response.end("ok", () => {
        if (count === 3) void endpoint[Symbol.asyncDispose]();
      });
    });
    const sent = await runCli(["send", "call_init", "--count", "40", "--to", endpoint.url, "--json"]);
    expect(sent.exitCode).toBe(1);
    expect(sent.json.at(-1)).toMatchObject({ sent: 40, notSent: 0 });
  });
});

test("a long wait before an event of a scenario is said", async () => {
  await using endpoint = await TestEndpoint.open();
  const run = startCli(["send", "--scenario", "voicemail", "--speed", "0.1x", "--to", endpoint.url]);
  await until(() => /note: waiting .* before the next request: shorten it with --max-gap 2s/.test(run.stderr.text));
  run.interrupt();
  expect(await run.exitCode).toBe(130);
});
