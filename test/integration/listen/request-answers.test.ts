import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { requestSample } from "../../../src/events/requests/request-kinds.ts";
import { FakeClock } from "../../support/clocks/fake-clock.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";
import { TestListener } from "../../support/program/test-listener.ts";

const ROUTING = JSON.stringify(requestSample("smart-routing", "demo"));
const EXTENSION = '{"extension":"1000"}';

describe("listen --answer", () => {
  test("answers that kind of request, and everything else as before", async () => {
    await using listening = await TestListener.start(["--json", "--strict", "--answer", `smart-routing=${EXTENSION}`]);
    const answer = await listening.post(ROUTING);
    expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([
      200,
      "application/json",
      EXTENSION,
    ]);
    const other = await listening.post(JSON.stringify(requestSample("external-management", "demo")));
    expect(await other.json()).toMatchObject({ ok: true });
    const events = await listening.lines("event", 2);
    expect(events).toMatchObject([
      { event: "smart-routing", verdict: "valid", answer: { because: "--answer smart-routing" } },
      { event: "external-management", verdict: "valid", answer: { because: null } },
    ]);
  });

  test("reads a file, and is what ask expects", async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, "answer.json"), '{"version":"1","seq":[{"action":"hangup"}]}');
    const answer = ["--answer", "external-management=answer.json"];
    await using listening = await TestListener.start([...answer, "--save", "c.ndjson"], { cwd });
    const asked = await runCli(["ask", "external-management", "--to", `http://127.0.0.1:${listening.port}`]);
    expect([asked.exitCode, asked.stdout]).toEqual([0, expect.stringContaining("hangs up")]);
    const validated = await runCli(["validate", "c.ndjson"], { cwd });
    expect([validated.exitCode, validated.stdout]).toEqual([0, expect.stringContaining("external-management")]);
  });

  test("is late after the limit of the request", async () => {
    await using listening = await TestListener.start(["--json", "--delay", "4s"], { clock: new FakeClock() });
    await listening.post(ROUTING);
    const [event] = await listening.lines("event", 1);
    expect(event?.["issues"]).toMatchObject([{ code: "too_late_for_hipcall", expected: "an answer within 3 s" }]);
  });

  test("counts for --expect", async () => {
    await using listening = await TestListener.start(["--expect", "smart-routing"]);
    await listening.post(ROUTING);
    expect(await listening.run.exitCode).toBe(0);
    expect(listening.run.stderr.text).not.toContain("no known event");
  });

  test("warns of an answer that Hipcall cannot use", async () => {
    await using listening = await TestListener.start(["--answer", 'smart-routing={"extension":1000}']);
    await listening.stop();
    expect(listening.run.stderr.text).toContain("goes to the default target: extension is 1000, expected a string");
  });

  test.each([
    ["routing={}", 2, "--answer must be a request"],
    ["smart-routing", 2, "--answer must be a request"],
    ["smart-routing={extension}", 3, "--answer smart-routing is not JSON"],
    ["smart-routing=no-such-file.json", 3, "file not found"],
  ])("%s exits %i", async (value, exitCode, message) => {
    const run = await runCli(["listen", "--port", "0", "--answer", value]);
    expect(run.exitCode).toBe(exitCode);
    expect(run.stderr).toContain(message);
  });
});
