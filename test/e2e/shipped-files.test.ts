import { execFile } from "node:child_process";
import { copyFileSync, readFileSync, readdirSync, realpathSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, inject, test } from "vitest";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { startForTest } from "../support/run/start-for-test.ts";
import { PackedProgram, runPackedProgram } from "../support/program/packed-program.ts";
import { emptyFolder } from "../support/program/run-cli.ts";
import { Terminal } from "../support/terminal/terminal.ts";
import { TestEndpoint } from "../support/network/test-endpoint.ts";

// What the program loads late must work in the files that are shipped, where a bundler has rewritten it. So each run below
// writes down what Node executed of these files, and the last test finds what no run has reached.

const DIST = join(inject("installFolder"), "node_modules/hipcall-hooks/dist");
const TUNNEL_PROGRAMS = resolve(import.meta.dirname, "../fixtures/tunnels");

/** The build turns it off. */
const INK_DEVELOPER_MODE = ["full-screen.mjs: import(`./devtools.js`)", "full-screen.mjs: import(`node:fs`)"];

/** It only loads in vitest, as in library.test.ts. */
const IN_A_TEST_RUNNER = "vitest.mjs";

const run = promisify(execFile);

/** Where the runs write down what was executed. */
const executed = emptyFolder();
const env = { NODE_V8_COVERAGE: executed };

const gzipped = (): Promise<TestEndpoint> =>
  TestEndpoint.open((_seen, response) => {
    response.setHeader("content-encoding", "gzip").end(gzipSync('{"ok":true}'));
  });

const crashing = (moment: string): Record<string, string> => {
  const script = `${moment}(() => { throw new Error("boom"); })`;
  return { ...env, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
};

describe("every path that loads something late", () => {
  test.each([
    [["--version"], 0],
    [["events", "list"], 0],
    [["events", "list", "--json"], 0],
    [["events", "list", "--quiet"], 0],
    [["captures", "--help", "--lang", "tr"], 0],
    [["completion", "bash"], 0],
    [["send", "--nonsense"], 2],
    [["send", "--nonsense", "--json"], 2],
    [["validate", "no-such-file"], 3],
    [["replay", "no-such-file"], 3],
  ])("%j", async (args, exit) => {
    expect(await runPackedProgram(args, { env })).toMatchObject({ exitCode: exit });
  });

  test("send: a scenario, to an app that compresses", async () => {
    await using app = await gzipped();
    expect(await runPackedProgram(["send", "--scenario", "new-contact", "--to", app.url], { env })).toMatchObject({
      exitCode: 0,
    });
  });

  test("captures report, validate and replay: a page", async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, "call.json"), '{"event":"task_create","data":{}}');
    const report = ["captures", "report", "call.json", "-O", "calls.html"];
    expect(await runPackedProgram(report, { env, cwd })).toMatchObject({ exitCode: 0 });
    const validate = ["validate", "call.json", "--report", "html=calls.html"];
    expect(await runPackedProgram(validate, { env, cwd })).toMatchObject({ exitCode: 0 });
  });

  test("ask: a request, to a web service that compresses", async () => {
    await using app = await gzipped();
    const { exitCode, stdout } = await runPackedProgram(["ask", "smart-routing", "--to", app.url], { env });
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining("extension is missing")]);
  });

  test("doctor: an endpoint that compresses", async () => {
    await using app = await gzipped();
    expect(await runPackedProgram(["doctor", "--to", app.url], { env })).toMatchObject({ exitCode: 0 });
  });

  test("init: the files of a project", async () => {
    expect(await runPackedProgram(["init", "--yes"], { env })).toMatchObject({ exitCode: 0 });
  });

  test("listen: forwarding, and a tunnel's program", async () => {
    await using app = await gzipped();
    const args = ["listen", "--port", "0", "--forward", app.url, "--tunnel", "cloudflared"];
    const path = `${TUNNEL_PROGRAMS}:${process.env["PATH"]}`;
    await using listener = PackedProgram.start([...args, "--json"], {
      env: { ...env, PATH: path, TUNNEL_LOG: join(emptyFolder(), "log"), TUNNEL_PLAN: "stay" },
    });
    await listener.stdoutMatch(/"type":"tunnel"/);
    const [, url = ""] = await listener.stdoutMatch(/"url":"([^"]+)"/);
    await runPackedProgram(["send", "call_hangup", "--to", url]);
    listener.child.kill("SIGINT");
    expect(await listener.exitCode).toBe(0);
    expect(app.requests).toHaveLength(1);
  });

  test("listen: a channel of smee", async () => {
    await using smee = await TestEndpoint.open((_seen, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" }).write("event: ready\ndata: {}\n\n");
    });
    const args = ["listen", "--json", "--port", "0", "--tunnel", `smee=${smee.url}/channel`];
    await using listener = PackedProgram.start(args, { env });
    await listener.stdoutMatch(/"type":"tunnel"/);
    listener.child.kill("SIGINT");
    expect(await listener.exitCode).toBe(0);
  });

  test("listen: the full screen, a request sent again and a sample sent from it", async () => {
    await using app = await gzipped();
    const program = [inject("nodePath"), inject("programPath"), "listen", "--port", "0", "--forward", app.url];
    await using terminal = startForTest(() => new Terminal(program, { cwd: emptyFolder(), env }));
    const [url = ""] = /http:\/\/127\.0\.0\.1:\d+\//.exec(await terminal.until("listening on")) ?? [];
    await fetch(url, { method: "POST", body: "{}" });
    await terminal.until("1 event");
    terminal.press("r");
    await terminal.until(() => app.requests.length === 2);
    await terminal.until("sent again to");
    terminal.press("t\r");
    await terminal.until("sent call_hangup to this listener");
    terminal.press("q");
    expect(await terminal.exitCode).toBe(0);
  });

  test("captures scrub: the tables of phone numbers", async () => {
    const stdin = '{"event":"call_init","data":{"caller_number":"+905321234567"}}';
    expect(await runPackedProgram(["captures", "scrub", "--check", "-"], { env, stdin })).toMatchObject({
      exitCode: 1,
    });
  });

  test("an error that nothing catches", async () => {
    await using app = await TestEndpoint.open(() => undefined);
    const args = ["send", "call_hangup", "--to", app.url];
    const { exitCode, stderr } = await runPackedProgram(args, { env: crashing("setTimeout") });
    expect(stderr).toContain("boom");
    expect(exitCode).toBe(70);
  });

  test("the library: every entry, but the one that needs a test runner", async () => {
    const script = join(inject("installFolder"), "every-entry.mjs");
    copyFileSync(resolve(import.meta.dirname, "../fixtures/library/every-entry.mjs"), script);
    const { stderr } = await run(inject("nodePath"), [script, join(emptyFolder(), "calls.ndjson")], { env });
    expect(stderr).toBe("");
  });

  test.runIf(process.platform === "linux")("an output that cannot be written", async () => {
    const shell = 'exec "$@" > /dev/full';
    expect(await runPackedProgram(["events", "list"], { env, shell })).toMatchObject({ exitCode: 3 });
  });
});

test("the runs above reached every file, and every place that loads something late", () => {
  const processes = readdirSync(executed).map((report) => executedScripts(join(executed, report)));
  const missed = readdirSync(DIST)
    .filter((name) => /\.[cm]js$/.test(name) && name !== IN_A_TEST_RUNNER)
    .flatMap((name) => {
      const runs = processes.flatMap((scripts) => scripts.get(name) ?? []);
      if (runs.length === 0) return [name];
      return lateLoads(readFileSync(join(DIST, name), "utf8"))
        .filter(({ at }) => !runs.some((ranges) => isExecuted(ranges, at)))
        .map(({ text }) => `${name}: ${text}`);
    });
  expect(missed).toEqual(INK_DEVELOPER_MODE);
});

interface Range {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}

interface CoverageReport {
  readonly result: readonly { readonly url: string; readonly functions: readonly { readonly ranges: Range[] }[] }[];
}

/** The shipped files that one process loaded: the ranges of their functions and blocks, and how often each was executed. */
function executedScripts(path: string): Map<string, readonly Range[][]> {
  const { result } = JSON.parse(readFileSync(path, "utf8")) as CoverageReport;
  const shipped = result.filter(
    ({ url }) => url.startsWith("file:") && dirname(fileURLToPath(url)) === realpathSync(DIST),
  );
  return new Map(
    shipped.map(({ url, functions }) => [basename(fileURLToPath(url)), [functions.flatMap(({ ranges }) => ranges)]]),
  );
}

/** Dynamic imports, as the build leaves or rewrites them. */
function lateLoads(code: string): { readonly at: number; readonly text: string }[] {
  const calls = code.matchAll(/\bimport\([^)]*\)|(?<=then\(\(\) => (?:[\w$]+\()*)require\([^)]*\)/g);
  return [...calls].map(({ index, 0: text }) => ({ at: index, text }));
}

/** The smallest range around a place says whether it was executed. */
function isExecuted(ranges: readonly Range[], at: number): boolean {
  const around = ranges.filter(({ startOffset, endOffset }) => startOffset <= at && at < endOffset);
  const smallest = around.toSorted((a, b) => a.endOffset - a.startOffset - (b.endOffset - b.startOffset))[0];
  return smallest !== undefined && smallest.count > 0;
}
