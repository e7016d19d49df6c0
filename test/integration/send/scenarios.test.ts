import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { SCENARIO_NAMES } from "../../../src/events/scenarios/scenario-names.ts";
import { FakeClock } from "../../support/clocks/fake-clock.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";

function scenarioFile(content: unknown): { cwd: string; file: string } {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "mine.json"), typeof content === "string" ? content : JSON.stringify(content));
  return { cwd, file: "mine.json" };
}

function payloads({ requests }: TestEndpoint): { event: string; data: Record<string, unknown> }[] {
  return requests.map(
    ({ body }) => JSON.parse(body.toString("utf8")) as { event: string; data: Record<string, unknown> },
  );
}

describe("send --scenario", () => {
  test.each(SCENARIO_NAMES)("sends %s from the file that `events scenarios` prints", async (name) => {
    await using endpoint = await TestEndpoint.open();
    const { stdout } = await runCli(["events", "scenarios", name]);
    const { cwd, file } = scenarioFile(stdout);
    const args = ["--speed", "max", "--to", endpoint.url];
    const printed = await runCli(["send", "--scenario", file, ...args], { cwd });
    expect(printed.exitCode, printed.stderr).toBe(0);
    const fromFile = payloads(endpoint);
    await runCli(["send", "--scenario", name, ...args]);
    expect(payloads(endpoint)).toEqual([...fromFile, ...fromFile]);
  });

  test.each([
    [[], [14_000, 4000]],
    [
      ["--speed", "10x"],
      [1400, 400],
    ],
    [["--speed", "max"], []],
    [
      ["--max-gap", "7s"],
      [7000, 4000],
    ],
  ])("keeps the gaps as %j says", async (args, slept) => {
    await using endpoint = await TestEndpoint.open();
    const clock = new FakeClock();
    const run = await runCli(["send", "--scenario", "answered-inbound", ...args, "--to", endpoint.url], { clock });
    expect(run.exitCode).toBe(0);
    expect(clock.slept).toEqual(slept);
    expect(payloads(endpoint).map(({ event }) => event)).toEqual(["call_init", "call_bridged", "call_hangup"]);
  });

  test("with --fresh and real gaps each event is sent when it happens", async () => {
    await using endpoint = await TestEndpoint.open();
    const clock = new FakeClock();
    await runCli(["send", "--scenario", "answered-inbound", "--fresh", "--to", endpoint.url], { clock });
    const [init, bridged, hangup] = payloads(endpoint).map(({ data }) => data);
    expect(init).toMatchObject({ started_at: "2026-11-22T10:00:00Z" });
    expect(bridged).toMatchObject({ uuid: init?.["uuid"], bridged_at: "2026-11-22T10:00:14Z" });
    expect(hangup).toMatchObject({ uuid: init?.["uuid"], ended_at: "2026-11-22T10:00:18Z", call_duration: 18 });
    const uuid = String(init?.["uuid"]);
    expect(hangup?.["record_url"]).toContain(`/2026/11/22/${uuid}.mp3?X-Amz-Date=20261122T100019Z`);
    expect(init?.["uuid"]).not.toBe("3f0c8a1e-6a37-4d53-9c1e-2f6c1d1f7a01");
  });

  test("with --fresh and no gaps nothing happens in the future", async () => {
    await using endpoint = await TestEndpoint.open();
    const clock = new FakeClock();
    const args = ["send", "--scenario", "voicemail", "--fresh", "--speed", "max", "--to", endpoint.url];
    await runCli(args, { clock });
    expect(payloads(endpoint).at(-1)?.data).toMatchObject({ ended_at: "2026-11-22T10:00:00Z" });
  });

  test("composes with --set and --dry-run, and sends nothing then", async () => {
    await using endpoint = await TestEndpoint.open();
    const args = ["send", "--scenario", "voicemail", "--set", "data.number_id=9", "--dry-run", "--json"];
    const { exitCode, json } = await runCli([...args, "--to", endpoint.url]);
    expect(exitCode).toBe(0);
    expect(endpoint.requests).toEqual([]);
    expect(json.map(({ type, afterMs, wouldTakeMs }) => [type, afterMs ?? wouldTakeMs])).toEqual([
      ["planned", 0],
      ["planned", 16_000],
      ["summary", 16_000],
    ]);
    expect(json[1]?.["body"]).toContain('"number_id":9');
  });

  test("takes a file, laid out as those that `events scenarios` shows", async () => {
    await using endpoint = await TestEndpoint.open();
    const shown = await runCli(["events", "scenarios", "call-2023"]);
    const { cwd, file } = scenarioFile(shown.stdout);
    const run = await runCli(["send", "--scenario", file, "--speed", "max", "--to", endpoint.url], { cwd });
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    expect(payloads(endpoint).map(({ event }) => event)).toEqual(["call::init", "call::hangup"]);
  });

  test("says when an event of a file is not valid, and sends it", async () => {
    await using endpoint = await TestEndpoint.open();
    const steps = [{ event: "call_hangup", afterMs: 0, data: {} }];
    const { cwd, file } = scenarioFile({ name: "mine", about: "an empty hangup", steps });
    const run = await runCli(["send", "--scenario", file, "--to", endpoint.url], { cwd });
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain("call_hangup of the scenario: data.");
    expect(endpoint.requests).toHaveLength(1);
  });

  test.each([
    ["{", 3, "mine.json: the scenario is not JSON at line 1, column 2"],
    [
      { name: "mine", about: "x", steps: [{ event: "call_init" }] },
      3,
      "mine.json: steps.0.afterMs must be a whole number of milliseconds since the previous step, from 0 to 86400000 (a day), but is missing",
    ],
  ])("refuses a file that is none: %j", async (content, exitCode, message) => {
    const { cwd, file } = scenarioFile(content);
    const run = await runCli(["send", "--scenario", file], { cwd });
    expect(run.exitCode).toBe(exitCode);
    expect(run.stderr).toContain(message);
  });

  test.each([
    [["--scenario", "voice-mail"], 2, "did you mean voicemail?"],
    [["--scenario", "none.json"], 3, "file not found: none.json"],
    [["call_init", "--scenario", "voicemail"], 2, "one of them"],
    [["--data", "x.json", "--scenario", "voicemail"], 2, "one of them"],
  ])("refuses %j", async (args, exitCode, message) => {
    const run = await runCli(["send", ...args]);
    expect(run.exitCode).toBe(exitCode);
    expect(run.stderr).toContain(message);
  });
});

describe("events scenarios", () => {
  test("lists each with what happens and its events", async () => {
    const { stdout } = await runCli(["events", "scenarios"]);
    for (const name of SCENARIO_NAMES) expect(stdout).toContain(`${name}\n`);
    expect(stdout).toContain("call_init → (14 s) call_bridged → (4 s) call_hangup");
  });

  test("names the nearest one for an unknown name", async () => {
    const run = await runCli(["events", "scenarios", "mised-inbound"]);
    expect(run).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("did you mean missed-inbound?") as string,
    });
  });
});

test("a scenario file is sent with the spelling of its numbers", async () => {
  const shared = '{"id":9007199254740993,"price":12.0}';
  const text = `{"name":"mine","about":"x","shared":${shared},"steps":[{"event":"x","afterMs":0}]}`;
  const { cwd, file } = scenarioFile(text);
  const run = await runCli(["send", "--scenario", file, "--dry-run", "--json"], { cwd });
  expect(run.json.find(({ type }) => type === "planned")).toMatchObject({ body: `{"event":"x","data":${shared}}` });
});
