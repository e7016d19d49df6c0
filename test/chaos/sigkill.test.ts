import { appendFileSync, existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { integer, record as recordOf, sample } from "fast-check";
import { expect, test } from "vitest";
import { effort } from "../support/run/effort.ts";
import { PackedListener } from "../support/program/packed-listener.ts";
import { runPackedProgram } from "../support/program/packed-program.ts";
import { emptyFolder } from "../support/program/run-cli.ts";
import { lostBodies } from "../support/captures/lost-bodies.ts";
import { RUN_SEED } from "../support/run/seed.ts";
import { Senders, post } from "../support/network/senders.ts";

const ROUNDS = effort({ short: 3, long: 200 });
const SENDERS = 30;

// The moment is a number of answers, not a time, so it is the same on slow and fast machines. A test can't make the kernel
// tear the last line, so it appends the start of the file instead.
const MOMENTS = sample(
  recordOf({ afterAnswers: integer({ min: 1, max: 150 }), tornBytes: integer({ min: 0, max: 300 }) }),
  {
    seed: RUN_SEED,
    numRuns: ROUNDS,
  },
);

test.each([[[]], [["--no-fsync"]]])(
  `every request answered before a SIGKILL under load is in the file, byte for byte (listen %j, SEED=${RUN_SEED})`,
  async (options) => {
    process.stderr.write(`SIGKILL: ${ROUNDS} rounds, SEED=${RUN_SEED}\n`);
    const file = join(emptyFolder(), "c.ndjson");
    const answered = new Map<string, Buffer>();

    for (const { afterAnswers, tornBytes } of MOMENTS) {
      const before = existsSync(file) ? statSync(file).size : 0;
      await using listener = await PackedListener.start(["--save", file, ...options]);
      await using senders = new Senders(listener.url, SENDERS);
      await senders.waitForMore(200, afterAnswers);
      expect(await listener.end("SIGKILL")).toBe("SIGKILL");
      await senders.ended;

      expect(await lostBodies(senders.saved, file, before)).toEqual([]);
      for (const [id, body] of senders.saved) answered.set(id, body);
      appendFileSync(file, readFileSync(file).subarray(0, tornBytes));
    }
    expect(await lostBodies(answered, file)).toEqual([]);
    await expectReadable(file, answered.size);
  },
);

test("a torn last line is reported with its number, and the next listener appends after it", async () => {
  const file = join(emptyFolder(), "c.ndjson");
  const answered = new Map<string, Buffer>();
  const oneMore = async (): Promise<void> => {
    await using listener = await PackedListener.start(["--save", file]);
    const body = Buffer.from('{"event":"call_init","data":{}}');
    const { text = "{}" } = (await post(listener.url, body)) ?? {};
    answered.set((JSON.parse(text) as { id: string }).id, body);
    await listener.end("SIGKILL");
  };
  await oneMore();
  appendFileSync(file, readFileSync(file).subarray(0, 200));
  const torn = await runPackedProgram(["validate", file, "--json"]);
  expect(torn.stdout).toContain("c.ndjson:2 is skipped: incomplete");
  await oneMore();
  expect(answered.size).toBe(2);
  expect(await lostBodies(answered, file)).toEqual([]);
  await expectReadable(file, 2);
});

/** Checks that the program reads the file to its end, despite torn lines. */
async function expectReadable(file: string, atLeast: number): Promise<void> {
  const { stdout, exitCode } = await runPackedProgram(["validate", file, "--json"]);
  const summary = JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Record<string, unknown>;
  expect(summary).toMatchObject({ type: "summary", checked: expect.any(Number) as number });
  expect(summary["checked"]).toBeGreaterThanOrEqual(atLeast);
  expect(exitCode).toBe(1);
}
