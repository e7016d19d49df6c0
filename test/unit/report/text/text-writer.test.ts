import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { textWriter } from "../../../../src/report/text/text-writer.ts";

/** A stream that accepts the next chunk only after `release`. */
class SlowOutput extends Writable {
  readonly isTTY = false;
  release: () => void = () => undefined;

  constructor() {
    super({ highWaterMark: 1 });
  }

  override _write(_chunk: unknown, _encoding: string, done: () => void): void {
    this.release = done;
  }
}

test("each wait for a slow reader removes its listeners", async () => {
  const stream = new SlowOutput();
  const sink = textWriter(stream);
  const before = stream.eventNames().map((name) => stream.listenerCount(name));
  for (let round = 0; round < 50; round += 1) {
    sink.write("a line\n");
    const drained = sink.drained();
    stream.release();
    await drained;
  }
  expect(stream.eventNames().map((name) => stream.listenerCount(name))).toEqual(before);
});

test("50 waits share one listener", async () => {
  const stream = new SlowOutput();
  const sink = textWriter(stream);
  sink.write("a line\n");
  const waiting = Array.from({ length: 50 }, () => sink.drained());
  expect(stream.listenerCount("drain")).toBe(1);
  stream.release();
  for (const one of waiting) await one;
  expect(sink.drained()).toBeUndefined();
});

test("a closed stream ends the wait and drops further text", async () => {
  const stream = new SlowOutput();
  const sink = textWriter(stream);
  sink.write("a line\n");
  const drained = sink.drained();
  stream.destroy();
  await drained;
  sink.write("another\n");
  await sink.drained();
  expect(stream.destroyed).toBe(true);
});
