import { Buffer } from "node:buffer";
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { captureFile, record } from "../../support/captures/capture-file.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";

/** What acts on a terminal, but for the newline. */
const RAW = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;
const HOSTILE = "\u001b[2J\u009b31m\u202egnp.exe";

describe("a capture from somebody else", () => {
  test.each([
    ["another host as its path", { path: "http://127.0.0.1:9/x" }],
    ["another host after two slashes", { path: "//127.0.0.1:9/x" }],
    ["a path that breaks the request line", { path: "/ HTTP/1.1\r\nx-smuggled: 1\r\n\r\nGET /second" }],
    ["a method that breaks the request line", { method: "POST / HTTP/1.1\r\nx-smuggled: 1\r\n\r\nGET" }],
    ["a header's value of two lines", { headers: [["x-a", "b\r\nx-smuggled: 1"]] }],
    ["a header's name of two lines", { headers: [["x-a: b\r\nx-smuggled", "1"]] }],
    ["a host of its own", { headers: [["host", "evil.example"]] }],
    ["a length of its own", { headers: [["content-length", "1"]] }],
    ["two ways to say its length", { headers: [["transfer-encoding", "chunked"]] }],
  ])("with %s sends nothing but its one request, to the target", async (_what, different) => {
    await using app = await TestEndpoint.open();
    const { exitCode, stderr } = await runCli(["replay", captureFile(record(different)), "--to", app.url]);
    expect([0, 4], stderr).toContain(exitCode);
    expect(app.requests.length).toBeLessThanOrEqual(1);
    for (const { url, rawHeaders, body } of app.requests) {
      expect(url).toMatch(/^\//);
      expect(rawHeaders.map((name) => name.toLowerCase())).not.toContain("x-smuggled");
      expect(rawHeaders).toContain(new URL(app.url).host);
      expect(rawHeaders).not.toContain("evil.example");
      expect(body.equals(Buffer.from(String(record()["body"])))).toBe(true);
    }
  });

  test.each([
    ["method", { method: "GE T" }, '"GE T" is not an HTTP method'],
    ["path", { path: "/a b\u202e" }, 'the path "/a b\\u202e" contains characters that a path can\'t have'],
    ["header's name", { headers: [["x y", "1"]] }, '"x y" is not a valid name for a header'],
    [
      "header's value",
      { headers: [["x-a", `\u0000${"b".repeat(100)}`]] },
      `the value of the header "x-a" contains characters that a header can't have: "\\u0000${"b".repeat(58)}…"`,
    ],
  ])("with an impossible %s is told which part can't be sent, and the rest is sent", async (_what, different, says) => {
    await using app = await TestEndpoint.open();
    const file = captureFile(record(), record(different), record());
    const run = await runCli(["replay", file, "--to", app.url, "--retry", "3"]);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toMatch(/ not sent .*c\.ndjson:2\)\n/);
    expect(run.stdout).toContain(`    cannot be sent: ${says}\n    hint: correct this in the record\n`);
    expect(app.requests).toHaveLength(2);
    const { json } = await runCli(["replay", file, "--to", app.url, "--json"]);
    expect(json).toContainEqual(expect.objectContaining({ result: expect.objectContaining({ kind: "unsendable" }) }));
  });

  test.each(["replay --dry-run", "validate", "captures calls", "captures scrub", "send --print curl --data"])(
    "full of escape sequences acts on no terminal in: %s",
    async (typed) => {
      const words = typed.split(" ");
      const hostile = record({
        body: `{"event":"call_init","data":{"uuid":"${HOSTILE.replaceAll("\u001b", "\\u001b")}"}}`,
        path: `/${HOSTILE}`,
        method: HOSTILE,
        event: HOSTILE,
        headers: [[HOSTILE, HOSTILE]],
        receivedAt: HOSTILE,
        remoteAddress: HOSTILE,
      });
      const file = words.includes("--data") ? payloadFile(String(hostile["body"])) : captureFile(hostile);
      const more = words.includes("scrub") ? [join(emptyFolder(), HOSTILE.replaceAll("/", ""))] : [];
      const { stdout, stderr } = await runCli([...words, file, ...more]);
      expect(stdout + stderr).not.toMatch(RAW);
      expect(stdout + stderr).not.toBe("");
    },
  );
});

test.skipIf(process.platform === "win32")(
  "a folder of captures is read once, whatever links lead back to it",
  async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "one.json"), '{"event":"a","data":{}}');
    symlinkSync(folder, join(folder, "loop.json"));
    symlinkSync(folder, join(folder, "loop"));
    const { exitCode, stdout, stderr } = await runCli(["validate", folder]);
    expect([0, 1, 3], stderr).toContain(exitCode);
    expect(stdout.split("one.json").length - 1).toBeLessThanOrEqual(1);
  },
);

function payloadFile(body: string): string {
  const file = join(emptyFolder(), "payload.json");
  writeFileSync(file, body);
  return file;
}
