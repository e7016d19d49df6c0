import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { SAMPLES } from "../../src/events/catalogue/samples.ts";
import { captureFile, record } from "../support/captures/capture-file.ts";
import { TestEndpoint } from "../support/network/test-endpoint.ts";
import { emptyFolder, runCli } from "../support/program/run-cli.ts";
import { TestListener } from "../support/program/test-listener.ts";
import { argumentsOf, commandLines } from "./pages.ts";

const page = (name: string): string => readFileSync(resolve(import.meta.dirname, "../../docs", name), "utf8");

const GATHER = { min_digits: 4, max_digits: 4, ask: "http://x/a.mp3", variable_name: "pin" };
const gather = { version: "1", seq: [{ action: "gather", args: GATHER }] };
const connect = { version: "1", seq: [{ action: "connect", args: { destination: "1000" } }] };

/** The app of the pages: it routes, dials, asks for a PIN, and takes webhooks. */
const openApp = (): Promise<TestEndpoint> =>
  TestEndpoint.open(({ url, body }, response) => {
    const { data = {} } = JSON.parse(body.toString("utf8")) as { data?: { pin?: string } };
    const answers: Readonly<Record<string, object>> = {
      "/route": { extension: "1000" },
      "/dial": { destination: "905321234567" },
      "/manager": data.pin === "1234" ? connect : gather,
    };
    response.end(JSON.stringify(answers[url] ?? { ok: true }));
  });

/** Lines whose failure is what the page is about: a caller who types nothing. */
const FAILS = /--digits ''/;

test.each([
  ["answers.md", {}],
  ["signing.md", { HIPCALL_HOOKS_SIGN: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" }],
])("every command of docs/%s runs as printed", async (name, env) => {
  await using app = await openApp();
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "digits.json"), '["","1234"]');
  writeFileSync(join(cwd, "answer.json"), JSON.stringify(connect));
  writeFileSync(join(cwd, "ask-pin.json"), JSON.stringify(gather));
  const capture = captureFile(...SAMPLES.map((sample) => record({ body: JSON.stringify(sample) })));
  writeFileSync(join(cwd, "captures.ndjson"), readFileSync(capture));
  const lines = commandLines(page(name));
  expect(lines.length).toBeGreaterThan(4);
  for (const line of lines) {
    const argv = argumentsOf(line.replace("http://localhost:3000", app.url));
    const { exitCode, stderr } =
      argv[0] === "listen" ? await listen(argv.slice(1), cwd) : await runCli(argv, { cwd, env });
    expect({ line, exitCode, stderr }).toMatchObject({ line, exitCode: FAILS.test(line) ? 1 : 0 });
  }
});

/** Listens until it is ready, and gets the card that `--expect` waits for. */
async function listen(args: readonly string[], cwd: string): Promise<{ exitCode: number; stderr: string }> {
  await using listening = await TestListener.start(args, { cwd });
  if (args.includes("--expect")) {
    await listening.post('{"card":[{"type":"title","text":"x"}]}', {
      path: "/api/v3/calls/2483a75a-56a2-41f1-991b-92b1667e324a/cards",
      headers: { authorization: "Bearer x" },
    });
  }
  return { exitCode: await listening.stop(), stderr: listening.run.stderr.text };
}

test("docs/answers.md shows what ask prints", async () => {
  await using app = await openApp();
  const { stdout } = await runCli(["ask", "smart-routing", "--to", `${app.url}/route`]);
  const shown = stdout.replace(app.url, "http://localhost:3000").replace(/in [\d.]+ m?s/, "in 12 ms");
  expect(page("answers.md")).toContain(`\`\`\`\n${shown}\`\`\``);
});

test("docs/signing.md names reasons as listen --verify gives them", async () => {
  const secret = ["--verify", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"];
  await using listening = await TestListener.start(["--json", ...secret]);
  const now = String(Math.floor(Date.now() / 1000));
  const headers = { "webhook-id": "msg_1", "webhook-timestamp": now, "webhook-signature": "v1,AAAA" };
  await listening.post("{}");
  await listening.post("{}", { headers });
  const events = await listening.lines("event", 2);
  const reasons = events.map(({ issues }) => (issues as { message: string }[])[0]?.message ?? "");
  for (const reason of reasons) expect(page("signing.md")).toContain(reason.slice(0, 90));
});
