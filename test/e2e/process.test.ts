import { execFile, spawn } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, inject, test } from "vitest";
import { PackedProgram, runPackedProgram } from "../support/program/packed-program.ts";
import { captureFile, payload, record } from "../support/captures/capture-file.ts";
import { emptyFolder } from "../support/program/run-cli.ts";
import { Terminal } from "../support/terminal/terminal.ts";
import { until } from "../support/run/until.ts";
import { TestEndpoint } from "../support/network/test-endpoint.ts";

describe.skipIf(process.platform === "win32")("a signal", () => {
  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s ends listen with 0 and its summary", async (signal) => {
    await using listener = PackedProgram.start(["listen", "--port", "0"]);
    const [, url = ""] = await listener.stdoutMatch(/listening on (\S+)/);
    await fetch(url, { method: "POST", body: "{}" });
    listener.child.kill(signal);
    expect(await listener.exitCode).toBe(0);
    expect(listener.stdout).toContain(`1 event received (ended by ${signal})`);
  });

  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)("%s ends replay with %i and its summary", async (signal, exitCode) => {
    await using endpoint = await TestEndpoint.open((_seen, response, count) => {
      if (count === 1) response.end();
      else replay.child.kill(signal);
    });
    const file = captureFile(record({ body: payload("a") }), record({ body: payload("b") }));
    await using replay = PackedProgram.start(["replay", file, "--to", endpoint.url]);
    expect(await replay.exitCode).toBe(exitCode);
    expect(replay.stdout).toMatch(new RegExp(`1 delivered \\(.*\\nstopped by ${signal} before the end\\n$`));
  });

  test("a listener goes on after an error of its own, and ends with 70 and the stack", async () => {
    const code = 'process.once("SIGUSR2", () => { throw new Error("planted"); })';
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` };
    await using listener = PackedProgram.start(["listen", "--port", "0"], { env });
    const [, url = ""] = await listener.stdoutMatch(/listening on (\S+)/);
    listener.child.kill("SIGUSR2");
    await until(() => listener.stderr.includes("error: an error in hipcall-hooks: planted"));
    expect((await fetch(url, { method: "POST", body: "{}" })).status).toBe(200);
    listener.child.kill("SIGINT");
    expect(await listener.exitCode).toBe(70);
    expect(listener.stdout).toContain("1 event received (ended by SIGINT)");
    expect(listener.stderr).toMatch(/this is a bug in hipcall-hooks .*: planted\n[\s\S]*Error: planted\n\s+at /);
  });

  test("SIGINT ends replay although standard input stays open", async () => {
    await using endpoint = await TestEndpoint.open();
    const replay = spawn(inject("nodePath"), [inject("programPath"), "replay", "-", "--to", endpoint.url], {
      cwd: emptyFolder(),
      stdio: ["pipe", "pipe", "inherit"],
    });
    const ended = new Promise((resolve) => replay.once("close", resolve));
    replay.stdout.setEncoding("utf8").on("data", (text: string) => {
      if (text.includes("✓ some_event")) replay.kill("SIGINT");
    });
    replay.stdin.write(`${JSON.stringify(record())}\n`);
    expect(await ended).toBe(130);
  });

  test("ends the program at once if it is the second one", async () => {
    await using listener = PackedProgram.start(["listen", "--port", "0", "--delay", "1h"]);
    const [, url = ""] = await listener.stdoutMatch(/listening on (\S+)/);
    const answer = fetch(url, { method: "POST", body: "{}" }).catch(() => "closed");
    await fetch(url);
    listener.child.kill("SIGINT");
    listener.child.kill("SIGTERM");
    expect([0, 130, 143]).toContain(await listener.exitCode);
    expect(await answer).toBe("closed");
  });
});

describe("the packed program", () => {
  test("prints its version and its help", async () => {
    const { version } = JSON.parse(readFileSync(join(inject("programPath"), "../../package.json"), "utf8")) as {
      version: string;
    };
    expect(await runPackedProgram(["--version"])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: "" });
    const help = await runPackedProgram(["--help"]);
    expect(help).toMatchObject({ exitCode: 0, stderr: "" });
    expect(help.stdout).toMatch(/Usage: hipcall-hooks.*listen.*send.*replay.*validate.*events/s);
    expect((await runPackedProgram(["replay", "--help"])).stdout).toContain("--fail-fast");
  });

  test("exits with 2 without arguments", async () => {
    expect(await runPackedProgram([])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("no command given; choose one from the list above"),
    });
  });

  test.skipIf(process.platform === "win32")("ends normally when the reader of its output has ended", async () => {
    const file = captureFile(...Array.from({ length: 3000 }, () => record({ body: payload("call_init") })));
    const command = `"$0" "$1" validate "$2" | head -1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await inBash(command, file);
    expect(stdout.split("\n")).toEqual([expect.stringContaining("c.ndjson:1"), "1", ""]);
    expect(stderr).toBe("");
  });

  test.each([
    [60, "on your own\r\nmachine: no account, no network."],
    [200, "on your own machine: no account, no network."],
  ])("prints its help in the width of the terminal: %i", async (columns, sentence) => {
    const command = [inject("nodePath"), inject("programPath"), "--help"];
    await using terminal = new Terminal(command, { cwd: emptyFolder(), columns, rows: 60 });
    expect(await terminal.exitCode).toBe(0);
    expect(terminal.raw).toContain(sentence);
  });

  test.skipIf(process.platform === "win32")("exits with 0 when the reader of its help has ended", async () => {
    const { stdout, stderr } = await inBash('exec 3> >(exit 0); wait $!; "$0" "$1" --help >&3; echo "$?"');
    expect(stdout).toBe("0\n");
    expect(stderr).toBe("");
  });

  test.skipIf(process.platform === "win32").each([
    ["help", "--help"],
    ["JSON", "events list --json"],
    ["lines for people", 'validate "$2"'],
    ["a report", 'validate "$2" --report tap -q'],
  ])("exits with 3 when the disk has space for only a part of its output: %s", async (_what, typed) => {
    const out = join(emptyFolder(), "out");
    const many = captureFile(...Array.from({ length: 50 }, () => record()));
    const { stdout, stderr } = await inBash(`ulimit -f 1; "$0" "$1" ${typed} > "$3"; echo "$?"`, many, out);
    expect(stdout).toBe("3\n");
    expect(stderr).toBe(notWhole("EFBIG: file too large"));
    expect(statSync(out).size).toBe(1024);
  });

  test.skipIf(!existsSync("/dev/full"))("reports once that it can't write its output", async () => {
    const { stdout, stderr } = await inBash(
      '"$0" "$1" validate "$2" --json > /dev/full; echo "$?"',
      captureFile(record()),
    );
    expect(stdout).toBe("3\n");
    expect(stderr).toBe(notWhole("ENOSPC: no space left on device"));
  });

  test("causes no warning about event listeners when the reader is slow", async () => {
    const file = captureFile(...Array.from({ length: 2000 }, () => record({ body: payload("call_init") })));
    await using program = PackedProgram.start(["validate", file]);
    program.child.stdout?.pause();
    setImmediate(() => program.child.stdout?.resume());
    expect(await program.exitCode).toBe(1);
    expect(program.stderr).toBe("");
  });

  test("causes no warning of Node with many requests at once", async () => {
    const pending: ServerResponse[] = [];
    await using endpoint = await TestEndpoint.open((_seen, response, count) => {
      // Answers the first twenty requests when all of them have arrived.
      pending.push(response);
      if (count >= 20) for (const waiting of pending.splice(0)) waiting.end();
    });
    const args = ["send", "call_init", "--count", "40", "--concurrency", "20", "--to", endpoint.url, "-q"];
    expect(await runPackedProgram(args)).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  });

  test("reports its own bug with exit code 70, the stack, and a request to report it", async () => {
    // A module loaded before the program breaks a function that the program calls.
    const folder = emptyFolder();
    writeFileSync(join(folder, "fault.mjs"), 'Object.hasOwn = () => { throw new Error("a fault \\u001b[2J"); };\n');
    const env = { NODE_OPTIONS: `--import=${join(folder, "fault.mjs")}` };
    const failed = await runPackedProgram(["replay", captureFile(record()), "--set", "data.a=1", "--json"], { env });
    expect(failed.exitCode).toBe(70);
    expect(failed.stderr).toMatch(/error: this is a bug in hipcall-hooks .*: a fault \\u001b\[2J\n.*please report it/);
    expect(failed.stderr).toMatch(/^ +at /m);
  });

  test("ends with 70 also when the fault is in what reports it", async () => {
    const folder = emptyFolder();
    const fault = 'String.prototype.replaceAll = () => { throw new Error("a fault \\u001b[2J"); };\n';
    writeFileSync(join(folder, "fault.mjs"), fault);
    const env = { NODE_OPTIONS: `--import=${join(folder, "fault.mjs")}` };
    const failed = await runPackedProgram(["replay", "no-such-file"], { env });
    expect(failed).toMatchObject({ exitCode: 70, stderr: '"a fault \\u001b[2J"\n' });
  });
});

function notWhole(reason: string): string {
  return `error: cannot write the output: ${reason}, write\n  hint: the output is incomplete; free some disk space, or write it elsewhere\n`;
}

/** Runs a command in bash. `$0` is Node, `$1` the program, `$2` and so on are `args`. */
async function inBash(command: string, ...args: readonly string[]): Promise<{ stdout: string; stderr: string }> {
  const words = ["-c", command, inject("nodePath"), inject("programPath"), ...args];
  return promisify(execFile)("bash", words, { cwd: emptyFolder() });
}

test.skipIf(process.platform !== "linux")("names the --exec command that a killed run has left", async () => {
  await using first = PackedProgram.start(["listen", "--port", "0", "--exec", "echo group $$ >&2; exec sleep 3600"]);
  await until(() => /group \d+\n/.test(first.stderr));
  const group = Number(/group (\d+)/.exec(first.stderr)?.[1]);
  try {
    first.child.kill("SIGKILL");
    await first.exitCode;
    const next = await runPackedProgram(["listen", "--port", "0", "--exec", "true"]);
    expect(next.stderr).toContain(
      `warning: an earlier run was killed, and its --exec command still runs: sleep 3600\n  hint: end it with: kill -- -${group}\n`,
    );
  } finally {
    process.kill(-group, "SIGKILL");
  }
});
