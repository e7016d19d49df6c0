import { describe, expect, test } from "vitest";
import { captureFile, record } from "../../support/captures/capture-file.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";
import { JSON_LINES } from "../../support/program/json-line-schema.ts";

interface Event {
  readonly event?: string;
  readonly uuid?: string;
  readonly [field: string]: unknown;
}

/** A capture with an event for each, whose other fields are its data. */
function capture(...events: readonly Event[]): string {
  return captureFile(
    ...events.map(({ event = "call_hangup", ...data }, index) =>
      record({ id: `id-${index + 1}`, body: JSON.stringify({ event, data }) }),
    ),
  );
}

/** A capture of one event with its answer. */
function answered(status: number, body: string): string {
  const answer = { v: 1, kind: "response", id: "a", by: "forward", status, durationMs: 1, headers: [], body };
  return captureFile(record({ id: "a" }), answer);
}

async function changes(args: readonly string[]): Promise<{ exitCode: number; lines: unknown[] }> {
  const { exitCode, json } = await runCli(["captures", "diff", ...args, "--json"]);
  for (const line of json) expect(JSON_LINES[String(line["type"])]?.safeParse(line).error).toBeUndefined();
  return { exitCode, lines: json.filter(({ type }) => type === "difference" || type === "summary") };
}

const A = "aaaaaaaa-0000-4000-8000-000000000000";
const B = "bbbbbbbb-0000-4000-8000-000000000000";
const C = "cccccccc-0000-4000-8000-000000000000";

describe("captures diff, of two captures", () => {
  test("matches events by uuid and name, and prints what is new, gone and changed", async () => {
    const before = capture({ uuid: A, user_id: 7, list: [1, 2] }, { uuid: B }, { uuid: C, n: 1 });
    const after = capture({ event: "call_init", uuid: B }, { uuid: C, n: 1 }, { list: [1, 3], uuid: A, user_id: null });
    const { exitCode, stdout } = await runCli(["captures", "diff", before, after]);
    expect(exitCode).toBe(1);
    expect(stdout.replaceAll(/\S*c\.ndjson/g, "c.ndjson")).toMatchInlineSnapshot(`
      "~ changed  call_hangup  aaaaaaaa  #1 c.ndjson:1 → #3 c.ndjson:3
          call ended
          data.user_id: 7 → null
          data.list.1: 2 → 3
      - gone     call_hangup  bbbbbbbb  #2 c.ndjson:2
          call ended
      + new      call_init  bbbbbbbb  #1 c.ndjson:1
          call started
      4 events: 1 same, 1 changed, 1 gone, 1 new
      hint: if these values are new each time, add: --ignore data.user_id --ignore 'data.list[*]'
            or say what they must be: --like PATH=uuid|time|number|string
      "
    `);
  });

  test("exits with 0 when they are the same, in another order and spelling of the same JSON", async () => {
    const before = capture({ uuid: A, x: 1, y: 2 }, { uuid: B });
    const after = captureFile(
      record({ body: `{"data":{"uuid":"${B}"},"event":"call_hangup"}` }),
      record({ body: `{ "event": "call_hangup", "data": { "y": 2.0, "x": 1e0, "uuid": "${A}" } }` }),
    );
    const { exitCode, lines } = await changes([before, after]);
    expect([exitCode, lines]).toEqual([0, [expect.objectContaining({ same: 2, changed: 0, gone: 0, new: 0 })]]);
  });

  test("matches repeats of an event one by one, and events without a uuid by name and order", async () => {
    const before = capture({ uuid: A }, { uuid: A }, { event: "contact_create", n: 1 }, { event: "task_create" });
    const after = capture({ uuid: A }, { event: "task_create" }, { event: "contact_create", n: 2 });
    expect((await changes([before, after])).lines).toMatchObject([
      {
        change: "changed",
        event: "contact_create",
        before: { number: 3, line: 3, id: "id-3" },
        payload: { count: 1, differences: [{ where: "data.n", before: "1", after: "2", ignore: "data.n" }] },
      },
      { change: "gone", uuid: A, before: { number: 2 }, after: null, payload: null },
      { same: 2, changed: 1, gone: 1, new: 0, matchedByOrder: false },
    ]);
  });

  test("matches by order when no uuid is on both sides, and says so", async () => {
    const [before, after] = [capture({ uuid: A, n: 1 }), capture({ uuid: B, n: 1 }, { uuid: C, n: 2 })];
    const like = await runCli(["captures", "diff", before, after, "--like", "data.uuid=uuid"]);
    expect(like.stderr).toContain("no uuid is on both sides: the events are matched by name and order");
    expect(like.stdout).toContain("2 events: 1 same, 1 new\n");
    expect((await changes([before, after, "--ignore", "data.uuid"])).lines.at(-1)).toMatchObject({
      same: 1,
      new: 1,
      matchedByOrder: true,
    });
  });

  test("ignores what --ignore names, and warns of a path that is nowhere", async () => {
    const [before, after] = [capture({ uuid: A, n: 1 }), capture({ uuid: A, n: 2 })];
    expect(await runCli(["captures", "diff", before, after, "--ignore", "data.n"])).toMatchObject({ exitCode: 0 });
    expect(await runCli(["captures", "diff", before, after, "--like", "data.n=string"])).toMatchObject({ exitCode: 1 });
    const { stderr } = await runCli(["captures", "diff", before, after, "--ignore", "data.m"]);
    expect(stderr).toContain("neither payload nor answer has the path data.m");
  });

  test("compares the recorded answers where both have one", async () => {
    const { lines } = await changes([answered(200, '{"ok":true}'), answered(500, '{"ok":false}')]);
    expect(lines[0]).toMatchObject({
      change: "changed",
      payload: { count: 0 },
      answer: { count: 2, differences: [{ where: "status", before: "200", after: "500" }, { where: "ok" }] },
    });
    expect((await changes([answered(200, ""), captureFile(record({ id: "a" }))])).exitCode).toBe(0);
  });

  test("applies the filters to both sides", async () => {
    const before = capture({ uuid: A, direction: "inbound" }, { uuid: B, direction: "outbound" });
    const after = capture({ uuid: A, direction: "inbound" }, { uuid: C, direction: "outbound" });
    expect((await changes([before, after, "--where", "data.direction=inbound"])).exitCode).toBe(0);
    expect((await changes([before, after, "--limit", "1"])).exitCode).toBe(0);
  });
});

describe("captures diff, of two events", () => {
  test("compares them whatever they are", async () => {
    const file = capture({ event: "call_init", uuid: A }, { uuid: B, n: 1 });
    const { exitCode, lines } = await changes([file, "--number", "1", "--number", "2"]);
    expect(exitCode).toBe(1);
    expect(lines[0]).toMatchObject({ before: { number: 1 }, after: { number: 2 }, payload: { count: 3 } });
    expect((await changes([file, "--id", "id-2", "--number", "2"])).exitCode).toBe(0);
    expect((await changes([file, capture({ uuid: C }, { uuid: B, n: 1 }), "--number", "2"])).exitCode).toBe(0);
  });

  test("prints values so that they do not act on the terminal", async () => {
    const file = capture({ "\u001b[2J": "a" }, { "\u001b[2J": "\u202e" });
    const { stdout } = await runCli(["captures", "diff", file, "--number", "1", "--number", "2"]);
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
    expect(stdout).toContain("\\u202e");
  });
});

describe("captures diff refuses", () => {
  test.each([
    [2, ["c.ndjson"], "captures diff needs something to compare with (got one source)"],
    [2, ["c.ndjson", "--number", "1"], "captures diff needs something to compare with (got one source)"],
    [2, ["c", "--number", "1", "--number", "2", "--id", "x"], "only two events can be compared (got 3; expected two"],
    [2, ["-", "-"], "standard input can be read only once"],
    [3, ["nope.ndjson", "nope2.ndjson"], "file not found: nope.ndjson"],
  ])("with %d: %j", async (code, args, message) => {
    const { exitCode, stderr } = await runCli(["captures", "diff", ...args], { cwd: emptyFolder() });
    expect([exitCode, stderr]).toEqual([code, expect.stringContaining(message)]);
  });

  test("a second source that is no capture, after the first one was read", async () => {
    const { exitCode, stderr } = await runCli(["captures", "diff", capture({ uuid: A }), "-"], { stdin: "hello" });
    expect([exitCode, stderr]).toEqual([3, expect.stringContaining("standard input is not JSON")]);
  });

  test("an event that is not there", async () => {
    const { exitCode } = await runCli(["captures", "diff", capture({ uuid: A }), "--number", "1", "--number", "9"]);
    expect(exitCode).toBe(3);
  });
});
