import { join } from "node:path";
import { writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { captureFile, payload, record } from "../../support/captures/capture-file.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";
import { queueOf, scenarioNamed } from "../../support/events/scenario-requests.ts";

/** A call of two events with an answer to the second, a body that is no event, and bytes that are no text. */
function capture(): string {
  const [init, hangup] = queueOf(scenarioNamed("voicemail")).map(({ event, request }, index) =>
    record({
      id: `id-${index + 1}`,
      event,
      body: request.body.toString(),
      receivedAt: `2026-11-22T10:00:0${index}.500Z`,
    }),
  );
  return captureFile(
    init ?? {},
    hangup ?? {},
    answer("id-2", { status: 500, body: '{"error":"\\u001b[2J"}' }),
    record({ id: "id-3", body: "not JSON" }),
    record({ id: "id-4", body: undefined, bodyBase64: Buffer.from([0xff, 0x00]).toString("base64") }),
  );
}

function answer(id: string, different: object): Record<string, unknown> {
  return {
    v: 1,
    kind: "response",
    id,
    by: "forward",
    status: 200,
    durationMs: 12.3,
    headers: [["x-a", "b"]],
    ...different,
  };
}

describe("captures list", () => {
  test("prints each event on a line, and how many there are", async () => {
    const { exitCode, stdout, stderr } = await runCli(["captures", "list", capture()]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatchInlineSnapshot(`
      "    #1  2026-11-22 10:00:00.500  ✓ valid       call_init     no answer       inbound call from +905990000123 to +902190000100 started
          #2  2026-11-22 10:00:01.500  ✓ valid       call_hangup   500 in 12 ms    inbound call from +905990000123 to +902190000100 missed after 16 s, hung up by contact, voicemail left
          #3  2026-11-22 10:00:00.000  ✗ unparsable  (no event name)  no answer       1 error
          #4  2026-11-22 10:00:00.000  ✗ unparsable  (no event name)  no answer       1 error
      4 events: 2 valid, 2 invalid, 1 with an answer
      "
    `);
  });

  test("gives an event the same number with every selection", async () => {
    const file = capture();
    const numbers = async (...options: string[]): Promise<unknown[]> =>
      (await runCli(["captures", "list", file, ...options, "--json"])).json.slice(0, -1).map(({ number }) => number);
    expect(await numbers("--only", "call_hangup")).toEqual([2]);
    expect(await numbers("--invalid")).toEqual([3, 4]);
    expect(await numbers("--where", "data.direction=inbound", "--limit", "1")).toEqual([1]);
    expect(await numbers("--since", "2026-11-22T10:00:01Z")).toEqual([2]);
    expect(await numbers("--until", "2026-11-22T10:00:00Z")).toEqual([3, 4]);
  });

  test("reads standard input and many sources", async () => {
    const { json } = await runCli(["captures", "list", capture(), "-", "--json"], { stdin: payload("call_init") });
    expect(json.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, undefined]);
    expect(json.at(4)).toMatchObject({ source: "-", id: null, receivedAt: null, answer: null, verdict: "invalid" });
    expect(json.at(5)).toMatchObject({ command: "captures list", events: 5, valid: 2, invalid: 3, answered: 1 });
  });

  test.each([
    ["a missing file", "nope.ndjson", "file not found: nope.ndjson"],
    ["text", "text.txt", "text.txt is not JSON: line 1, column 1: this is not a JSON value"],
    ["JSON that is no event", "other.json", "other.json:1 is not an event: the body has neither event nor data"],
    ["an empty file", "empty.ndjson", "empty.ndjson is empty"],
  ])("exits with 3 for %s", async (_name, source, message) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, "text.txt"), "hello");
    writeFileSync(join(cwd, "other.json"), '{"name":"x"}');
    writeFileSync(join(cwd, "empty.ndjson"), "");
    for (const name of ["list", "show"]) {
      const { exitCode, stderr } = await runCli(["captures", name, source], { cwd });
      expect([exitCode, stderr]).toEqual([3, expect.stringContaining(`error: ${message}\n`)]);
    }
  });
});

describe("captures show", () => {
  test("prints an event whole, with its recorded answer", async () => {
    const { exitCode, stdout } = await runCli(["captures", "show", capture(), "--number", "2"]);
    expect(exitCode).toBe(0);
    const [head, body] = stdout.split("\n{\n");
    expect(head?.replace(/ {2}\S*c\.ndjson/, "  c.ndjson")).toMatchInlineSnapshot(`
      "#2 ✓ valid call_hangup  c.ndjson:2
        inbound call from +905990000123 to +902190000100 missed after 16 s, hung up by contact, voicemail left
        info    missing_call is true, but the caller left a voicemail
                hint: a call is really missed when missing_call is true and voicemail_id is null

      request 2026-11-22 10:00:01 +00:00 from 127.0.0.1, id id-2
      POST /recorded?x=1 HTTP/1.1
      content-type: application/json
      "
    `);
    expect(body).toContain('    "voicemail_id": 95,');
    expect(stdout).toContain("answer of the app behind --forward, in 12 ms\n500\nx-a: b\n");
    expect(stdout).toContain("\\u001b[2J");
    expect(stdout).not.toContain("\u001b");
  });

  test("gives the body byte for byte in JSON", async () => {
    const { json } = await runCli(["captures", "show", capture(), "--json"]);
    expect(json.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(json[2]).toMatchObject({ body: "not JSON", verdict: "unparsable", answer: null, request: { id: "id-3" } });
    expect(json[3]).toMatchObject({ bodyBase64: "/wA=" });
    expect(json[1]?.["answer"]).toMatchObject({ by: "forward", status: 500, bodyUnknown: false });
  });

  test("finds an event by its id, prints bytes that are no text, and stops reading after the last one", async () => {
    const { stdout } = await runCli(["captures", "show", capture(), "--id", "id-4"]);
    expect(stdout).toContain("body, 2 B, not text:\n  ff00\n");
    const broken = captureFile(record({ id: "a" }), answer("a", {}), '{"v":1,"kind":"request"');
    expect(await runCli(["captures", "show", broken, "--id", "a", "-q"])).toMatchObject({ exitCode: 0, stderr: "" });
  });

  test("exits with 3 when the event is not there", async () => {
    const file = capture();
    expect(await runCli(["captures", "show", file, "--number", "9"])).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining("there is no selected event with the number 9 (the last one has the number 4)\n"),
    });
    expect((await runCli(["captures", "show", file, "--id", "nope"])).exitCode).toBe(3);
    expect((await runCli(["captures", "show", file, "--number", "1", "--only", "call_hangup"])).exitCode).toBe(3);
    expect((await runCli(["captures", "show", file, "--number", "x"])).exitCode).toBe(2);
  });
});
