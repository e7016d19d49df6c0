import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { captureFile, record } from "../../support/captures/capture-file.ts";
import { TestListener } from "../../support/program/test-listener.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";
import { queueOf, scenarioNamed } from "../../support/events/scenario-requests.ts";

/** The records of a scenario, as they were received in real time from a moment on. */
function recorded(name: string, start = "2026-11-22T10:00:00.000Z"): Record<string, unknown>[] {
  let atMs = Date.parse(start);
  return queueOf(scenarioNamed(name)).map(({ event, afterMs, request: { body } }) => {
    atMs += afterMs;
    return record({ event, body: body.toString("utf8"), receivedAt: new Date(atMs).toISOString() });
  });
}

/** What `captures calls` finds in the call of a file of bare payloads. */
async function findingsOfPayloads(...payloads: readonly string[]): Promise<unknown> {
  const { json } = await runCli(["captures", "calls", "-", "--json"], { stdin: payloads.join("\n") });
  return json[0]?.["findings"];
}

describe("captures calls", () => {
  test("prints each call with its sentence, its recording and no finding", async () => {
    const file = captureFile(...recorded("answered-inbound"), ...recorded("voicemail"), ...recorded("new-contact"));
    const run = await runCli(["captures", "calls", file, "--strict"]);
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    expect(run.stdout).toMatchInlineSnapshot(`
      "2026-09-15 08:00:00 +00:00  3f0c8a1e  answered   inbound call from +905990000123 to +902190000100 answered after 14 s, ended after 18 s, hung up by the agent
        call_init → call_bridged (+14 s) → call_hangup (+4 s)
        recording: https://storage.hipcall.com.tr/recordings/4100/2026/09/15/3f0c8a1e-6a37-4d53-9c1e-2f6c1d1f7a01.mp3 (link valid until 2026-09-22 08:00:19 +00:00)
      2026-09-15 08:30:00 +00:00  c9d2173b  voicemail  inbound call from +905990000123 to +902190000100 not answered, voicemail left after 16 s
        call_init → call_hangup (+16 s)
      2 calls (1 answered, 1 voicemail), no findings
      2 other events
      "
    `);
  });

  test("reports findings, and exits 1 for them with --strict only", async () => {
    const [init, bridged, hangup] = recorded("answered-inbound");
    const file = captureFile(init ?? {}, hangup ?? {}, bridged ?? {}, bridged ?? {});
    const run = await runCli(["captures", "calls", file, "--json"]);
    expect(run.exitCode).toBe(0);
    const [call, summary] = run.json;
    expect(call).toMatchObject({ v: 1, type: "call", outcome: "answered", hungUpBy: "user", durationSeconds: 18 });
    expect(call?.["findings"]).toMatchObject([{ code: "duplicate_step" }, { code: "out_of_order" }]);
    expect(summary).toMatchObject({ type: "summary", command: "captures calls", calls: 1, callsWithFindings: 1 });
    expect((await runCli(["captures", "calls", file, "--strict", "-q"])).exitCode).toBe(1);
  });

  test("counts unreadable bodies next to a call that lacks a step", async () => {
    const [init, hangup] = recorded("voicemail");
    const body = String(hangup?.["body"]).slice(0, 300);
    const file = captureFile(init ?? {}, record({ body }), ...recorded("answered-outbound"));
    const run = await runCli(["captures", "calls", file]);
    expect(run.stdout).toContain("call_hangup is missing for this call");
    expect(run.stdout).toContain("1 unreadable body");
  });

  test.each([
    ["call_init", "open"],
    ["call_hangup", "missed"],
  ])("of an integration that subscribes to %s only has no finding about the other events", async (only, outcome) => {
    const calls = ["missed-inbound", "answered-outbound"].flatMap((name) => recorded(name));
    const file = captureFile(...calls.filter(({ event }) => event === only));
    const { exitCode, json } = await runCli(["captures", "calls", file, "--strict", "--json"]);
    expect(exitCode).toBe(0);
    expect(json.slice(0, 2).map(({ findings }) => findings)).toEqual([[], []]);
    expect(json[0]).toMatchObject({ outcome });
  });

  test("reports an event that only other calls have", async () => {
    const [init, , hangup] = recorded("answered-inbound");
    const complete = captureFile(init ?? {}, hangup ?? {}, ...recorded("unknown-caller"));
    const { json } = await runCli(["captures", "calls", complete, "--json"]);
    expect(json.map(({ findings }) => findings)).toMatchObject([
      [{ code: "missing_step", message: "call_bridged is missing for this call" }],
      [],
      undefined,
    ]);
    const lacking = await runCli(["captures", "calls", captureFile(init ?? {}, hangup ?? {}), "--json"]);
    expect(lacking.json[0]).toMatchObject({ findings: [] });
  });

  test("says of calls out of hours, call-back requests and internal calls what they are", async () => {
    const calls = ["out-of-hours", "callback-request", "internal-call"].flatMap((name) => recorded(name));
    const { stdout } = await runCli(["captures", "calls", captureFile(...calls), "--strict"]);
    expect(stdout).toContain(
      "off hours  inbound call from +905990000123 to +902190000100 missed outside business hours",
    );
    expect(stdout).toContain(
      "call back  inbound call from +905990000123 to +902190000100 missed, the caller asked to be",
    );
    expect(stdout).toContain(
      "answered   internal call from 1001 to 1002 answered after 5 s, ended after 48 s, hung up by a",
    );
    expect(stdout).toContain("3 calls (1 out of hours, 1 callback requested, 1 answered), no findings");
  });

  test("separates calls with mixed events, and selects by --where", async () => {
    const [a, b] = [recorded("voicemail"), recorded("unanswered-outbound")];
    const file = captureFile(...[a[0], b[0], b[1], a[1], b[2]].map((each) => each ?? {}));
    const { json } = await runCli(["captures", "calls", file, "--json"]);
    expect(json.map(({ outcome }) => outcome)).toEqual(["voicemail", "not_answered", undefined]);
    expect(json.slice(0, 2).map(({ findings }) => findings)).toEqual([[], []]);
    const inbound = await runCli(["captures", "calls", file, "--where", "data.direction=inbound", "--json"]);
    expect(inbound.json.map(({ outcome }) => outcome)).toEqual(["voicemail", undefined]);
  });

  test("groups the events of a payload file: without a time of arrival, distinguished by their bytes", async () => {
    const [init = "", hangup = ""] = queueOf(scenarioNamed("voicemail")).map(({ request }) => request.body.toString());
    expect(await findingsOfPayloads(init, hangup)).toEqual([]);
    expect(await findingsOfPayloads(init, hangup, hangup)).toMatchObject([
      { code: "duplicate_step", message: "call_hangup arrived twice with the same body" },
    ]);
    expect(await findingsOfPayloads(init, hangup, hangup.replace("{", "{ "))).toMatchObject([
      { code: "duplicate_step", message: "call_hangup arrived twice with different bodies" },
    ]);
  });

  test("prints the text of a payload so that it does not act on the terminal", async () => {
    const [init, hangup] = recorded("voicemail").map((each) =>
      record({ body: String(each["body"]).replace("+905990000123", "\\u001b[2J\\u202e") }),
    );
    const { stdout } = await runCli(["captures", "calls", captureFile(init ?? {}, hangup ?? {})]);
    expect(stdout).toContain("\\u001b[2J\\u202e");
    expect(stdout).not.toContain("\u001b[2J");
  });

  test("reads a capture with more calls than it keeps open", async () => {
    const [init, hangup] = recorded("voicemail");
    const lines = Array.from({ length: 5200 }, (_, index) => {
      const uuid = `0b8f5a52-6a37-4d53-9c1e-${String(index).padStart(12, "0")}`;
      return [init, hangup].map((each) =>
        record({ ...each, body: String(each?.["body"]).replace(/c9d2173b[-\w]*/g, uuid) }),
      );
    });
    const { json } = await runCli(["captures", "calls", captureFile(...lines.flat()), "--json"]);
    expect(json.at(-1)).toMatchObject({ calls: 5200, outcomes: { voicemail: 5200 }, callsWithFindings: 0 });
  });
});

test("a listener reports on one line what is missing at the hangup, and later what comes too late", async () => {
  const cwd = emptyFolder();
  await using listening = await TestListener.start(["--save", join(cwd, "c.ndjson")]);
  const [init, bridged, hangup] = queueOf(scenarioNamed("answered-inbound")).map(({ request }) => request.body);
  for (const body of [init, hangup, bridged]) await listening.post(body ?? "");
  const text = await listening.run.stdout.until((written) => written.includes("call_bridged arrived after"));
  expect(text).toContain("\n  warning call_bridged is missing for this call\n  ");
  expect(text).toContain("\n  warning call_bridged arrived after call_hangup\n");
  await listening.stop();
  const validated = await runCli(["validate", join(cwd, "c.ndjson"), "--json"]);
  expect(validated.exitCode).toBe(0);
});
