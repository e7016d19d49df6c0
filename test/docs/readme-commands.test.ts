import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { FakeClock } from "../support/clocks/fake-clock.ts";
import { TestEndpoint } from "../support/network/test-endpoint.ts";
import { TestListener } from "../support/program/test-listener.ts";
import { argumentsOf, commandLines } from "./command-lines.ts";
import { emptyFolder, runCli, startCli } from "../support/program/run-cli.ts";

const ROOT = resolve(import.meta.dirname, "../..");

/** The command of the README for `--exec`: it causes the events of an outbound call. */
const MAKE_A_CALL = `
const post = (event, data) => fetch(process.env.HIPCALL_HOOKS_URL, { method: "POST", body: JSON.stringify({ event, data }) });
const samples = JSON.parse(process.argv[2]);
for (const { event, data } of samples) await post(event, { ...data, direction: "outbound" });
`;

/** What the web service of the README answers to the requests of `ask`. */
const ANSWERS: Readonly<Record<string, string>> = {
  "/route": '{"extension":"1000"}',
  "/dial": '{"destination":"905321234567"}',
  "/manager": '{"version":"1","seq":[{"action":"hangup"}]}',
};

test.skipIf(process.platform === "win32")("every command in the README runs and exits with 0", async () => {
  await using app = await TestEndpoint.open(({ url }, response) => response.end(ANSWERS[url] ?? "ok"));
  const cwd = await userFolder();
  const results: [line: string, exitCode: number, stderr: string][] = [];
  for (const line of commandLines(readFileSync(join(ROOT, "README.md"), "utf8"))) {
    const [typed = "", file] = line.split(" > ");
    const argv = argumentsOf(typed.replace("http://localhost:3000", app.url).replace("--timeout 60s", "--timeout 4s"));
    const result = argv[0] === "listen" ? await listen(argv, cwd) : await run(argv, { cwd, target: app.url });
    if (file !== undefined) writeFileSync(join(cwd, file), result.stdout);
    results.push([line, result.exitCode, result.exitCode === 0 ? "" : result.stderr]);
  }
  expect(results.length).toBeGreaterThan(20);
  expect(results.filter(([, exitCode]) => exitCode !== 0)).toEqual([]);
});

/** A folder with the files that the commands need: a capture, and the command of `--exec`. */
async function userFolder(): Promise<string> {
  const cwd = emptyFolder();
  mkdirSync(join(cwd, "test"));
  const samples = ["call_init", "call_hangup"].map((event) =>
    readFileSync(join(ROOT, "samples/2024", `${event}.json`), "utf8"),
  );
  writeFileSync(join(cwd, "make-a-call.mjs"), MAKE_A_CALL);
  writeFileSync(join(cwd, "samples.json"), `[${samples.join(",")}]`);
  const entries = samples.map((text) => ({ request: { method: "POST", url: "http://x/", postData: { text } } }));
  writeFileSync(join(cwd, "recording.har"), JSON.stringify({ log: { entries } }));
  writeFileSync(
    join(cwd, "make-a-call.sh"),
    `#!/bin/sh\n"${process.execPath}" make-a-call.mjs "$(cat samples.json)"\n`,
  );
  chmodSync(join(cwd, "make-a-call.sh"), 0o755);
  await using listener = await TestListener.start(["--save", "captures.ndjson"], { cwd });
  for (const sample of samples) await (await listener.post(sample)).text();
  return cwd;
}

interface Result {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Waits only in the clock of the test, so that the gaps of a call take no time. */
async function run(argv: readonly string[], { cwd, target }: { cwd: string; target: string }): Promise<Result> {
  return runCli(argv, { cwd, clock: new FakeClock(), env: { HIPCALL_HOOKS_TARGET: target } });
}

/** Listens on a free port. Stops the listener once it is ready, unless a command of `--exec` ends it. */
async function listen(argv: readonly string[], cwd: string): Promise<Result> {
  const path = [join(ROOT, "test/fixtures/tunnels"), dirname(process.execPath), process.env["PATH"]].join(":");
  const { stdout, stderr, interrupt, exitCode } = startCli(argv, { cwd, env: { HIPCALL_HOOKS_PORT: "0", PATH: path } });
  const ready = argv.includes("--tunnel") ? /trycloudflare/ : /listening on/;
  if (!argv.includes("--exec")) {
    await Promise.race([stdout.until((text) => ready.test(text)), exitCode]);
    interrupt();
  }
  return { exitCode: await exitCode, stdout: stdout.text, stderr: stderr.text };
}
