import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { isBlank, type Line, readLines } from "../../../../src/captures/file/lines.ts";

/** The bytes in chunks that end at these places. */
function* chunksOf(bytes: Buffer, cuts: readonly number[]): Generator<Buffer> {
  const places = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b);
  let start = 0;
  for (const place of places) {
    yield bytes.subarray(start, place);
    start = place;
  }
}

async function linesOf(chunks: Iterable<Buffer>): Promise<Line[]> {
  const lines: Line[] = [];
  const stream = (async function* () {
    for (const chunk of chunks) yield chunk;
  })();
  for await (const line of readLines(stream, "c.ndjson")) lines.push(line);
  return lines;
}

describe("lines", () => {
  test.prop([fc.string({ unit: fc.constantFrom("a", "ç", "📞", "\n", "\r", " ") }), fc.array(fc.nat())])(
    "are the same wherever the chunks end",
    async (text, cuts) => {
      const expected = text
        .split("\n")
        .map((line, index, all) => ({ number: index + 1, text: line, ended: index < all.length - 1 }));
      if (expected.at(-1)?.text === "") expected.pop();
      const lines = await linesOf(chunksOf(Buffer.from(text), cuts));
      expect(lines.map(({ number, bytes, ended }) => ({ number, text: bytes.toString("utf8"), ended }))).toEqual(
        expected,
      );
    },
  );

  test("of nothing are none", async () => {
    expect(await linesOf([])).toEqual([]);
  });

  test("longer than 256 MB are refused before they fill the memory", async () => {
    const chunk = Buffer.alloc(16 * 1024 * 1024, "x");
    const endless = Array.from({ length: 17 }, () => chunk);
    await expect(linesOf([Buffer.from("{}\n"), ...endless])).rejects.toThrow(
      "c.ndjson, line 2: longer than 256 MB, so not a capture",
    );
  });

  test.each([
    ["", true],
    [" \t\r", true],
    [" x", false],
  ])("%j is blank: %s", (text, blank) => {
    expect(isBlank({ number: 1, bytes: Buffer.from(text), ended: true })).toBe(blank);
  });
});
