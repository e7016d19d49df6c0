import { fstatSync, statSync, writeSync } from "node:fs";
import type { TextOutput } from "../context.ts";

/** What a help text needs of its output. */
export interface HelpOutput {
  /** The width of a terminal. */
  readonly columns?: number | undefined;
  readonly write: (text: string) => unknown;
}

/**
 * Standard output for a text that is all a process says: the stream, which takes 3 to 6 ms of a start, is opened only where it is needed.
 * `open` gives that stream.
 */
export function unopenedStdout(open: () => TextOutput, file = 1): HelpOutput {
  return {
    get columns() {
      return mayBeTerminal(file) ? open().columns : undefined;
    },
    write: (text) => {
      const bytes = Buffer.from(text);
      const written = writeNow(file, bytes);
      if (written < bytes.length) open().write(bytes.subarray(written));
    },
  };
}

function mayBeTerminal(file: number): boolean {
  if (process.platform === "win32") return true;
  const output = fstatSync(file);
  return output.isCharacterDevice() && output.rdev !== statSync("/dev/null").rdev;
}

/** Writes what can be written at once; of a full pipe or disk, and of a reader that has gone, the stream knows how to tell. */
function writeNow(file: number, bytes: Buffer): number {
  // A console of Windows is not given UTF-8 as bytes.
  if (process.platform === "win32") return 0;
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(file, bytes, written);
  } catch {
    return written;
  }
  return written;
}
