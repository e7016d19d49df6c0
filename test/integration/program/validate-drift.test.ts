import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { captureFile, payload, record } from "../../support/captures/capture-file.ts";
import { sampleData } from "../../support/events/payloads.ts";
import { type CliResult, emptyFolder, runCli } from "../../support/program/run-cli.ts";

const cwd = emptyFolder();

function hangup(changes: Readonly<Record<string, unknown>> = {}, at = "2026-11-22T10:00:00.000Z") {
  return record({ body: payload("call_hangup", sampleData("call_hangup", changes)), receivedAt: at });
}

const PLAIN = captureFile(hangup(), hangup());
const CHANGED = captureFile(
  hangup(),
  hangup({ call_duration: "52", customer: "Ayşe Yılmaz" }, "2026-11-22T10:01:00.000Z"),
  record({ body: payload("deal_create", { title: "Ayşe Yılmaz", amount: 12.5 }) }),
  record({ body: "not JSON" }),
);

async function run(...args: readonly string[]): Promise<CliResult> {
  return runCli(["validate", ...args], { cwd });
}

test("what breaks a consumer ends with 1, and the differences are said once for all events", async () => {
  const { exitCode, stdout } = await run(CHANGED, "--drift");
  expect(exitCode).toBe(1);
  expect(stdout).toContain("✗ breaking call_hangup  data.call_duration is string (expected: integer)\n");
  expect(stdout).toContain(`1 of 2, first at 2026-11-22 10:01:00 +00:00 in ${CHANGED}:2, such as "00"\n`);
  expect(stdout).toContain(`· info     call_hangup  data.customer is new (string)\n`);
  expect(stdout).toContain('such as "Xxxx Xxxxxx"\n');
  expect(stdout).not.toMatch(/Ayşe|Yılmaz/);
  expect(stdout).toContain("4 events, compared with the catalogue: 1 breaking, 1 notice, ");
  expect(stdout).toContain("1 body without an event\nhint: 1 event with a body that is not known");
});

test("what is only new ends with 0", async () => {
  const { exitCode, stdout } = await run(captureFile(hangup({ customer: "x" })), "--drift");
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining("0 breaking, 0 notices, 4 info")]);
});

test("--json has each difference as a line, and the summary", async () => {
  const { json } = await run(CHANGED, "--drift", "--json");
  expect(json.find(({ kind }) => kind === "other_type")).toEqual({
    v: 1,
    type: "drift",
    event: "call_hangup",
    path: "data.call_duration",
    kind: "other_type",
    severity: "breaking",
    message: "data.call_duration is string (expected: integer)",
    expected: "integer",
    received: "string",
    count: 1,
    of: 2,
    since: "2026-11-22T10:01:00.000Z",
    origin: { source: CHANGED, line: 2 },
    example: '"00"',
  });
  expect(json.at(-1)).toMatchObject({ type: "summary", command: "validate --drift", checked: 4, notEvents: 1 });
});

test("the filters of replay, a limit and standard input work", async () => {
  expect((await run(CHANGED, "--drift", "--limit", "1")).exitCode).toBe(0);
  expect((await run(CHANGED, "--drift", "--only", "deal_*")).exitCode).toBe(0);
  expect((await run(CHANGED, "--drift", "--since", "2026-11-22T10:00:30Z")).exitCode).toBe(1);
  expect((await run(CHANGED, "--drift", "--where", "data.call_duration=52")).exitCode).toBe(1);
  const piped = await runCli(["validate", "-", "--drift", "-o", "compact"], { cwd, stdin: readFileSync(CHANGED) });
  expect(piped.exitCode).toBe(1);
  expect(piped.stdout).toContain("(expected: integer)  1 of 2, first at");
});

test("--quiet tells only what breaks", async () => {
  const { stdout, stderr } = await run(CHANGED, "--drift", "--quiet");
  expect([stdout, stderr.split("\n").length]).toEqual(["", 3]);
  expect(stderr).toContain("data.call_duration");
});

test("--report has a case for each difference, and fails the breaking ones", async () => {
  await run(CHANGED, "--drift", "--report", "junit=r.xml", "--report", "markdown=r.md");
  const junit = readFileSync(join(cwd, "r.xml"), "utf8");
  expect(junit).toContain('name="call_hangup data.call_duration');
  expect(junit.match(/<failure /g)).toHaveLength(1);
  expect(readFileSync(join(cwd, "r.md"), "utf8")).toContain("data.call_duration");
  writeFileSync(join(cwd, "here.ndjson"), readFileSync(CHANGED));
  const github = await run("here.ndjson", "--drift", "--report", "github");
  expect(github.stderr).toMatch(/^::error file=here\.ndjson,line=2,.*data\.call_duration is string/m);
  expect(github.stderr).toMatch(/^::warning file=here\.ndjson,line=3,.*the catalogue has no such event/m);
});

describe("--baseline", () => {
  test.each(["capture.ndjson", "saved.json"])("%s", async (baseline) => {
    writeFileSync(join(cwd, "capture.ndjson"), readFileSync(PLAIN));
    await run(PLAIN, "--save-baseline", "saved.json");
    expect((await run(PLAIN, "--baseline", baseline)).stdout).toBe(
      `2 events, compared with ${baseline}: 0 breaking, 0 notices, 0 info\n`,
    );
    const { exitCode, stdout } = await run(CHANGED, "--baseline", baseline);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("deal_create  the baseline has no such event");
  });

  test("the file has no value of a body, and is written again in one run that compares with it", async () => {
    await run(CHANGED, "--save-baseline", "again.json");
    expect(readFileSync(join(cwd, "again.json"), "utf8")).not.toMatch(/Ayşe|Yılmaz|\+90/);
    const ratchet = await run(PLAIN, "--baseline", "again.json", "--save-baseline", "again.json");
    expect(ratchet.stdout).toContain("deal_create  the baseline has this event, and it never came");
    const next = await run(PLAIN, "--baseline", "again.json");
    expect(next.stdout).toContain("0 breaking, 0 notices, 0 info");
  });

  test.each([
    ["none.json", {}, "cannot compare with none.json: file not found"],
    ["new.json", { "new.json": '{"kind":"hipcall-hooks-baseline","v":2,"events":[]}' }, "it is of a newer version"],
    ["text.json", { "text.json": "hello" }, "cannot compare with text.json"],
  ])("%s is an error", async (name, files, message) => {
    for (const [file, text] of Object.entries(files)) writeFileSync(join(cwd, file), text);
    const { exitCode, stderr } = await run(PLAIN, "--baseline", name);
    expect([exitCode, stderr]).toEqual([3, expect.stringContaining(message)]);
    expect(stderr).toContain("hint:");
  });

  test("both from standard input is an error of usage", async () => {
    const { exitCode } = await run("-", "--baseline", "-");
    expect(exitCode).toBe(2);
  });

  test("another file is not overwritten", async () => {
    writeFileSync(join(cwd, "mine.json"), "{}");
    const { exitCode, stderr } = await run(PLAIN, "--save-baseline", "mine.json");
    expect([exitCode, stderr]).toEqual([
      3,
      expect.stringContaining("mine.json already exists and is not a saved baseline"),
    ]);
    const nowhere = await run(PLAIN, "--save-baseline", "no/such/folder.json");
    expect([nowhere.exitCode, nowhere.stderr]).toEqual([
      3,
      expect.stringContaining("cannot write no/such/folder.json"),
    ]);
  });

  test("a source that cannot be read to its end saves nothing and ends with 3", async () => {
    const { exitCode } = await run(PLAIN, "no-such.ndjson", "--save-baseline", "half.json");
    expect([exitCode, existsSync(join(cwd, "half.json"))]).toEqual([3, false]);
  });
});

describe("--suggest", () => {
  test("writes a schema and a sample of each event whose body is not known", async () => {
    const { stdout } = await run(CHANGED, "--suggest", "s.json");
    expect(stdout).toContain("first schemas and samples in s.json: review them");
    const file = JSON.parse(readFileSync(join(cwd, "s.json"), "utf8")) as {
      events: { event: string; sample: object }[];
    };
    expect(file.events.map(({ event }) => event)).toEqual(["deal_create"]);
    expect(file.events[0]?.sample).toEqual({ event: "deal_create", data: { title: "text", amount: 1.5 } });
  });

  test("says when there is nothing to suggest", async () => {
    const { stderr, exitCode } = await run(PLAIN, "--suggest", "none.json");
    expect([exitCode, existsSync(join(cwd, "none.json"))]).toEqual([0, false]);
    expect(stderr).toContain("nothing to suggest");
  });
});

test("a bound that is met is said", async () => {
  const many = Array.from({ length: 201 }, (_, at) => record({ body: payload(`event_${at}`) }));
  const { stderr } = await run(captureFile(...many), "--drift");
  expect(stderr).toContain("there are more than 200 event names; the others were not looked at");
});

test("no source with an event is an error of input", async () => {
  expect((await run("no-such.ndjson", "--drift")).exitCode).toBe(3);
  expect((await run(PLAIN, "--drift", "--only", "task_create")).exitCode).toBe(3);
});
