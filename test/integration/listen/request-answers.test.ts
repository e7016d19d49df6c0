import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { requestSample } from "../../../src/events/requests/request-kinds.ts";
import { FakeClock } from "../../support/clocks/fake-clock.ts";
import { freePort } from "../../support/network/raw-server.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";
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

  const GATHER = {
    action: "gather",
    args: { min_digits: 4, max_digits: 4, ask: "https://app.example.com/pin.mp3", variable_name: "pin" },
  };
  const askPin = JSON.stringify({ version: "1", seq: [GATHER] });
  const connect = '{"version":"1","seq":[{"action":"connect","args":{"destination":"1000"}}]}';

  test.each([
    ["repeated", [`external-management=${askPin}`, "external-management=connect.json"]],
    ["as a list", [`external-management=[${askPin},${connect}]`]],
    ["as a list in a file", ["external-management=both.json"]],
  ])("%s, gives one answer after the other in each call", async (_how, answers) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, "connect.json"), connect);
    writeFileSync(join(cwd, "both.json"), `[${askPin},\n${connect}]\n`);
    const options = answers.flatMap((answer) => ["--answer", answer]);
    await using listening = await TestListener.start(["--json", ...options], { cwd });
    const ask = ["ask", "external-management", "--digits", "1234", "--to", listening.url];
    const [first, again] = [await runCli(ask), await runCli(ask)];
    for (const { exitCode, stdout } of [first, again]) {
      expect([exitCode, stdout]).toEqual([
        0,
        expect.stringContaining("2 requests: connects the caller to extension 1000"),
      ]);
    }
    const events = await listening.lines("event", 4);
    expect(events.map(({ answer }) => (answer as { because: string }).because)).toEqual([
      "--answer external-management, 1 of 2",
      "--answer external-management, 2 of 2",
      "--answer external-management, 1 of 2",
      "--answer external-management, 2 of 2",
    ]);
    expect(listening.run.stdout.json.filter(({ type }) => type === "warning")).toEqual([]);
  });

  test("gives the requests that come once a call the answers in turn", async () => {
    const args = ["--answer", 'smart-routing=[{"extension":"1000"},{"extension":"1001"}]'];
    await using listening = await TestListener.start(args);
    const given = [];
    for (let count = 0; count < 3; count += 1) given.push(await (await listening.post(ROUTING)).text());
    expect(given).toEqual(['{"extension":"1000"}', '{"extension":"1001"}', '{"extension":"1001"}']);
  });

  test("warns of a last answer that asks for digits, and names the bad one of several", async () => {
    const options = [`external-management=${askPin}`, `smart-routing=[${EXTENSION},{}]`].flatMap((one) => [
      "--answer",
      one,
    ]);
    await using listening = await TestListener.start(options);
    await listening.stop();
    const { text } = listening.run.stderr;
    expect(text).toContain(
      "with this --answer, Hipcall asks the caller for 4 digits as pin, and then again without end",
    );
    expect(text).toContain("one more --answer external-management=next.json");
    expect(text).toContain(
      "with answer 2 of --answer smart-routing, Hipcall goes to the default target: extension is missing",
    );
  });

  test.each([
    ["smart-routing=[]", 3, "--answer smart-routing is an empty list"],
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

const SPEED_DIAL = JSON.stringify(requestSample("speed-dial", "demo"));
const MANAGER = JSON.stringify(requestSample("external-management", "demo"));

describe("the answer to a request that wants one", () => {
  test.each([
    [ROUTING, 200, EXTENSION, "info", "Hipcall connects the caller to extension 1000", null],
    [SPEED_DIAL, 200, '{"destination":"905990000123"}', "info", "Hipcall dials 905990000123", null],
    [
      SPEED_DIAL,
      404,
      '{"error":"no"}',
      "warning",
      "Hipcall plays an announcement: the answer has status 404, expected 200",
      null,
    ],
    [
      MANAGER,
      200,
      EXTENSION,
      "warning",
      "Hipcall goes to the default target: version is missing",
      expect.stringContaining("answer {"),
    ],
    [
      ROUTING,
      200,
      "\u001b[2J",
      "warning",
      "Hipcall goes to the default target: the answer is not JSON",
      expect.stringContaining("answer {"),
    ],
  ])("%s from the app behind --forward: %i %s", async (request, status, body, severity, says, hint) => {
    await using app = await TestEndpoint.open((_seen, response) => response.writeHead(status).end(body));
    await using listening = await TestListener.start(["--json", "--forward", app.url]);
    await listening.post(request);
    const [event] = await listening.lines("event", 1);
    expect(event?.["issues"]).toMatchObject([
      {
        severity,
        code: "answer_verdict",
        message: expect.stringContaining(says) as string,
        hint,
      },
    ]);
    expect(event?.["verdict"]).toBe("valid");
  });

  test("of an app that does not run makes Hipcall fall back, and one that wants Basic auth gets a hint of its own", async () => {
    const nothing = `http://127.0.0.1:${await freePort()}`;
    await using listening = await TestListener.start(["--json", "--forward", nothing]);
    await listening.post(ROUTING);
    const [event] = await listening.lines("event", 1);
    expect(event?.["issues"]).toMatchObject([{ message: expect.stringContaining("status 502") as string }]);
    await using app = await TestEndpoint.open((_seen, response) => response.writeHead(401).end());
    await using behind = await TestListener.start(["--forward", app.url]);
    await behind.post(ROUTING);
    await behind.run.stdout.until((text) => text.includes("status 401"));
    expect(behind.run.stdout.text).toContain("Hipcall sends Basic auth to a web service only if it is set there");
    expect(behind.run.stdout.text).not.toContain("Hipcall sends no credentials");
  });

  test("of the listener itself gets the hint --answer, and none where --body or --answer gives it", async () => {
    await using plain = await TestListener.start(["--json"]);
    await plain.post(ROUTING);
    const [event] = await plain.lines("event", 1);
    expect(event?.["issues"]).toMatchObject([
      { severity: "info", hint: expect.stringContaining("--answer 'smart-routing={") as string },
    ]);
    await using given = await TestListener.start(["--json", "--body", EXTENSION]);
    await given.post(ROUTING);
    const [answered] = await given.lines("event", 1);
    expect(answered?.["issues"]).toMatchObject([
      { message: "Hipcall connects the caller to extension 1000", hint: null },
    ]);
    await using known = await TestListener.start(["--json", "--answer", "smart-routing={}"]);
    await known.post(ROUTING);
    const [last] = await known.lines("event", 1);
    expect(last?.["issues"]).toEqual([]);
  });
});
