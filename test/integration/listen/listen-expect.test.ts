import { describe, expect, test } from "vitest";
import { ManualClock } from "../../support/clocks/manual-clock.ts";
import { type CliRun, startCli } from "../../support/program/run-cli.ts";
import { TestListener } from "../../support/program/test-listener.ts";

describe("listen --expect", () => {
  test.each([
    // expectation, names that come, exit code, what ended it, outcome
    ["a", ["a"], 0, "expectations", "met"],
    ["a", ["b"], 1, "timeout", "missing"],
    ["a=2", ["a", "a"], 0, "timeout", "met"],
    ["a=2", ["a"], 1, "timeout", "missing"],
    ["a=2", ["a", "a", "a"], 1, "expectations", "exceeded"],
    ["a=2+", ["a", "b", "a"], 0, "expectations", "met"],
    ["a=2+", ["a"], 1, "timeout", "missing"],
    ["a=0", ["b"], 0, "timeout", "met"],
    ["a=0", ["a"], 1, "expectations", "exceeded"],
    ["a=1..2", ["a"], 0, "timeout", "met"],
    ["a=1..2", ["b"], 1, "timeout", "missing"],
    ["a=1..2", ["a", "a", "a"], 1, "expectations", "exceeded"],
    ["call_* where data.user_id=7", ["a", "call_x"], 1, "timeout", "missing"],
  ])("%s, when %j arrive: exits with %d, ended by %s", async (...[expectation, names, exitCode, endedBy, outcome]) => {
    const clock = new ManualClock();
    const run = startCli(["listen", "--json", "--port", "0", "--timeout", "9s", "--expect", expectation], { clock });
    await sendAll(run, names);
    if (endedBy === "timeout") await clock.pass(9000);
    expect(await run.exitCode).toBe(exitCode);
    expect(run.stdout.json.slice(-2)).toMatchObject([
      { type: "expectation", expectation, outcome },
      { type: "summary", endedBy, expectations: { given: 1, met: exitCode === 0 ? 1 : 0 } },
    ]);
  });

  test("waits 30 s without --timeout", async () => {
    const clock = new ManualClock();
    const run = startCli(["listen", "--json", "--port", "0", "--expect", "a"], { clock });
    await clock.pass(30_000);
    expect(await run.exitCode).toBe(1);
  });

  test("with and without --ordered, the same events have different results", async () => {
    const options = ["listen", "--json", "--port", "0", "--expect", "b", "--expect", "a"];
    const anyOrder = startCli(options, { clock: new ManualClock() });
    await sendAll(anyOrder, ["a", "b"]);
    expect(await anyOrder.exitCode).toBe(0);
    const inOrder = startCli([...options, "--ordered"], { clock: new ManualClock() });
    await sendAll(inOrder, ["a"]);
    expect(await inOrder.exitCode).toBe(1);
    expect(inOrder.stdout.json.at(-2)).toMatchObject({ expectation: "a", outcome: "out_of_order" });
  });

  test("is checked when the count is reached, and when it is stopped", async () => {
    const counted = startCli(["listen", "--json", "--port", "0", "--expect", "a=1", "--count", "2"], {
      clock: new ManualClock(),
    });
    await sendAll(counted, ["a", "b"]);
    expect(await counted.exitCode).toBe(0);
    expect(counted.stdout.json.at(-1)).toMatchObject({ endedBy: "count" });
    const stopped = startCli(["listen", "--json", "--port", "0", "--expect", "a=0"], { clock: new ManualClock() });
    await sendAll(stopped, []);
    stopped.interrupt();
    expect(await stopped.exitCode).toBe(0);
    const waiting = startCli(["listen", "--json", "--port", "0", "--expect", "a"], { clock: new ManualClock() });
    await sendAll(waiting, []);
    waiting.interrupt();
    expect(await waiting.exitCode).toBe(1);
  });

  test("shows what is missing, what arrived, and the closest match", async () => {
    const clock = new ManualClock();
    const run = startCli(["listen", "--port", "0", "--path", "/x", "--expect", "call::hangup", "--expect", "b"], {
      clock,
    });
    const [, url = ""] = /listening on (\S+)/.exec(await run.stdout.until((text) => text.includes("Ctrl-C"))) ?? [];
    await fetch(url, { method: "POST", body: '{"event":"call::hangup","data":{}}' });
    await fetch(new URL("/y", url), { method: "POST", body: '{"event":"b","data":{}}' });
    await run.stdout.until((text) => text.includes("/y"));
    await clock.pass(30_000);
    expect(await run.exitCode).toBe(1);
    const verdicts = run.stdout.text.slice(run.stdout.text.indexOf("✗ expected"));
    expect(verdicts.replace(/missing: .*/, "missing: …")).toMatchInlineSnapshot(`
      "✗ expected call::hangup: at least 1, received none
          closest: #1 call::hangup is invalid: data.event_type is missing
      ✗ expected b: at least 1, received none
          closest: a request to /y was answered 404: refused: only the path /x is accepted
      1 event received, 1 request refused (ended by timeout)
        call::hangup: 1 invalid
      0 of 2 expectations met
      "
    `);
  });

  test.each([
    [["--expect", "a="], "--expect must be an expectation (got"],
    [["--ordered", "--expect", "a"], "--ordered needs more than one --expect"],
  ])("refuses %j", async (options, message) => {
    const run = startCli(["listen", "--port", "0", ...options]);
    expect(await run.exitCode).toBe(2);
    expect(run.stderr.text).toContain(message);
  });
});

/** Posts events by name, one after the other, and waits until they are reported. */
async function sendAll(run: CliRun, names: readonly string[]): Promise<void> {
  await run.stdout.until((text) => text.includes('"ready"'));
  const url = String(run.stdout.json[0]?.["url"]);
  for (const [index, event] of names.entries()) {
    const { ok } = await fetch(url, { method: "POST", body: JSON.stringify({ event, data: {} }) });
    expect(ok).toBe(true);
    await run.stdout.until((text) => text.split('"type":"event"').length > index + 1);
  }
}

test.each([
  [
    ["--expect", "call_hangupp"],
    /warning: --expect call_hangupp: no known event has this name\n {2}hint: did you mean call_hangup\?/,
  ],
  [["--only", "nothing_*"], /warning: --only nothing_\*: no known event has this name\n {2}hint: see all events/],
  [["--only", "call_*", "--expect", "call_*=2+"], /^$/],
])("%j: a name that is not in the catalogue is a warning at once", async (args, expected) => {
  await using listening = await TestListener.start(args);
  await listening.post("{}");
  expect(listening.run.stderr.text).toMatch(expected);
});
