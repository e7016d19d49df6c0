import { execFile, execFileSync } from "node:child_process";
import { chmodSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, inject, test } from "vitest";
import { TIERING_BUDGET } from "../../scripts/bundle/undici.ts";
import { runProgram } from "../support/program.ts";
import { Terminal } from "../support/terminal.ts";
import { emptyFolder } from "../support/run-cli.ts";
import { TestEndpoint } from "../support/test-endpoint.ts";

const run = promisify(execFile);

describe("what is loaded of the program", () => {
  test.each([[["--version"]], [["--help"]]])("is one file for %j", async (args) => {
    expect(await filesLoadedBy(args)).toEqual(["start.cjs"]);
  });

  test.each(["--version", "--help"])("is no stream of Node's for %s, once its code is kept", async (word) => {
    const folder = emptyFolder();
    const list = join(folder, "list.cjs");
    const tell = 'process.on("exit", () => console.error(process.moduleLoadList.join(",")))';
    writeFileSync(list, tell);
    const command = ["--require", list, inject("programPath"), word];
    const env = { ...process.env, ...cacheIn(folder) };
    // The first run keeps the code, and needs more for that.
    await run(process.execPath, command, { cwd: folder, env });
    const { stderr } = await run(process.execPath, command, { cwd: folder, env });
    expect(stderr).toContain("NativeModule fs");
    const loaded = stderr.trim().split(",");
    expect(loaded.filter((name) => /NativeModule (stream|net|tty|crypto)$/.test(name))).toEqual([]);
  });

  test("is few files for send", async () => {
    await using endpoint = await TestEndpoint.open();
    const files = await filesLoadedBy(["send", "call_hangup", "--to", endpoint.url]);
    expect(files).toContain("sender.cjs");
    expect(files.length).toBeLessThanOrEqual(6);
  });

  test("is few files for listen, without what only sending, colours and the full screen need", async () => {
    const files = await filesLoadedBy(["listen", "--port", "0", "--timeout", "1ms"]);
    expect(files).toContain("listen.cjs");
    expect(files.length).toBeLessThanOrEqual(5);
    expect(files).not.toContain("sender.cjs");
    expect(files).not.toContain("ink.cjs");
    expect(files).not.toContain("chalk.cjs");
  });

  test("is nothing that sends for the full screen, before it is asked to", () => {
    const loaded = ["listen.cjs", "listen-actions.cjs", "mount.cjs", "common.cjs"];
    const texts = loaded.map((file) => readFileSync(join(inject("programPath"), "../../dist", file), "utf8"));
    expect(texts.filter((text) => /^(const|let) .*require\("\.\/sender\.cjs"\)/m.test(text))).toEqual([]);
  });

  test("is not optimized for the one answer that a send gets", async () => {
    await using endpoint = await TestEndpoint.open();
    const args = ["send", "call_hangup", "--to", endpoint.url];
    const node = ["--trace-wasm-compilation-times", inject("programPath")];
    const { stdout, stderr } = await run(process.execPath, [...node, ...args], { cwd: emptyFolder() });
    expect(stdout).toContain("using Liftoff");
    expect(stdout).not.toContain("using TurboFan");
    expect(stderr).toBe("");
  });

  test("gives V8 the budget back that is its own", async () => {
    const options = execFileSync(process.execPath, ["--v8-options"], { encoding: "utf8" });
    const [, budget = "none"] = /default: --wasm-tiering-budget=(\d+)/.exec(options) ?? [];
    expect(process.versions.node.startsWith("20.") ? TIERING_BUDGET.node20 : TIERING_BUDGET.later).toBe(budget);
  });
});

describe("compiled code", () => {
  test.skipIf(process.platform === "win32")("is kept where only the user reads and writes", async () => {
    const home = emptyFolder();
    await runProgram(["--version"], { env: { HOME: home } });
    const folder = join(home, ".cache/hipcall-hooks");
    const [version = ""] = readdirSync(folder);
    const own = join(folder, version);
    expect([folder, own].map((each) => statSync(each).mode & 0o777)).toEqual([0o700, 0o700]);
    expect(readdirSync(own)).toEqual(["version-start.cjs"]);
    expect(statSync(join(own, "version-start.cjs")).mode & 0o777).toBe(0o600);
  });

  test("is used again, all of it", async () => {
    await using endpoint = await TestEndpoint.open();
    const args = ["send", "call_hangup", "--to", endpoint.url];
    const cache = emptyFolder();
    const env = cacheIn(cache);
    await runProgram(args, { env });
    const before = keptIn(cache);
    expect([...before.keys()]).toContain("runs-sender.cjs");
    await runProgram(args, { env });
    // What V8 does not take is kept anew.
    expect(keptIn(cache)).toEqual(before);
  });

  test("for help and for the version is kept apart, because other code runs", async () => {
    const cache = emptyFolder();
    for (const args of [["--version"], ["--help"], ["events"]]) await runProgram(args, { env: cacheIn(cache) });
    const kept = [...keptIn(cache).keys()].filter((name) => name.endsWith("-start.cjs"));
    expect(kept.toSorted()).toEqual(["help-start.cjs", "runs-start.cjs", "version-start.cjs"]);
  });

  test("has what a start needs after a long run too, in which V8 would forget it", async () => {
    const short = await sizesKeptBy("");
    const long = await sizesKeptBy("for (let times = 0; times < 3; times += 1) gc();");
    expect([...short.keys()]).toContain("runs-start.cjs");
    expect(long).toEqual(new Map([...short].map(([name, size]) => [name, expect.closeTo(size, -4)])));
  });

  test("of the full screen is used again too, although it sets a flag of V8", async () => {
    const cache = emptyFolder();
    const args = ["listen", "--port", "0", "-o", "tui"];
    const filesAfterOne = async (): Promise<Map<string, number>> => {
      const command = [inject("nodePath"), inject("programPath"), ...args];
      await using terminal = new Terminal(command, { cwd: emptyFolder(), env: cacheIn(cache) });
      const text = await terminal.until((shown) => URL.test(shown));
      const url = URL.exec(text)?.[0] ?? "";
      await fetch(url, { method: "POST", body: "{}" });
      await terminal.until("1 event");
      terminal.press("q");
      expect(await terminal.exitCode).toBe(0);
      return keptIn(cache);
    };
    const before = await filesAfterOne();
    expect([...before.keys()]).toContain("runs-ink.cjs");
    expect(await filesAfterOne()).toEqual(before);
  });

  test.each([
    ["torn", (kept: Buffer) => kept.subarray(0, kept.length / 2)],
    ["empty", () => Buffer.alloc(0)],
    ["of another source, as long", (kept: Buffer) => kept.fill("/", 0, 3)],
    ["of another V8", (kept: Buffer, source: Buffer) => kept.fill(0xff, source.length + 4, source.length + 8)],
  ])("is made anew when it is %s", async (_, spoiled) => {
    const cache = emptyFolder();
    const first = await runProgram(["--version"], { env: cacheIn(cache) });
    const file = join(cacheFolder(cache), "version-start.cjs");
    const source = readFileSync(join(inject("programPath"), "../../dist/start.cjs"));
    writeFileSync(file, spoiled(readFileSync(file), source));
    const second = await runProgram(["--version"], { env: cacheIn(cache) });
    expect(second).toEqual(first);
    const anew = readFileSync(file);
    expect(anew.subarray(0, source.length).equals(source)).toBe(true);
    await runProgram(["--version"], { env: cacheIn(cache) });
    expect(readFileSync(file).equals(anew)).toBe(true);
  });

  test.skipIf(process.platform === "win32").each(["", ".."])(
    "is not kept, and not read, where others write: %j",
    async (above) => {
      const cache = emptyFolder();
      await runProgram(["--version"], { env: cacheIn(cache) });
      const folder = cacheFolder(cache);
      const kept = join(folder, "version-start.cjs");
      writeFileSync(kept, "what another user wrote");
      chmodSync(join(folder, above), 0o777);
      const { stdout } = await runProgram(["--version"], { env: cacheIn(cache) });
      expect(stdout).not.toBe("");
      expect(readFileSync(kept, "utf8")).toBe("what another user wrote");
    },
  );

  test("is not kept when it is not wanted, and not in the temporary folder, which all users share", async () => {
    const [cache, temporary] = [emptyFolder(), emptyFolder()];
    await runProgram(["--version"], { env: { ...cacheIn(cache), TMPDIR: temporary, NODE_DISABLE_COMPILE_CACHE: "1" } });
    await runProgram(["--version"], { env: { TMPDIR: temporary } });
    expect([cache, temporary].flatMap((folder) => readdirSync(folder))).toEqual([]);
  });
});

const URL = /http:\/\/127\.0\.0\.1:\d+\//;

function cacheIn(folder: string): Record<string, string> {
  return { XDG_CACHE_HOME: folder, LOCALAPPDATA: folder };
}

/** Where the only version of Node that a test runs keeps its own. */
function cacheFolder(cache: string): string {
  const own = join(cache, "hipcall-hooks");
  return join(own, readdirSync(own)[0] ?? "");
}

/** The names of what is kept, with the time of each. */
function keptIn(cache: string): Map<string, number> {
  const folder = cacheFolder(cache);
  return new Map(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mtimeMs]));
}

/** How large each kept file is, less its source, when the program does something at its end, under a V8 that forgets at once what is not running. */
async function sizesKeptBy(atItsEnd: string): Promise<Map<string, number>> {
  const [cache, folder] = [emptyFolder(), emptyFolder()];
  const hook = join(folder, "hook.mjs");
  writeFileSync(hook, `process.on("exit", () => { ${atItsEnd} });\n`);
  const node = ["--expose-gc", "--stress-flush-code", "--import", hook, inject("programPath"), "events"];
  await run(inject("nodePath"), node, { cwd: folder, env: { PATH: process.env["PATH"], ...cacheIn(cache) } });
  const own = cacheFolder(cache);
  return new Map(readdirSync(own).map((name) => [name, statSync(join(own, name)).size - sourceSizeOf(name)]));
}

function sourceSizeOf(kept: string): number {
  return statSync(join(inject("programPath"), "../../dist", kept.replace(/^runs-/, ""))).size;
}

/** The names of the program's files that a run loads, without the one that starts it. */
async function filesLoadedBy(args: readonly string[]): Promise<string[]> {
  const folder = emptyFolder();
  const { exitCode } = await runProgram(args, { env: { NODE_V8_COVERAGE: folder } });
  expect(exitCode).toBe(0);
  const [report = ""] = readdirSync(folder);
  const urls = readFileSync(join(folder, report), "utf8").matchAll(/"url":"([^"]+\/dist\/[^"]+)"/g);
  return [...urls].map(([, url = ""]) => basename(url)).toSorted();
}
