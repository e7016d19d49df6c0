import { Failure } from "../../failure.ts";

/** A longer line is not a record of ours: bodies are bounded far below. Bytes. */
const LONGEST_LINE = 256 * 1024 * 1024;

const NEWLINE = 10;

/** One line of a file, without its newline; `ended` is false for a last line that has none. */
export interface Line {
  readonly number: number;
  readonly bytes: Buffer;
  readonly ended: boolean;
}

/**
 * Splits a stream of bytes into lines, holding no more than one line and one chunk. Gives the lines that end in a chunk
 * together: to wait for each of them would take longer than to read it.
 */
export async function* readLines(chunks: AsyncIterable<Buffer>, source: string): AsyncGenerator<readonly Line[]> {
  let number = 0;
  let pieces: Buffer[] = [];
  let held = 0;
  for await (const chunk of chunks) {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      number += 1;
      lines.push({ number, bytes: joined(pieces, chunk.subarray(start, end)), ended: true });
      pieces = [];
      held = 0;
      start = end + 1;
    }
    if (lines.length > 0) yield lines;
    if (start === chunk.length) continue;
    held += chunk.length - start;
    if (held > LONGEST_LINE)
      throw new Failure("input", `${source}, line ${number + 1}: longer than 256 MB, so not a capture`);
    pieces.push(chunk.subarray(start));
  }
  if (held > 0) yield [{ number: number + 1, bytes: Buffer.concat(pieces), ended: false }];
}

function joined(pieces: readonly Buffer[], last: Buffer): Buffer {
  return pieces.length === 0 ? last : Buffer.concat([...pieces, last]);
}

/** Whether a line holds nothing but white space. */
export function isBlank(line: Line): boolean {
  for (const byte of line.bytes) if (byte !== 32 && byte !== 9 && byte !== 13) return false;
  return true;
}
