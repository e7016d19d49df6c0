import { expect, test } from "vitest";
import { TestListener } from "../../support/program/test-listener.ts";
import { MemoryOutput } from "../../support/program/memory-output.ts";
import { until } from "../../support/run/until.ts";

/** An output that takes nothing while it is stuck, as a full pipe. */
class StuckOutput extends MemoryOutput {
  /** Everything that the program has written, taken or not. */
  written = "";
  #go: (() => void) | undefined;
  #stuck = false;

  stick(): void {
    this.#stuck = true;
  }

  goOn(): void {
    this.#stuck = false;
    this.#go?.();
  }

  override write(text: string): boolean {
    this.written += text;
    return super.write(text);
  }

  override _write(chunk: string | Buffer, encoding: BufferEncoding, done: () => void): void {
    if (this.#stuck) this.#go = () => super._write(chunk, encoding, done);
    else super._write(chunk, encoding, done);
  }
}

/** Few of them are as much as is kept for a reader that does not read. */
const LARGE = JSON.stringify({ event: "large", data: { text: "x".repeat(900_000) } });
const MOST_KEPT = 16 * 1024 * 1024;

test("requests wait while nobody reads the output, and all of them are answered and shown in the end", async () => {
  const stdout = new StuckOutput();
  await using listening = await TestListener.start(["--json"], { stdout });
  stdout.stick();
  let answered = 0;
  while (stdout.writableLength <= MOST_KEPT) {
    await listening.post(LARGE);
    answered += 1;
  }
  const waiting = [LARGE, '{"event":"small"}', LARGE].map(async (body) => {
    const { status } = await listening.post(body);
    answered += 1;
    return status;
  });
  const answeredBefore = answered;
  await until(() => stdout.written.includes("nobody reads this output"));
  expect(answered).toBe(answeredBefore);
  expect(stdout.writableLength).toBeLessThan(MOST_KEPT + 2 * LARGE.length);
  stdout.goOn();
  await expect(Promise.all(waiting)).resolves.toEqual([200, 200, 200]);
  const events = await listening.lines("event", answered);
  expect(events).toHaveLength(answered);
  expect(stdout.json.filter(({ type }) => type === "error")).toHaveLength(1);
});

test("a listener that stops does not wait for requests that wait to be shown", async () => {
  const stdout = new StuckOutput();
  await using listening = await TestListener.start(["--json"], { stdout });
  stdout.stick();
  while (stdout.writableLength <= MOST_KEPT) await listening.post(LARGE);
  const cutOff = listening.post("{}").catch(() => "cut off");
  await until(() => stdout.written.includes("nobody reads this output"));
  await expect(listening.stop()).resolves.toBe(0);
  await expect(cutOff).resolves.toBe("cut off");
});
