import { execFileSync } from "node:child_process";
import { renameSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";
import { TestListener } from "../../support/program/test-listener.ts";
import { emptyFolder, runCli, startCli } from "../../support/program/run-cli.ts";

const EVENT = '{"event":"call_init","data":{}}';

/** Saves an event, and returns the summary of the listener. */
async function saveOne(
  args: readonly string[],
  {
    cwd,
    env = {},
    afterwards = () => undefined,
  }: { cwd: string; env?: Record<string, string>; afterwards?: () => void },
): Promise<Record<string, unknown> | undefined> {
  const run = startCli(["listen", "--json", "--port", "0", ...args], { cwd, env });
  const ready = await run.stdout.until((text) => text.includes('"ready"'));
  await fetch(/"url":"([^"]+)"/.exec(ready)?.[1] ?? "", { method: "POST", body: EVENT });
  afterwards();
  run.interrupt();
  await run.exitCode;
  return run.stdout.json.at(-1);
}

test("the command that listen prints at its end works as printed", async () => {
  await using app = await TestEndpoint.open();
  const cwd = emptyFolder();
  const summary = await saveOne(["--save", "it's a file.ndjson", "--forward", `${app.url}/a b?x=1`], { cwd });
  const command = String(summary?.["replayCommand"]);
  expect(command).toMatch(/^hipcall-hooks replay /);
  const printed = execFileSync("sh", ["-c", `printf '%s\\n' ${command.slice("hipcall-hooks ".length)}`]);
  const replayed = await runCli(printed.toString("utf8").trimEnd().split("\n"), { cwd });
  expect(replayed).toMatchObject({ exitCode: 0, stderr: "" });
  expect(app.requests.map(({ url }) => url)).toEqual(["/a%20b?x=1", "/a%20b?x=1"]);
});

test("under npx it begins with npx", async () => {
  const summary = await saveOne(["--save", "c.ndjson"], { cwd: emptyFolder(), env: { npm_command: "exec" } });
  expect(summary).toMatchObject({
    savedTo: "c.ndjson",
    replayCommand: "npx hipcall-hooks replay c.ndjson --to http://localhost:3000/",
  });
});

test("a file that got another name after its last event is named by that", async () => {
  const cwd = emptyFolder();
  const afterwards = (): void => renameSync(join(cwd, "c.ndjson"), join(cwd, "c.1"));
  expect(await saveOne(["--save", "./c.ndjson"], { cwd, afterwards })).toMatchObject({
    savedTo: "c.1",
    replayCommand: "hipcall-hooks replay c.1 --to http://localhost:3000/",
  });
});

test("a file that was moved to another folder gets no command", async () => {
  const cwd = emptyFolder();
  const afterwards = (): void => renameSync(join(cwd, "c.ndjson"), join(emptyFolder(), "c.ndjson"));
  expect(await saveOne(["--save", "c.ndjson"], { cwd, afterwards })).toMatchObject({
    savedTo: "c.ndjson",
    replayCommand: null,
  });
});

test("without an event there is no command", async () => {
  const cwd = emptyFolder();
  const ended = await runCli(["listen", "--json", "--port", "0", "--timeout", "1ms", "--save", "c.ndjson"], { cwd });
  expect(ended.json.at(-1)).toMatchObject({ received: 0, savedTo: "c.ndjson", replayCommand: null });
});

const CARD = '{"card":[{"type":"title","text":"x"}]}';

test.each([
  [[CARD], null, "saved to c.ndjson\n"],
  [[EVENT, CARD], "hipcall-hooks replay c.ndjson --to http://localhost:3000/ --only call_init", "--only call_init\n"],
])("cards that the app has posted are not to be sent to it: %j", async (bodies, replayCommand, printed) => {
  const args = ["--save", "c.ndjson", "--cards"];
  await using asJson = await TestListener.start(["--json", ...args], { cwd: emptyFolder() });
  await using pretty = await TestListener.start(args, { cwd: emptyFolder() });
  for (const listening of [asJson, pretty]) {
    for (const body of bodies) {
      const path = body === CARD ? "/api/v3/calls/2483a75a-56a2-41f1-991b-92b1667e324a/cards" : "/";
      await listening.post(body, { path, headers: { authorization: "Bearer x" } });
    }
    await listening.stop();
  }
  expect(asJson.run.stdout.json.at(-1)).toMatchObject({ savedTo: "c.ndjson", replayCommand });
  expect(pretty.run.stdout.text).toContain(printed);
  expect(pretty.run.stdout.text).not.toContain("moved or removed");
});
