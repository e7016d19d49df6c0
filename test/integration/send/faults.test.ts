import { describe, expect, test } from "vitest";
import { captureFile, payload, record } from "../../support/captures/capture-file.ts";
import { FakeClock } from "../../support/clocks/fake-clock.ts";
import { type CliResult, runCli } from "../../support/program/run-cli.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";

const ALL_FAULTS = ["duplicate", "reorder", "drop", "truncate", "delay=5s", "burst"];

interface Plan {
  readonly seed: number;
  readonly order: readonly { readonly event: string; readonly bodyBytes: number }[];
}

function plansOf({ json }: CliResult): Plan[] {
  return json.filter(({ type }) => type === "faults") as unknown as Plan[];
}

async function sendBent(args: readonly string[], endpoint: TestEndpoint): Promise<CliResult> {
  const line = ["send", "--scenario", "answered-inbound", ...args, "--json", "--to", endpoint.url];
  return runCli(line, { clock: new FakeClock() });
}

describe.each(ALL_FAULTS)("send --fault %s", (fault) => {
  test.each([1, 2, 3])("sends in the order that its plan printed (seed %i)", async (seed) => {
    await using endpoint = await TestEndpoint.open();
    const run = await sendBent(["--fault", fault, "--seed", String(seed)], endpoint);
    const [plan] = plansOf(run);
    expect(run.exitCode).toBe(0);
    expect(run.json[0]).toMatchObject({ type: "faults", seed });
    expect(endpoint.requests.map(({ body }) => body.length)).toEqual(plan?.order.map(({ bodyBytes }) => bodyBytes));
  });
});

test("the same seed sends the same bytes; without one the plan names the seed to repeat it with", async () => {
  await using first = await TestEndpoint.open();
  await using again = await TestEndpoint.open();
  const faults = ["--fault", "truncate", "--fault", "reorder", "--fault", "duplicate"];
  const [plan] = plansOf(await sendBent(faults, first));
  await sendBent([...faults, "--seed", String(plan?.seed)], again);
  expect(again.requests.map(({ body }) => body)).toEqual(first.requests.map(({ body }) => body));
  expect(first.requests).toHaveLength(4);
});

test("--fault is applied to every round of --count separately", async () => {
  await using endpoint = await TestEndpoint.open();
  const run = await sendBent(["--fault", "drop", "--seed", "1", "--count", "4"], endpoint);
  expect(plansOf(run).map(({ order }) => order.length)).toEqual([2, 2, 2, 2]);
});

test("the plan can be read by a person, before anything is sent", async () => {
  const { stdout } = await runCli(["send", "--scenario", "voicemail", "--fault", "drop", "--seed", "1", "--dry-run"]);
  expect(stdout).toMatch(/^faults \(repeat this with --seed 1\)\n {2}drop: \d\. call_\w+ is not sent\n {2}→ /);
});

test("replay applies --fault to a long capture in windows, and reports each plan before its requests", async () => {
  await using endpoint = await TestEndpoint.open();
  const records = Array.from({ length: 45 }, (_, index) => record({ body: payload("call_init", { index }) }));
  const line = ["replay", captureFile(...records), "--fault", "drop", "--seed", "3", "--json", "--to", endpoint.url];
  const run = await runCli(line);
  expect(run.exitCode).toBe(0);
  expect(plansOf(run).map(({ order }) => order.length)).toEqual([19, 19, 4]);
  expect(endpoint.requests).toHaveLength(42);
  const types = run.json.map(({ type }) => type);
  expect(types.indexOf("delivery")).toBe(1);
  expect(types.indexOf("faults", 1)).toBe(20);
});

test.each([
  [["--fault", "explode"], "--fault must be one of duplicate"],
  [["--fault", "delay"], "--fault must be one of duplicate"],
  [["--seed", "3"], "--seed needs --fault"],
])("send %j is refused", async (args, message) => {
  const run = await runCli(["send", "call_init", ...args]);
  expect(run.exitCode).toBe(2);
  expect(run.stderr).toContain(message);
});

describe("--times", () => {
  test("sends each event again, and is satisfied when every answer is the same", async () => {
    await using endpoint = await TestEndpoint.open();
    const run = await runCli(["send", "call_init", "call_hangup", "--times", "3", "--json", "--to", endpoint.url]);
    expect(run.exitCode).toBe(0);
    const deliveries = run.json.filter(({ type }) => type === "delivery");
    expect(deliveries.map(({ event, repeat }) => [event, repeat])).toEqual(
      ["call_init", "call_hangup"].flatMap((event) => [1, 2, 3].map((nth) => [event, { nth, difference: null }])),
    );
  });

  test("exits 1 when the app makes a second record, and says what differs", async () => {
    await using endpoint = await TestEndpoint.open((_seen, response, count) => response.end(`{"id":${count}}`));
    const run = await runCli(["send", "call_hangup", "--times", "2", "--to", endpoint.url]);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain('differs: the first body was {"id":1}, body 2 is {"id":2}');
    expect(run.stdout).toContain("1 repeat got a different answer");
  });

  test("accepts 201 and then 200 from an app that recognizes the repeat", async () => {
    await using endpoint = await TestEndpoint.open((_seen, response, count) =>
      response.writeHead(count === 1 ? 201 : 200).end(`{"new":${count === 1}}`),
    );
    const run = await runCli(["send", "call_hangup", "--times", "2", "--to", endpoint.url]);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("the first answer was 201, answer 2 is 200");
  });

  test("checks the events of a replay too", async () => {
    await using endpoint = await TestEndpoint.open((_seen, response, count) =>
      response.writeHead(count % 2 === 1 ? 200 : 409).end(),
    );
    const file = captureFile(record({ body: payload("call_init") }), record({ body: payload("call_hangup") }));
    const run = await runCli(["replay", file, "--times", "2", "--json", "--to", endpoint.url]);
    expect(run.exitCode).toBe(1);
    expect(run.json.at(-1)).toMatchObject({ sent: 4, accepted: 2, failed: 2, differing: 2 });
  });
});
