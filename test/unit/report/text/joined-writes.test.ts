import { expect, test } from "vitest";
import { joinedWrites } from "../../../../src/report/text/joined-writes.ts";

function sinkOf(written: string[]): Parameters<typeof joinedWrites>[0] {
  return { write: (text) => written.push(text), drained: () => undefined, unwrittenBytes: () => 0 };
}

test("what is told in one go is written at once, in order, as soon as that is over", async () => {
  const written: string[] = [];
  const sink = joinedWrites(sinkOf(written));
  sink.write("a\n");
  sink.write("b\n");
  expect(written).toEqual([]);
  await Promise.resolve();
  sink.write("c\n");
  await Promise.resolve();
  expect(written).toEqual(["a\nb\n", "c\n"]);
});

test("who waits for the reader waits for all that was told", () => {
  const written: string[] = [];
  const sink = joinedWrites(sinkOf(written));
  sink.write("a\n");
  expect(sink.drained()).toBeUndefined();
  expect(written).toEqual(["a\n"]);
});

test("much is not held back", () => {
  const written: string[] = [];
  const sink = joinedWrites(sinkOf(written));
  for (let index = 0; index < 100; index += 1) sink.write("x".repeat(1000));
  expect(written.join("").length).toBeGreaterThan(100_000 - 64 * 1024);
});
