import { AtomicFile } from "../../captures/file/atomic-file.ts";
import { Failure, reasonOf } from "../../failure.ts";

/** Writes a file whole or not at all: whoever waits for it never reads half a URL. Throws `Failure` (`input`). */
export function writeReadyFile(path: string, url: string): void {
  try {
    using file = new AtomicFile(path);
    file.write(`${url}\n`);
    file.commit();
  } catch (error) {
    throw new Failure("input", `cannot write the ready file ${path}: ${reasonOf(error)}`, {
      hint: "give --ready-file a file in a folder that exists",
      cause: error,
    });
  }
}
