import { describe, expect, test } from "vitest";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { emptyFolder, runCli, startCli } from "../../support/program/run-cli.ts";
import { MemoryOutput } from "../../support/program/memory-output.ts";

const EMPTY_HANGUP = '{"event":"call_hangup","data":{}}';
const TURKISH_TERMINAL = { LANG: "tr_TR.UTF-8", TERM: "xterm" };

/** Runs the help on a terminal, or not. */
async function helpOn({ isTTY, env }: { isTTY: boolean; env: Readonly<Record<string, string>> }): Promise<string> {
  const stdout = new MemoryOutput({ isTTY });
  await startCli(["--help"], { env, stdout }).exitCode;
  return stdout.text;
}

describe("the language of the output", () => {
  test("is what --lang says", async () => {
    const { stdout, exitCode } = await runCli(["validate", "-", "--lang", "tr"], { stdin: EMPTY_HANGUP });
    expect(stdout).toContain("geçersiz");
    expect(exitCode).toBe(1);
  });

  test("is what HIPCALL_HOOKS_LANG says, and the flag beats it", async () => {
    const env = { HIPCALL_HOOKS_LANG: "tr" };
    expect((await runCli(["--help"], { env })).stdout).toContain("Kullanım:");
    expect((await runCli(["--help", "--lang=en"], { env })).stdout).toContain("Usage:");
  });

  test("is what the config file says", async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, "hipcall-hooks.config.json"), '{"lang": "tr"}');
    const { stdout } = await runCli(["validate", "-"], { stdin: EMPTY_HANGUP, cwd });
    expect(stdout).toContain("geçersiz");
    const { stderr } = await runCli(["validate", "missing.json"], { cwd });
    expect(stderr).toContain("hata:");
  });

  test("is that of the locale on a terminal only, neither in CI nor for a coding agent", async () => {
    expect(await helpOn({ isTTY: true, env: TURKISH_TERMINAL })).toContain("Kullanım:");
    expect(await helpOn({ isTTY: false, env: TURKISH_TERMINAL })).toContain("Usage:");
    for (const more of [{ CI: "true" }, { AI_AGENT: "1" }, { LC_ALL: "C.UTF-8" }, { HIPCALL_HOOKS_LANG: "en" }])
      expect(await helpOn({ isTTY: true, env: { ...TURKISH_TERMINAL, ...more } })).toContain("Usage:");
  });

  test("never changes JSON", async () => {
    const stdin = EMPTY_HANGUP;
    const english = await runCli(["validate", "-", "--json"], { stdin });
    const turkish = await runCli(["validate", "-", "--json", "--lang", "tr"], { stdin });
    expect(turkish.stdout).toBe(english.stdout);
    expect(turkish.exitCode).toBe(english.exitCode);
  });

  test("that is not known is an error that names those that are", async () => {
    const { exitCode, stderr } = await runCli(["validate", "-", "--lang", "de"], { stdin: EMPTY_HANGUP });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--lang must be one of en, tr (got "de")');
  });

  test("can be chosen before the command, as each option that all commands have", async () => {
    expect((await runCli(["--lang", "tr"])).stderr).toContain("Kullanım:");
    expect((await runCli(["--lang=tr", "help", "send"])).stdout).toContain("Kullanım:");
    expect((await runCli(["--lang", "tr", "events", "list"])).exitCode).toBe(0);
    expect((await runCli(["events", "--lang", "tr", "list", "--help"])).stdout).toContain("Kullanım:");
    expect((await runCli(["--lang", "tr", "send", "--nonsense"])).stderr).toContain("hipcall-hooks send --help");
    const json = await runCli(["--lang", "tr", "-q", "events", "--json", "show", "call_init"]);
    expect(json.stdout).toMatch(/^\{"v":1,/);
    const types = await runCli(["--lang", "tr", "events", "types", "--lang", "go"]);
    expect(types.stdout).toContain("package ");
  });

  test("is that of the descriptions in a completion script", async () => {
    const { stdout } = await runCli(["completion", "fish", "--lang", "tr"]);
    expect(stdout).toContain("-s p -l port -x -d 'dinlenecek port; 0 boş bir port seçer'");
    expect((await runCli(["completion", "fish"])).stdout).toContain("-d 'port to listen on; 0 means any free port'");
  });

  test("is one of the options that the help of the program shows", async () => {
    expect((await runCli(["--help"])).stdout).toContain("--lang <language>");
  });

  test("is not the programming language of events types", async () => {
    const env = { HIPCALL_HOOKS_LANG: "tr" };
    const { stdout, exitCode } = await runCli(["events", "types", "--lang", "go"], { env });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("package ");
    expect((await runCli(["events", "types"], { env })).stdout).toContain("export interface");
  });
});
