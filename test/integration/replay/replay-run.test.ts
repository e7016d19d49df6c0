import { describe, expect, test } from "vitest";
import { captureFile, payload, record } from "../../support/captures/capture-file.ts";
import { MemoryOutput } from "../../support/program/memory-output.ts";
import { runCli } from "../../support/program/run-cli.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";

const MANY_TURNS = 50;

/** An output that takes each chunk only after a while, and counts those that it has taken. */
class SlowOutput extends MemoryOutput {
  taken = 0;

  override _write(chunk: string | Buffer, encoding: BufferEncoding, done: () => void): void {
    const later = (turns: number): void => {
      if (turns > 0) return void setImmediate(later, turns - 1);
      this.taken += 1;
      super._write(chunk, encoding, done);
    };
    later(MANY_TURNS);
  }
}

test("a slow reader of the output slows the run", async () => {
  const stdout = new SlowOutput();
  const takenAt: number[] = [];
  // More than an output holds before it asks for a pause.
  await using endpoint = await TestEndpoint.open((_seen, response) => {
    takenAt.push(stdout.taken);
    response.end("x".repeat(60_000));
  });
  const file = captureFile(...["a", "b", "c", "d"].map((name) => record({ body: payload(name) })));
  expect((await runCli(["replay", file, "--to", endpoint.url, "--json"], { stdout })).exitCode).toBe(0);
  expect(takenAt).toEqual([0, 1, 2, 3]);
});

describe("replay names an event", () => {
  test.each([
    ["as its record does, while the body is the recorded one", {}, "recorded"],
    ["as its body does, when that was edited", { sha256: "0".repeat(64) }, "in_the_body"],
    ["as its body does, when the record has no name for it", { event: null }, "in_the_body"],
  ])("%s", async (_when, different, name) => {
    await using endpoint = await TestEndpoint.open();
    const file = captureFile(record({ body: payload("in_the_body"), event: "recorded", ...different }));
    const replayed = await runCli(["replay", file, "--to", endpoint.url, "--json"]);
    expect(replayed.json.find(({ type }) => type === "delivery")).toMatchObject({ event: name });
  });
});

test("a record that can't be read ends its file: those before it are sent, and the run is summed up", async () => {
  await using endpoint = await TestEndpoint.open();
  const file = captureFile(record({ body: payload("a") }), record({ body: payload("b") }), record({ v: 2 }));
  const replayed = await runCli(["replay", file, "--to", endpoint.url, "--json", "--concurrency", "10"]);
  expect(replayed.exitCode).toBe(3);
  expect(replayed.json.map(({ type }) => String(type)).toSorted()).toEqual([
    "delivery",
    "delivery",
    "error",
    "summary",
  ]);
  expect(replayed.json.at(-1)).toMatchObject({ type: "summary", accepted: 2, unreadableSources: 1 });
});

test("many waiting retries cause no warning of a memory leak", async () => {
  const warnings: Error[] = [];
  const keep = (warning: Error): void => void warnings.push(warning);
  process.on("warning", keep);
  await using endpoint = await TestEndpoint.open((_seen, response) => response.writeHead(500).end());
  const file = captureFile(...Array.from({ length: 20 }, () => record()));
  const args = ["--concurrency", "20", "--retry", "1"];
  const replayed = await runCli(["replay", file, "--to", endpoint.url, ...args]);
  process.off("warning", keep);
  expect(replayed.exitCode).toBe(1);
  expect(endpoint.requests).toHaveLength(40);
  expect(warnings).toEqual([]);
});
