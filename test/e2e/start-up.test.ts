import { execFile, execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync } from "node:fs";
import module from "node:module";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, inject, test } from "vitest";
import { TIERING_BUDGET } from "../../scripts/bundle/undici.ts";
import { runProgram } from "../support/program.ts";
import { emptyFolder } from "../support/run-cli.ts";
import { TestEndpoint } from "../support/test-endpoint.ts";

const run = promisify(execFile);

describe("what is loaded of the program", () => {
  test.each([[["--version"]], [["--help"]]])("is one file for %j", async (args) => {
    expect(await filesLoadedBy(args)).toEqual(["start.js"]);
  });

  test("is few files for send", async () => {
    await using endpoint = await TestEndpoint.open();
    const files = await filesLoadedBy(["send", "call_hangup", "--to", endpoint.url]);
    expect(files).toContain("sender.js");
    expect(files.length).toBeLessThanOrEqual(6);
  });

  test("is few files for listen, without what only sending and the full screen need", async () => {
    const files = await filesLoadedBy(["listen", "--port", "0", "--timeout", "1ms"]);
    expect(files).toContain("listen.js");
    expect(files.length).toBeLessThanOrEqual(4);
    expect(files).not.toContain("sender.js");
    expect(files).not.toContain("ink.js");
  });

  test("is nothing that sends for the full screen, before it is asked to", () => {
    const loaded = ["listen.js", "listen-actions.js", "mount.js", "common.js"];
    const texts = loaded.map((file) => readFileSync(join(inject("programPath"), "../../dist", file), "utf8"));
    expect(texts.filter((text) => /from ?"\.\/sender\.js"/.test(text))).toEqual([]);
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

describe.skipIf(process.platform === "win32" || !("enableCompileCache" in module))("compiled code", () => {
  test("is kept where only the user reads and writes", async () => {
    const home = emptyFolder();
    await runProgram(["--version"], { env: { HOME: home } });
    const folder = join(home, ".cache/hipcall-hooks");
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder)).not.toEqual([]);
  });

  test("is used again, all of it", async () => {
    await using endpoint = await TestEndpoint.open();
    const args = ["send", "call_hangup", "--to", endpoint.url];
    const env = { HOME: emptyFolder(), NODE_DEBUG_NATIVE: "COMPILE_CACHE" };
    await runProgram(args, { env });
    const { stderr } = await runProgram(args, { env });
    expect(stderr).toContain("sender.js was accepted");
    expect(stderr).not.toContain("was rejected");
  });

  test("is not kept, and not read, where others write", async () => {
    const cache = emptyFolder();
    const folder = join(cache, "hipcall-hooks");
    mkdirSync(folder);
    chmodSync(folder, 0o777);
    const { stdout } = await runProgram(["--version"], { env: { XDG_CACHE_HOME: cache } });
    expect(stdout).not.toBe("");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("is not kept in the temporary folder, which all users share", async () => {
    const temporary = emptyFolder();
    await runProgram(["--version"], { env: { TMPDIR: temporary } });
    expect(existsSync(join(temporary, "node-compile-cache"))).toBe(false);
  });
});

/** The names of the program's files that a run loads, without the one that starts it. */
async function filesLoadedBy(args: readonly string[]): Promise<string[]> {
  const folder = emptyFolder();
  const { exitCode } = await runProgram(args, { env: { NODE_V8_COVERAGE: folder } });
  expect(exitCode).toBe(0);
  const [report = ""] = readdirSync(folder);
  const urls = readFileSync(join(folder, report), "utf8").matchAll(/"url":"([^"]+\/dist\/[^"]+)"/g);
  return [...urls].map(([, url = ""]) => basename(url)).toSorted();
}
