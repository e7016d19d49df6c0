import { execFile, execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { basename } from "node:path";
import { promisify } from "node:util";
import { describe, expect, inject, test } from "vitest";
import { runPackedProgram } from "../support/program/packed-program.ts";
import { emptyFolder } from "../support/program/run-cli.ts";
import { TestEndpoint } from "../support/network/test-endpoint.ts";

const run = promisify(execFile);

const HAS_COMPILE_CACHE = !execFileSync(inject("nodePath"), ["--version"], { encoding: "utf8" }).startsWith("v20.");

describe("the loaded files of the program", () => {
  test.each([[["--version"]], [["--help"]]])("are only the start for %j", async (args) => {
    expect(await filesLoadedBy(args)).toEqual(["rolldown-runtime.cjs", "shared.cjs", "start.cjs"]);
  });

  test("include the sender for send, but not the listener", async () => {
    await using endpoint = await TestEndpoint.open();
    const files = await filesLoadedBy(["send", "call_hangup", "--to", endpoint.url]);
    expect(files).toContain("sender.cjs");
    expect(files).not.toContain("listen.cjs");
  });

  test("include neither the sender nor the full screen for listen", async () => {
    const files = await filesLoadedBy(["listen", "--port", "0", "--timeout", "1ms"]);
    expect(files).toContain("listen.cjs");
    expect(files).not.toContain("sender.cjs");
    expect(files).not.toContain("full-screen.mjs");
  });
});

test("the HTTP parser is not optimized for the one answer that a send gets", async () => {
  await using endpoint = await TestEndpoint.open();
  const node = ["--trace-wasm-compilation-times", inject("programPath")];
  const { stdout } = await run(process.execPath, [...node, "send", "call_hangup", "--to", endpoint.url], {
    cwd: emptyFolder(),
  });
  expect(stdout).toContain("using Liftoff");
  expect(stdout).not.toContain("using TurboFan");
});

describe.skipIf(!HAS_COMPILE_CACHE)("Node's compile cache", () => {
  test("is used", async () => {
    const cache = emptyFolder();
    await runPackedProgram(["--version"], { env: { NODE_COMPILE_CACHE: cache } });
    expect(readdirSync(cache)).not.toEqual([]);
  });

  test("can be turned off", async () => {
    const cache = emptyFolder();
    await runPackedProgram(["--version"], { env: { NODE_COMPILE_CACHE: cache, NODE_DISABLE_COMPILE_CACHE: "1" } });
    expect(readdirSync(cache)).toEqual([]);
  });
});

/** The names of the files in `dist` that a run loads. */
async function filesLoadedBy(args: readonly string[]): Promise<string[]> {
  const folder = emptyFolder();
  const { exitCode } = await runPackedProgram(args, { env: { NODE_V8_COVERAGE: folder } });
  expect(exitCode).toBe(0);
  const [report = ""] = readdirSync(folder);
  const urls = readFileSync(`${folder}/${report}`, "utf8").matchAll(/"url":"([^"]+\/dist\/[^"]+)"/g);
  return [...urls].map(([, url = ""]) => basename(url)).toSorted();
}
