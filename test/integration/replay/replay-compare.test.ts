import { appendFileSync, readFileSync, readdirSync, renameSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { payload } from "../../support/captures/capture-file.ts";
import { writeCapture } from "../../support/captures/capture-with-responses.ts";
import { type CliResult, emptyFolder, runCli } from "../../support/program/run-cli.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";

describe("replay --compare", () => {
  test("compares each answer with the recorded one, and accepts an equal answer with any status", async () => {
    await using app = await TestEndpoint.open(({ body }, response) => {
      const { event } = JSON.parse(body.toString()) as { event: string };
      response.writeHead(event === "bad" ? 422 : 200).end(`{"event":"${event}","at":${Date.now()}}`);
    });
    const file = join(emptyFolder(), "c.ndjson");
    writeCapture(file, [
      { event: "good", answer: '{"at":1,"event":"good"}' },
      { event: "bad", answer: '{"at":1,"event":"bad"}', status: 422 },
      { event: "other", answer: '{"at":1,"event":"others"}' },
      { event: "new" },
    ]);
    const run = await runCli(["replay", file, "--json", "--to", app.url, "--compare", "--ignore", "at"]);
    expect(run.exitCode).toBe(1);
    expect(run.json.slice(0, 4).map(({ accepted, comparison }) => [accepted, comparison])).toEqual([
      [true, { count: 0, differences: [] }],
      [true, { count: 0, differences: [] }],
      [
        false,
        { count: 1, differences: [{ where: "event", expected: '"others"', received: '"other"', ignore: "event" }] },
      ],
      [true, null],
    ]);
    expect(run.json.at(-1)).toMatchObject({
      compared: { answers: 3, different: 1, failed: 1 },
      differingPaths: ["event"],
    });
  });

  test("shows a person the difference", async () => {
    await using app = await TestEndpoint.open((_seen, response) => response.writeHead(201).end('{"n":2}'));
    const file = join(emptyFolder(), "c.ndjson");
    writeCapture(file, [{ event: "a", answer: '{"n":1}' }]);
    const { stdout } = await runCli(["replay", file, "--to", app.url, "--compare"]);
    expect(stdout).toContain("the answer differs from the recorded one in 2 places");
    expect(stdout).toContain("    HTTP status: expected 200, received 201\n    n: expected 1, received 2\n");
    expect(stdout).toContain("1 answer compared with the recording: 0 same, 1 different");
  });

  test("says that there is nothing to compare with, before anything is sent", async () => {
    await using app = await TestEndpoint.open();
    const file = join(emptyFolder(), "c.ndjson");
    writeCapture(file, [{ event: "a" }, { event: "b" }]);
    const run = await runCli(["replay", file, "--to", app.url, "--compare"]);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain("there is no recorded answer to compare with");
    expect(app.requests).toEqual([]);
  });

  test.each([
    [["--ignore", "x"], "--ignore needs --compare"],
    [["--update", "--fresh"], "--update can't be combined"],
    [["--compare", "--fault", "drop"], "--fault can't be combined with --compare"],
    [["--update", "--fault", "delay=5s"], "--fault can't be combined with --update"],
  ])("refuses %j", async (options, message) => {
    const run = await runCli(["replay", "c.ndjson", ...options]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
  });
});

describe("what replay --compare compares", () => {
  const ANSWER = '{"id":1,"items":[{"id":"a","at":"2026-11-22T05:01:02Z"}]}';
  const OTHER = '{"id":2,"items":[{"id":"b","at":"2026-11-23T05:01:02Z"}]}';

  async function compared(answer: string, options: readonly string[], status = 200): Promise<CliResult> {
    await using app = await TestEndpoint.open((_seen, response) => response.writeHead(status).end(answer));
    const cwd = emptyFolder();
    writeCapture(join(cwd, "c.ndjson"), [
      { event: "a", answer: ANSWER },
      { event: "b", answer: ANSWER },
    ]);
    return await runCli(["replay", ...options, "c.ndjson", "--to", app.url], { cwd });
  }

  test("what differs ends in one line to paste, which makes the next run pass", async () => {
    const run = await compared(OTHER, ["--compare"]);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain("2 delivered; 2 answers differ (");
    const [, line = ""] = /if these values are new each time, add: (.*)\n/.exec(run.stdout) ?? [];
    expect(line).toBe("--ignore id --ignore 'items[*].id' --ignore 'items[*].at'");
    const again = await compared(OTHER, ["--compare", ...line.replaceAll("'", "").split(" ")]);
    expect(again).toMatchObject({ exitCode: 0, stderr: "" });
  });

  test.each([
    [["--compare=shape"], OTHER, 0],
    [["--compare=shape"], OTHER.replace("2", "null"), 1],
    [["--compare=status"], "[]", 0],
    [["--compare", "--like", "id=number", "--like", "items[*].at=time", "--ignore", "**.id"], OTHER, 0],
    [["--compare", "--like", "id=number", "--ignore", "items"], OTHER.replace("2", "null"), 1],
    [["--compare=all"], OTHER, 1],
  ])("%j: %s exits with %i", async (options, answer, exitCode) => {
    expect((await compared(answer, options)).exitCode).toBe(exitCode);
  });

  test("a status of failure is explained as such, not as a value that may differ", async () => {
    const run = await compared("oops", ["--compare"], 500);
    expect(run.stdout).toContain("answered 500; the recorded answer is 200");
    expect(run.stdout).toContain("hint: your app threw an error; see its log");
    expect(run.stdout).not.toContain("--update");
  });

  test("a path that no answer has is a warning at the end", async () => {
    const run = await compared(ANSWER, ["--compare", "--ignore", "itmes[*].id", "--ignore", "id"]);
    expect(run.exitCode).toBe(0);
    expect(run.stderr.match(/warning: .*/g)).toEqual([
      "warning: no answer has the path itmes[*].id, given to --ignore or --like",
    ]);
  });

  test.each([
    [["--compare=some"], "--compare must be one of all, shape, status"],
    [["--compare", "--ignore", "a,b"], "--ignore must be one path"],
    [["--compare", "--ignore", "a[x]"], "--ignore must be one path"],
    [["--compare", "--like", "id=guid"], "--like must be a path and one of uuid"],
    [["--compare=status", "--ignore", "id"], "--ignore has no effect with --compare=status"],
    [["--like", "id=uuid"], "--like needs --compare"],
    [["--where", "a..b=1"], "--where must be a condition"],
    [["--set", "data.*=1"], "--set must be a path and a value"],
  ])("%j is refused", async (options, message) => {
    const run = await compared(ANSWER, options);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
  });

  test("--where with a path that no event has warns, and names the nearest", async () => {
    const run = await compared(ANSWER, ["--where", "dat.n!=7"]);
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain("warning: no event has the path dat.n, given to --where");
  });
});

describe("replay --update", () => {
  test("writes new answers in place of the old, everything else byte for byte, and keeps those that are the same", async () => {
    await using app = await TestEndpoint.open(({ body }, response) => {
      response.setHeader("set-cookie", "secret").end(JSON.stringify({ got: body.length, at: Date.now() }));
    });
    const folder = emptyFolder();
    const file = join(folder, "c.ndjson");
    const bytes = JSON.stringify({ event: "a", data: { n: 0 } }).length;
    writeCapture(file, [
      { event: "a", answer: `{"got":${bytes},"at":1}` },
      { event: "b", answer: '{"got":0}' },
      { event: "c" },
    ]);
    appendFileSync(file, '\n{"v":1,"kind":"requ');
    const before = readFileSync(file, "utf8").split("\n");
    const { mode } = statSync(file);
    symlinkSync(file, join(folder, "link.ndjson"));
    const run = await runCli(["replay", join(folder, "link.ndjson"), "--to", app.url, "--update", "--ignore", "at"]);
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain("2 new answers recorded");
    const after = readFileSync(file, "utf8").split("\n");
    expect([after[0], after[1], after[2], after[4], ...after.slice(6)]).toEqual([
      before[0],
      before[1],
      before[2],
      before[4],
      ...before.slice(5),
    ]);
    const answers = [after[3], after[5]].map((line): unknown => JSON.parse(line ?? ""));
    expect(answers).toMatchObject([
      { kind: "response", id: "id-1", by: "replay", status: 200 },
      { kind: "response", id: "id-2", by: "replay" },
    ]);
    expect(after.join("")).not.toContain("secret");
    expect(statSync(file).mode).toBe(mode);
    expect(readdirSync(folder).toSorted()).toEqual(["c.ndjson", "link.ndjson"]);
    const again = await runCli(["replay", file, "--to", app.url, "--compare", "--ignore", "/at"]);
    expect(again.exitCode).toBe(0);
  });

  test("does not change the capture when the run is stopped", async () => {
    const file = join(emptyFolder(), "c.ndjson");
    writeCapture(file, [{ event: "a" }, { event: "b" }]);
    const stop = new AbortController();
    await using app = await TestEndpoint.open((_seen, response, count) => {
      if (count === 2) stop.abort("SIGINT");
      response.end("1");
    });
    const before = readFileSync(file, "utf8");
    const run = await runCli(["replay", file, "--to", app.url, "--update"], { stop });
    expect(run.exitCode).toBe(130);
    expect(readFileSync(file, "utf8")).toBe(before);
  });
});

describe("replay --max-p95", () => {
  test("fails when an event is over it, and says which", async () => {
    await using app = await TestEndpoint.open();
    const file = join(emptyFolder(), "c.ndjson");
    writeCapture(file, [{ event: "a" }, { event: "b" }]);
    const slow = await runCli(["replay", file, "--json", "--to", app.url, "--max-p95", "0ms"]);
    expect(slow.exitCode).toBe(1);
    expect(slow.json.filter(({ type }) => type === "latency_limit")).toMatchObject([
      { event: "a", held: false, limitMs: 0 },
      { event: "b", held: false },
    ]);
    expect(slow.json.at(-1)).toMatchObject({ latencyByEvent: [{ event: "a", count: 1 }, { event: "b" }] });
    expect((await runCli(["replay", file, "--to", app.url, "--max-p95", "1h"])).exitCode).toBe(0);
  });
});

function harFile(status: number, text: string | undefined): string {
  const path = join(emptyFolder(), "x.har");
  const request = {
    method: "POST",
    url: "http://localhost/hooks?x=1",
    headers: [{ name: "Authorization", value: "Bearer secret" }],
    postData: { text: payload("a") },
  };
  const response = { status, headers: [], content: { size: 11, text } };
  writeFileSync(path, JSON.stringify({ log: { entries: [{ request, response }] } }));
  return path;
}

describe("a HAR file", () => {
  test("is replayed without its credentials, and its answers are compared", async () => {
    await using endpoint = await TestEndpoint.open((_seen, response) => response.end('{"ok":true}'));
    const same = await runCli(["replay", harFile(200, '{ "ok": true }'), "--to", endpoint.url, "--compare"]);
    expect(same.exitCode).toBe(0);
    expect(endpoint.requests[0]).toMatchObject({ method: "POST", url: "/hooks?x=1" });
    expect(endpoint.requests[0]?.body.toString("utf8")).toBe(payload("a"));
    expect(endpoint.requests[0]?.rawHeaders.join()).not.toMatch(/authorization|secret/i);
    const other = await runCli(["replay", harFile(201, '{"ok":false}'), "--to", endpoint.url, "--compare"]);
    expect(other.exitCode).toBe(1);
    expect(other.stdout).toMatch(/HTTP status: expected 201, received 200[^]*ok: expected false, received true/);
  });

  test("that lacks the body of an answer is compared by its status", async () => {
    await using endpoint = await TestEndpoint.open();
    const compared = await runCli(["replay", harFile(200, undefined), "--to", endpoint.url, "--compare"]);
    expect(compared.exitCode).toBe(0);
  });

  test("is never written to", async () => {
    await using endpoint = await TestEndpoint.open();
    const path = harFile(201, "{}");
    expect(await runCli(["replay", path, "--to", endpoint.url, "--update"])).toMatchObject({ exitCode: 2 });
    const renamed = `${path}.json`;
    renameSync(path, renamed);
    const before = readFileSync(renamed, "utf8");
    const updated = await runCli(["replay", renamed, "--to", endpoint.url, "--update"]);
    expect(updated).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining("answers cannot be written") as string,
    });
    expect(readFileSync(renamed, "utf8")).toBe(before);
  });
});
