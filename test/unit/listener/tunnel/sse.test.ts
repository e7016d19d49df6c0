import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { type ServerSentEvent, SseParser } from "../../../../src/listener/tunnel/sse.ts";

function read(pieces: readonly string[]): ServerSentEvent[] {
  const parser = new SseParser();
  return pieces.flatMap((piece) => parser.push(piece));
}

describe("a stream of server-sent events", () => {
  const text =
    ": hi\r\nid: 0\r\nevent: ready\r\ndata: {}\r\n\r\ndata:a\ndata:  b\n\nevent: none\n\ndata\rdata: ü\r\rdata: cut";
  const messages = [
    { event: "ready", data: "{}" },
    { event: "message", data: "a\n b" },
    { event: "message", data: "\nü" },
  ];

  test("has messages of one or more lines, with any line ending", () => {
    expect(read([text])).toEqual(messages);
  });

  // With a look at the whole line for each piece, this takes hours.
  test("can have a message of 20 MB in pieces of 20 characters", () => {
    const piece = "0123456789".repeat(2);
    const found = read(["data:", ...Array.from({ length: 1_000_000 }, () => piece), "\n\n"]);
    expect(found.map(({ data }) => data.length)).toEqual([20_000_000]);
  });

  test.prop([fc.array(fc.integer({ min: 0, max: text.length }), { maxLength: 12 })])(
    "is read the same in any pieces",
    (cuts) => {
      const ends = [...cuts, text.length].toSorted((a, b) => a - b);
      expect(read(ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end)))).toEqual(messages);
    },
  );
});
