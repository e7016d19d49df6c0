import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { EXIT_CODE_MEANINGS } from "../../src/cli/exit-codes.ts";
import { PackedProgram, runPackedProgram } from "../support/program/packed-program.ts";
import { writeCapture } from "../support/captures/capture-with-responses.ts";
import { emptyFolder } from "../support/program/run-cli.ts";
import { TestEndpoint } from "../support/network/test-endpoint.ts";

/** The arguments of the packed program, and its expected exit code. URL is the URL of an endpoint that answers 500. */
const ROWS: readonly (readonly [code: number, why: string, args: readonly string[]])[] = [
  [0, "done", ["events", "list"]],
  [0, "every delivery was accepted", ["send", "call_init", "--to", "URL", "--expect-status", "500"]],
  [0, "the answers are the recorded ones", ["replay", "c.ndjson", "--to", "URL", "--compare", "--limit", "1"]],
  [0, "the command succeeded", ["listen", "--port", "0", "--exec", "exit 0"]],
  [1, "an invalid event", ["validate", "invalid.json"]],
  [1, "a delivery was not accepted", ["send", "call_init", "--to", "URL"]],
  [1, "an answer differs", ["replay", "c.ndjson", "--to", "URL", "--compare"]],
  [1, "an event is too slow", ["send-replay", "c.ndjson", "--to", "URL", "--max-p95", "0ms"]],
  [1, "an expectation was not met", ["listen", "--port", "0", "--expect", "call_init", "--timeout", "1ms"]],
  [1, "fewer events than the count", ["listen", "--port", "0", "--count", "1", "--timeout", "1ms"]],
  [1, "the command failed", ["listen", "--port", "0", "--exec", "exit 9"]],
  [2, "an unknown option", ["listen", "--prot", "0"]],
  [2, "an unknown event", ["send", "call_hangupp"]],
  [2, "an invalid value of an option", ["listen", "--port", "0", "--expect", "a=-1"]],
  [2, "an unknown command", ["lisen"]],
  [3, "a file is missing", ["replay", "none.ndjson"]],
  [3, "a file is not JSON", ["validate", "text.json"]],
  [3, "a capture has no recorded answer", ["replay", "plain.ndjson", "--to", "URL", "--compare"]],
  [3, "nothing to send", ["replay", "c.ndjson", "--only", "nothing"]],
  [3, "a bad config file", ["events", "list", "--config", "text.json"]],
  [3, "a report can't be written", ["validate", "invalid.json", "--report", "junit=."]],
  [4, "no delivery reached the target", ["send", "call_init", "--to", "http://127.0.0.1:1/"]],
  [4, "the app never listened", ["replay", "c.ndjson", "--to", "http://127.0.0.1:1/", "--exec", "exit 1"]],
];

describe("the packed program ends with", () => {
  test.each(ROWS)("%d: %s", async (code, _why, args) => {
    await using app = await TestEndpoint.open((_seen, response) => response.writeHead(500).end("{}"));
    const typed = args.map((word) => (word === "URL" ? app.url : word === "send-replay" ? "replay" : word));
    const env = { NODE_OPTIONS: "--pending-deprecation" };
    const { exitCode, stderr } = await runPackedProgram(typed, { cwd: inputs(), env });
    expect(exitCode, stderr).toBe(code);
    // Warnings of newer versions of Node.
    expect(stderr).not.toMatch(/^\(node:\d+\)/m);
  });

  test("4: the port is taken", async () => {
    await using app = await TestEndpoint.open();
    const { exitCode } = await runPackedProgram(["listen", "--port", new URL(app.url).port]);
    expect(exitCode).toBe(4);
  });

  test.each([
    [129, "SIGHUP"],
    [130, "SIGINT"],
    [143, "SIGTERM"],
  ] as const)("%d: stopped by %s before the end, what was done is reported", async (code, signal) => {
    const secondRequest = new AbortController();
    await using app = await TestEndpoint.open((_seen, response, number) => {
      if (number === 1) response.end("{}");
      else secondRequest.abort();
    });
    await using replay = PackedProgram.start(["replay", "c.ndjson", "--json", "--to", app.url, "--timeout", "10m"], {
      cwd: inputs(),
    });
    await once(secondRequest.signal, "abort");
    replay.child.kill(signal);
    expect(await replay.exitCode).toBe(code);
    expect(replay.json.at(-1)).toMatchObject({ type: "summary", sent: 1, stoppedBy: signal });
  });

  test("70: a bug of ours, with its stack and a request to report it", async () => {
    const broken = "process.stdout.write = () => { throw new TypeError('planted') }";
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(broken)}` };
    const { exitCode, stderr } = await runPackedProgram(["events", "list"], { env });
    expect(exitCode).toBe(70);
    expect(stderr).toMatch(/this is a bug .*planted[\s\S]*please report it[\s\S]*TypeError: planted\n\s+at /);
  });

  test("0: a listener that is interrupted with nothing left to expect", async () => {
    await using listener = PackedProgram.start(["listen", "--port", "0"]);
    await listener.stdoutMatch(/listening on/);
    listener.child.kill("SIGINT");
    expect(await listener.exitCode).toBe(0);
  });
});

test("every documented exit code is tested", () => {
  const shown = new Set([...ROWS.map(([code]) => code), 129, 130, 143, 70]);
  expect([...shown].toSorted((a, b) => a - b)).toEqual(Object.keys(EXIT_CODE_MEANINGS).map(Number));
});

/** A folder with one input file of each kind. */
function inputs(): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, "invalid.json"), '{"event":"call::init","data":{}}');
  writeFileSync(join(folder, "text.json"), "no JSON");
  writeCapture(join(folder, "plain.ndjson"), [{ event: "a" }]);
  writeCapture(join(folder, "c.ndjson"), [
    { event: "a", answer: "{}", status: 500 },
    { event: "b", answer: "{}", status: 200 },
  ]);
  return folder;
}
