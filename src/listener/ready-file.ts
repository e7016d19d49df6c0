import { randomUUID } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import { Failure, reasonOf } from "../failure.ts";

/** Writes a file whole or not at all: whoever waits for it never reads half a URL. Throws `Failure` (`input`). */
export async function writeReadyFile(path: string, url: string): Promise<void> {
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, `${url}\n`);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw new Failure("input", `cannot write the ready file ${path}: ${reasonOf(error)}`, {
      hint: "give --ready-file a file in a folder that exists",
      cause: error,
    });
  }
}
