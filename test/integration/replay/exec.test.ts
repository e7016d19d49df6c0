import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { allExited, processTreeCommand, processTreeIds } from "../../support/program/process-tree.ts";
import { emptyFolder, runCli, startCli } from "../../support/program/run-cli.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";
import { ManualClock } from "../../support/clocks/manual-clock.ts";

const NODE = JSON.stringify(process.execPath);
const ENV = { PATH: process.env["PATH"] ?? "" };
const POST = `fetch(process.env.HIPCALL_HOOKS_URL, { method: 'POST', body: JSON.stringify({ event: 'a', data: {} }) })`;

describe("listen --exec", () => {
  test("runs a command that finds the URL, passes on what it writes, and ends when it has", async () => {
    const command = `${NODE} -e "${POST.replaceAll('"', '\\"')}.then(() => { console.log('out'); console.error('err') })"`;
    const run = await runCli(["listen", "--json", "--port", "0", "--exec", command], { env: ENV });
    expect(run).toMatchObject({ exitCode: 0 });
    expect(run.stderr).toContain("out\n");
    expect(run.stderr).toContain("err\n");
    expect(run.json.slice(-2)).toMatchObject([
      { type: "command", succeeded: true, exitCode: 0 },
      { type: "summary", received: 1, endedBy: "command" },
    ]);
  });

  test.each([
    ["exit 3", "exited with 3", 3],
    ["kill -9 $$", "was ended by SIGKILL", null],
    ["no-such-program-here", "exited with 127", 127],
  ])("fails when the command does: %s", async (command, outcome, exitCode) => {
    const run = await runCli(["listen", "--json", "--port", "0", "--exec", command, "--expect", "a"], { env: ENV });
    expect(run.exitCode).toBe(1);
    expect(run.json.find(({ type }) => type === "command")).toMatchObject({ succeeded: false, outcome, exitCode });
  });

  test("waits for what is expected after the command has ended well, 30 s by default", async () => {
    const clock = new ManualClock();
    const run = startCli(["listen", "--json", "--port", "0", "--exec", "true", "--expect", "a"], { env: ENV, clock });
    await clock.pass(30_000);
    expect(await run.exitCode).toBe(1);
    expect(run.stdout.json.at(-1)).toMatchObject({ endedBy: "timeout" });
  });

  test("fails when the command hangs, and leaves none of its processes running", async () => {
    const file = join(emptyFolder(), "pids");
    const clock = new ManualClock();
    const options = ["listen", "--json", "--port", "0", "--timeout", "9s", "--exec", processTreeCommand(file)];
    const run = startCli(options, { env: ENV, clock });
    const ids = await processTreeIds(file);
    await clock.pass(9000);
    expect(await run.exitCode).toBe(1);
    expect(await allExited(ids)).toBe(true);
    expect(run.stdout.json.at(-2)).toMatchObject({
      succeeded: false,
      outcome: "was still running when the listener stopped",
    });
  });

  test.each([
    ["the command failed", "exit 1"],
    ["the command ended well", "exit 0"],
  ])("leaves no grandchild running when %s", async (_when, last) => {
    const file = join(emptyFolder(), "pids");
    const waitForFamily = `while [ "$(wc -l < ${file})" -lt 3 ]; do sleep 0.01; done; ${last}`;
    const run = startCli(["listen", "--json", "--port", "0", "--exec", processTreeCommand(file, waitForFamily)], {
      env: ENV,
    });
    const ids = await processTreeIds(file);
    await run.exitCode;
    expect(await allExited(ids)).toBe(true);
  });

  test("leaves nothing running when it is interrupted", async () => {
    const file = join(emptyFolder(), "pids");
    const run = startCli(["listen", "--json", "--port", "0", "--exec", processTreeCommand(file)], { env: ENV });
    const ids = await processTreeIds(file);
    run.interrupt();
    expect(await run.exitCode).toBe(1);
    expect(await allExited(ids)).toBe(true);
  });
});

describe("replay --exec", () => {
  const payload = '{"event":"a","data":{}}';

  test("starts the app, waits for it, replays, and stops it with all that it started", async () => {
    const { port, file, pids } = await newApp();
    const app = `echo $$ >> ${pids}; ${serve("response.end('ok')")} & echo $! >> ${pids}; sleep 3600 & echo $! >> ${pids}; wait`;
    const run = await runCli(["replay", file, "--json", "--to", `http://127.0.0.1:${port}/x`, "--exec", app], {
      env: ENV,
      stdin: payload,
    });
    expect(run).toMatchObject({ exitCode: 0 });
    expect(run.json.map(({ type }) => type)).toEqual(["delivery", "summary"]);
    expect(await allExited(await processTreeIds(pids))).toBe(true);
  });

  test("shows what the app wrote when a delivery was not accepted", async () => {
    const { port, file } = await newApp();
    const app = serve("console.log('oh\\u001b[31m no'); response.writeHead(500).end()");
    const run = await runCli(["replay", file, "--to", `http://127.0.0.1:${port}/x`, "--exec", app], {
      env: ENV,
      stdin: payload,
    });
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain("--- output of");
    expect(run.stdout).toContain("\n  oh no\n");
  });

  test("fails when the app fell over after it had answered well", async () => {
    const { port, file, pids: flag } = await newApp();
    // The server lives on after its parent, and answers when we have heard of that one's end: until then its id is taken.
    // Its id is read first: the parent ends at the sight of the flag.
    const answer = `const parent = process.ppid;
      require('node:fs').writeFileSync('${flag}', '');
      setInterval(() => { try { process.kill(parent, 0) } catch { response.end('ok') } }, 5)`;
    const app = `${serve(answer)} & while [ ! -f ${flag} ]; do sleep 0.01; done; exit 7`;
    const url = `http://127.0.0.1:${port}/x`;
    const run = await runCli(["replay", file, "--json", "--to", url, "--exec", app], { env: ENV, stdin: payload });
    expect(run.json.map(({ type }) => type)).toEqual(["delivery", "command", "summary"]);
    expect(run.json[0]).toMatchObject({ accepted: true });
    expect(run.json[1]).toMatchObject({ succeeded: false, exitCode: 7 });
    expect(run.exitCode).toBe(1);
  });

  test("says at once, with its output, that the app ended before it listened", async () => {
    const { port, file } = await newApp();
    const run = await runCli(
      ["replay", file, "--to", `http://127.0.0.1:${port}/x`, "--wait", "10m", "--exec", "echo no database; exit 4"],
      { env: ENV, stdin: payload },
    );
    expect(run.exitCode).toBe(4);
    expect(run.stdout).toContain("no database");
    expect(run.stderr).toContain(`exited with 4 before it listened on http://127.0.0.1:${port}`);
  });

  test("does not start an app beside one that listens there already", async () => {
    await using endpoint = await TestEndpoint.open();
    const { file, pids } = await newApp();
    const run = await runCli(["replay", file, "--to", endpoint.url, "--exec", `touch ${pids}`], {
      env: ENV,
      stdin: payload,
    });
    expect(run.exitCode).toBe(4);
    expect(run.stderr).toContain("is already in use");
    expect(endpoint.requests).toEqual([]);
  });

  test("knows what is wrong with a source before it starts anything", async () => {
    const { port, pids } = await newApp();
    const run = await runCli(
      ["replay", "no-such.ndjson", "--to", `http://127.0.0.1:${port}/x`, "--exec", processTreeCommand(pids)],
      { env: ENV },
    );
    expect(run).toMatchObject({ exitCode: 3, stdout: "" });
  });

  test("gives up on an app that never listens, and leaves nothing of it running", async () => {
    const { port, file, pids } = await newApp();
    const run = startCli(
      ["replay", file, "--to", `http://127.0.0.1:${port}/x`, "--wait", "1ms", "--exec", processTreeCommand(pids)],
      { env: ENV, stdin: payload },
    );
    expect(await run.exitCode).toBe(4);
    expect(run.stderr.text).toContain("no connection to http://127.0.0.1:");
  });
});

/** A free port, an input, and a file for process ids. */
async function newApp(): Promise<{ port: number; file: string; pids: string }> {
  const endpoint = await TestEndpoint.open();
  const port = Number(new URL(endpoint.url).port);
  await endpoint[Symbol.asyncDispose]();
  return { port, file: "-", pids: join(emptyFolder(), "pids") };
}

function serve(answer: string): string {
  const code = `const { hostname, port } = new URL(process.env.HIPCALL_HOOKS_URL);
    require('node:http').createServer((request, response) => { ${answer} }).listen(port, hostname)`;
  return `${NODE} -e "${code.replaceAll("\\", "\\\\")}"`;
}
