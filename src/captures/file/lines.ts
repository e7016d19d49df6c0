import { Failure } from "../../failure.ts";
import { said } from "../../language/said.ts";
import { saidSource } from "../place.ts";

/** The longest line, in bytes. A record is always shorter, since the size of a body is limited. */
const LONGEST_LINE = 256 * 1024 * 1024;

const NEWLINE = 10;

/** One line of a file, without its newline; `ended` is false for a last line that has none. */
export interface Line {
  readonly number: number;
  readonly bytes: Buffer;
  readonly ended: boolean;
}

/** Splits a stream of bytes into lines. Holds no more than one line and one chunk. Throws `Failure` (`input`) for a line that is too long. */
export async function* readLines(chunks: AsyncIterable<Buffer>, source: string): AsyncGenerator<Line> {
  let number = 1;
  let pieces: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      yield { number, bytes: joined(pieces, chunk.subarray(start, end)), ended: true };
      number += 1;
      pieces = [];
      bytes = 0;
      start = end + 1;
    }
    if (start === chunk.length) continue;
    bytes += chunk.length - start;
    if (bytes > LONGEST_LINE)
      throw new Failure(
        "input",
        said("{source}, line {number}: longer than 256 MB, so not a capture", {
          source: saidSource(source),
          number: String(number),
        }),
      );
    pieces.push(chunk.subarray(start));
  }
  if (bytes > 0) yield { number, bytes: Buffer.concat(pieces), ended: false };
}

function joined(pieces: readonly Buffer[], last: Buffer): Buffer {
  return pieces.length === 0 ? last : Buffer.concat([...pieces, last]);
}

/** Whether a line holds nothing but white space. */
export function isBlank(line: Line): boolean {
  for (const byte of line.bytes) if (byte !== 32 && byte !== 9 && byte !== 13) return false;
  return true;
}
