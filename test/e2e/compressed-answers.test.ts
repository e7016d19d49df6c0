import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, inject, test } from "vitest";
import { startForTest } from "../support/run/start-for-test.ts";
import { PackedProgram, runPackedProgram } from "../support/program/packed-program.ts";
import { emptyFolder } from "../support/program/run-cli.ts";
import { Terminal } from "../support/terminal/terminal.ts";
import { TestEndpoint } from "../support/network/test-endpoint.ts";

const CODINGS = [
  ["gzip", gzipSync],
  ["deflate", deflateSync],
  ["br", brotliCompressSync],
] as const;

describe.each(CODINGS)("an app that answers with content-encoding: %s", (coding, compress) => {
  const app = (body: string, status = 200): Promise<TestEndpoint> =>
    TestEndpoint.open((_seen, response) => {
      const headers = { "content-type": "application/json", "content-encoding": coding };
      response.writeHead(status, headers).end(compress(body));
    });

  test("send reports the body as text", async () => {
    await using endpoint = await app('{"saved":true}');
    const { exitCode, stdout } = await runPackedProgram(["send", "call_hangup", "--to", endpoint.url, "--json"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(String.raw`{\"saved\":true}`);
  });

  test("send shows what a failing app says", async () => {
    await using endpoint = await app('{"error":"no such contact"}', 500);
    const { exitCode, stdout } = await runPackedProgram(["send", "call_hangup", "--to", endpoint.url]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("no such contact");
  });

  test("send --hipcall accepts it", async () => {
    await using endpoint = await app('{"saved":true}');
    const { exitCode } = await runPackedProgram(["send", "call_hangup", "--to", endpoint.url, "--hipcall"]);
    expect(exitCode).toBe(0);
  });

  test("listen --forward passes on the same bytes, and replay --compare compares the decompressed answers", async () => {
    const cwd = emptyFolder();
    await using endpoint = await app('{"saved":true}');
    const args = ["listen", "--json", "--port", "0", "--forward", endpoint.url, "--save", "c.ndjson", "--count", "1"];
    await using listener = PackedProgram.start(args, { cwd });
    const [, url = ""] = await listener.stdoutMatch(/"url":"([^"]+)"/);
    const answer = await fetch(url, { method: "POST", body: '{"event":"call_hangup","data":{}}' });
    expect(answer.headers.get("content-encoding")).toBe(coding);
    expect(await answer.json()).toEqual({ saved: true });
    expect(await listener.exitCode).toBe(0);

    const same = await runPackedProgram(["replay", "c.ndjson", "--to", endpoint.url, "--compare"], { cwd });
    expect(same).toMatchObject({ exitCode: 0 });
    await using changed = await app('{"saved":false}');
    const different = await runPackedProgram(["replay", "c.ndjson", "--to", changed.url, "--compare"], { cwd });
    expect(different.exitCode).toBe(1);
    expect(different.stdout).toMatch(/saved.*true.*false/);
  });

  test("the full screen sends to it again", async () => {
    await using endpoint = await app('{"error":"no such contact"}', 500);
    const program = [inject("nodePath"), inject("programPath"), "listen", "--port", "0", "--forward", endpoint.url];
    await using terminal = startForTest(() => new Terminal(program, { cwd: emptyFolder() }));
    const [url = ""] = /http:\/\/127\.0\.0\.1:\d+\//.exec(await terminal.until("listening on")) ?? [];
    await fetch(url, { method: "POST", body: "{}" });
    await terminal.until("1 event");
    terminal.press("r");
    await terminal.until(() => endpoint.requests.length === 2);
    await terminal.until("500");
    terminal.press("q");
    expect(await terminal.exitCode).toBe(0);
  });
});

test("an answer that only says that it is compressed is shown as it came", async () => {
  await using endpoint = await TestEndpoint.open((_seen, response) => {
    response.setHeader("content-encoding", "gzip").end("plain text");
  });
  const { exitCode, stdout } = await runPackedProgram(["send", "call_hangup", "--to", endpoint.url, "--json"]);
  expect(exitCode).toBe(0);
  expect(stdout).toContain("plain text");
});
