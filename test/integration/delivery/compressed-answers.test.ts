import { join } from "node:path";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { tuiActions } from "../../../src/commands/listen/full-screen-actions.ts";
import type { Context } from "../../../src/context.ts";
import { STRICT_READINGS, hipcallRules } from "../../../src/delivery/hipcall/hipcall-rules.ts";
import { parseTarget } from "../../../src/delivery/request/target.ts";
import { writeCapture } from "../../support/captures/capture-with-responses.ts";
import { ENGLISH } from "../../../src/language/language.ts";
import { REAL_CLOCK } from "../../support/clocks/real-clock.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";
import { emptyFolder, runCli, startCli } from "../../support/program/run-cli.ts";

const TEXT = '{"error":"the database is away"}';

/** An app that compresses its answers. */
function appWith(coding: string, compressed: Buffer, status: number): Promise<TestEndpoint> {
  return TestEndpoint.open((_seen, response) =>
    response.writeHead(status, { "content-encoding": coding }).end(compressed),
  );
}

describe.each([
  ["gzip", "gzip", gzipSync(TEXT)],
  ["deflate", "deflate", deflateSync(TEXT)],
  ["deflate without the zlib header", "deflate", deflateRawSync(TEXT)],
  ["br", "br", brotliCompressSync(TEXT)],
  ["a coding in capitals", "GZIP", gzipSync(TEXT)],
])("an answer that comes as %s", (_name, coding, compressed) => {
  test.each([[[]], [["--hipcall"]]])("can be read (send %j)", async (options) => {
    await using app = await appWith(coding, compressed, 500);
    const shown = await runCli(["send", "call_hangup", "--to", app.url, ...options]);
    expect(shown.stdout).toContain(`answer: ${TEXT}`);
    const { json } = await runCli(["send", "call_hangup", "--json", "--to", app.url, ...options]);
    expect(json[0]).toMatchObject({ result: { body: TEXT, bodyBytes: compressed.length } });
  });

  test("is compared by its content (replay --compare)", async () => {
    await using app = await appWith(coding, compressed, 200);
    const file = join(emptyFolder(), "c.ndjson");
    writeCapture(file, [
      { event: "same", answer: ` ${TEXT} ` },
      { event: "other", answer: '{"error":"none"}' },
    ]);
    const run = await runCli(["replay", file, "--json", "--compare", "--to", app.url]);
    expect(run.json.slice(0, 2)).toMatchObject([
      { comparison: { count: 0 } },
      { comparison: { differences: [{ where: "error", expected: '"none"', received: '"the database is away"' }] } },
    ]);
  });

  test("is shown after a forward, recorded as it came, and compared later with the same answer", async () => {
    await using app = await appWith(coding, compressed, 500);
    const cwd = emptyFolder();
    const listen = ["listen", "--json", "--port", "0", "--forward", app.url, "--save", "c.ndjson", "--count", "1"];
    const run = startCli(listen, { cwd });
    const ready = await run.stdout.until((written) => written.includes('"ready"'));
    await fetch(/"url":"([^"]+)"/.exec(ready)?.[1] ?? "", { method: "POST", body: '{"event":"a","data":{}}' });
    await run.exitCode;
    const event = run.stdout.json.find(({ type }) => type === "event");
    expect(event).toMatchObject({
      answer: { forwarded: { problem: `your app answered 500: the database is away`, result: { body: TEXT } } },
    });
    const replay = await runCli(["replay", "c.ndjson", "--json", "--compare", "--to", app.url], { cwd });
    expect(replay.json[0]).toMatchObject({ accepted: true, comparison: { count: 0 } });
  });

  test("can be read when the full screen sends an event again", async () => {
    await using app = await appWith(coding, compressed, 500);
    const context = { env: {}, clock: REAL_CLOCK, signal: new AbortController().signal } as Partial<Context> as Context;
    const target = parseTarget(app.url);
    const actions = tuiActions({
      context,
      language: ENGLISH,
      target,
      path: undefined,
      timeoutMs: 60_000,
      timeLimit: hipcallRules(STRICT_READINGS).timeLimit,
      keepCredentials: false,
      saveFile: undefined,
      url: "http://127.0.0.1:4665/",
    });
    const body = Buffer.from("{}");
    const capture = { method: "POST", path: "/", headers: [], body } as never;
    const { text } = await actions.send({ capture, body, url: null });
    expect(text).toContain(`your app answered 500: the database is away`);
  });
});
