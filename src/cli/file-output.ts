import { fstatSync, writeSync } from "node:fs";
import { Writable } from "node:stream";

/** Whether an open file is one on a disk: not a terminal, a pipe or a device. */
export function isOnDisk(file: number): boolean {
  try {
    return fstatSync(file).isFile();
  } catch {
    // It was closed before we were started; Node knows what to do then.
    return false;
  }
}

/** A stream to a file on a disk. Node's own one for standard output takes a disk that had room for a part of a text as success. */
export function fileOutput(file: number): Writable {
  return new Writable({
    write: (bytes: Buffer, _encoding, done) => {
      try {
        for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
}
