import { describe, expect, test } from "vitest";
import { captureFile, record } from "../../support/captures/capture-file.ts";
import { TestListener } from "../../support/program/test-listener.ts";
import { runCli } from "../../support/program/run-cli.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";

const HOSTILE = "::set-output name=a::b ##[set-output name=a]b";
const BODIES = [
  HOSTILE,
  `\n  ${HOSTILE}`,
  JSON.stringify(HOSTILE),
  JSON.stringify([HOSTILE]),
  JSON.stringify({ event: HOSTILE, data: { [HOSTILE]: HOSTILE, call_flow: [HOSTILE] } }),
  JSON.stringify({ event: "call_init", data: { uuid: HOSTILE, direction: HOSTILE } }),
];

/** As the runner of GitHub Actions looks for them, with the annotations that the report itself writes left out. */
function commandsIn(log: string): string[] {
  const ours = /^::(?:error|warning) (?:file=[^:,]*,line=\d+,)?title=[^:]*::/;
  return log.split("\n").filter((line) => (/^\s*::/.test(line) || line.includes("##[")) && !ours.test(line));
}

describe("what comes from the network gives no commands to a CI job that shows", () => {
  test.each(["pretty", "json"])("listen -o %s", async (form) => {
    await using listening = await TestListener.start(["-o", form]);
    for (const body of BODIES) await listening.post(body, { path: "/::error::x" });
    await listening.stop();
    expect(commandsIn(listening.run.stdout.text)).toEqual([]);
    expect(commandsIn(listening.run.stderr.text)).toEqual([]);
  });

  test.each(["pretty", "json"])("replay -o %s, with its reports", async (form) => {
    await using app = await TestEndpoint.open((_seen, response) => {
      response.writeHead(500, { "content-type": "text/plain" }).end(HOSTILE);
    });
    const file = captureFile(...BODIES.map((body) => record({ body })));
    const args = ["replay", file, "--to", app.url, "-o", form, "--report", "github"];
    const { stdout, stderr } = await runCli(args, { env: { GITHUB_ACTIONS: "true" } });
    expect(stderr).toMatch(/^::error /m);
    expect(commandsIn(stdout)).toEqual([]);
    expect(commandsIn(stderr)).toEqual([]);
  });

  test("validate --report tap", async () => {
    const file = captureFile(...BODIES.map((body) => record({ body })));
    const { stdout, stderr } = await runCli(["validate", file, "-q", "--report", "tap"]);
    expect(stdout).toMatch(/^TAP version 14\n/);
    expect(commandsIn(stdout + stderr)).toEqual([]);
  });
});

test("a JSON line says the same in other letters", async () => {
  const file = captureFile(record({ body: '{"event":"\\\\##[group]x","data":{}}' }));
  const { stdout, json } = await runCli(["validate", file, "--json"]);
  expect(stdout).toContain("u0023#[group]");
  expect(json[0]).toMatchObject({ event: "\\##[group]x" });
});
