import { AtomicFile } from "../../../captures/file/atomic-file.ts";
import { Failure, reasonOf } from "../../../failure.ts";
import { said } from "../../../language/said.ts";

/** Writes the file of `--ready-file` atomically, so that a reader never sees a part of the URL. Throws `Failure` (`input`). */
export function writeReadyFile(path: string, url: string): void {
  try {
    using file = new AtomicFile(path);
    file.write(`${url}\n`);
    file.commit();
  } catch (error) {
    throw new Failure(
      "input",
      said("cannot write the ready file {path}: {reason}", { path, reason: reasonOf(error) }),
      {
        hint: said("use a file in an existing folder for --ready-file"),
        cause: error,
      },
    );
  }
}
