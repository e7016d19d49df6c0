import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { FakeClock } from "../support/clocks/fake-clock.ts";
import { TestEndpoint } from "../support/network/test-endpoint.ts";
import { TestListener } from "../support/program/test-listener.ts";
import { emptyFolder, runCli, startCli } from "../support/program/run-cli.ts";
import { queueOf, scenarioNamed } from "../support/events/scenario-requests.ts";
import { PAGES, argumentsOf, commandLines, readPage } from "./pages.ts";

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

/** Commands that exit with 1 when they find something: the captures of these tests have something to find. */
const CHECKS = /^(?:validate|captures diff|captures scrub --check)\b/;

/** Their commands need an app of their own: the tests of the packed program, and `answers-and-signing.test.ts`, run them. */
const RUN_ELSEWHERE = new Set(["docs/ci.md", "docs/answers.md", "docs/signing.md"]);

const pages = PAGES.filter((page) => !RUN_ELSEWHERE.has(page) && commandLines(readPage(page)).length > 0);

test("the README has commands", () => {
  expect(commandLines(readPage("README.md")).length).toBeGreaterThan(8);
});

test.skipIf(process.platform === "win32").each(pages)("every command in %s runs", async (page) => {
  await using app = await TestEndpoint.open(({ url }, response) => response.end(ANSWERS[url] ?? "ok"));
  const cwd = await userFolder(app.url);
  const results: [line: string, exitCode: number, stderr: string][] = [];
  for (const line of commandLines(readPage(page))) {
    const [typed = "", file] = line.split(" > ");
    const argv = argumentsOf(typed.replace("http://localhost:3000", app.url).replace("--timeout 60s", "--timeout 4s"));
    const result = argv[0] === "listen" ? await listen(argv, cwd) : await run(argv, { cwd, target: app.url });
    if (file !== undefined) writeFileSync(join(cwd, file), result.stdout);
    results.push([line, result.exitCode, result.exitCode === 0 ? "" : result.stderr]);
  }
  expect(results.filter(([line, exitCode]) => exitCode !== 0 && !(exitCode === 1 && CHECKS.test(line)))).toEqual([]);
});

/** A folder with the files that the commands need: a capture, and the command of `--exec`. */
async function userFolder(app: string): Promise<string> {
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
  await using listener = await TestListener.start(["--save", "captures.ndjson", "--forward", app], { cwd });
  const inbound = queueOf(scenarioNamed("answered-inbound")).map(({ request }) => request.body.toString());
  for (const sample of [...samples, ...inbound, '{"event":"call_hangup","data":{}}'])
    await (await listener.post(sample)).text();
  for (const name of ["calls.ndjson", "last-month.ndjson"]) copyFileSync(join(cwd, "captures.ndjson"), join(cwd, name));
  const withoutTheLast = readFileSync(join(cwd, "captures.ndjson"), "utf8").trimEnd().split("\n").slice(0, -2);
  writeFileSync(join(cwd, "today.ndjson"), withoutTheLast.join("\n"));
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
