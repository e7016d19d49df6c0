import { lstatSync, mkdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { AtomicFile } from "../../captures/file/atomic-file.ts";
import { reasonOf, systemErrorCode } from "../../failure.ts";
import type { ProposedFile } from "./file-texts.ts";
import type { InitFile } from "../../report/output-event.ts";

/** What is to be done for a file. `complete` is its whole text afterwards. */
export interface FilePlan extends InitFile {
  readonly complete: string;
}

/** Compares a proposed file with what is in the folder. */
export function planFile(folder: string, { path, kind, text }: ProposedFile): FilePlan {
  const leave = (why: string): FilePlan => ({ path, change: "none", same: false, why, text: "", complete: "" });
  const same = (): FilePlan => ({ ...leave("is there already, with this content"), same: true });
  try {
    const problem = problemAbove(folder, path);
    if (problem !== undefined) return leave(problem);
    const found = lstatSync(join(folder, path), { throwIfNoEntry: false });
    if (found === undefined) return { path, change: "create", same: false, why: null, text, complete: text };
    if (!found.isFile()) return leave(found.isSymbolicLink() ? "is a link, which is not followed" : "is not a file");
    if (found.size > MOST_BYTES) return leave("is there already, and has other content");
    const before = readFileSync(join(folder, path), "utf8");
    if (before === text) return same();
    if (kind === "whole") return leave("is there already, and has other content");
    const added = missingLines(before, text);
    if (added === "") return same();
    const gap = before === "" || before.endsWith("\n") ? "" : lineEnd(before);
    return { path, change: "add", same: false, why: null, text: added, complete: `${before}${gap}${added}` };
  } catch (error) {
    return leave(`cannot be read: ${reasonOf(error)}`);
  }
}

/** A `.gitignore` or a file of ours is never larger. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Writes a planned file whole or not at all. Returns why it was not written; `undefined` when it was. */
export function writeFile(folder: string, planned: FilePlan): string | undefined {
  const path = join(folder, planned.path);
  try {
    mkdirSync(dirname(path), { recursive: true });
    const mode = lstatSync(path, { throwIfNoEntry: false })?.mode ?? 0o666;
    using file = new AtomicFile(path, { mode: mode & 0o777 });
    file.write(planned.complete);
    // What came in the meantime stays.
    const now = planFile(folder, { path: planned.path, kind: "whole", text: planned.complete });
    if (planned.change === "create" && now.change !== "create") return now.why ?? "was written by another program";
    file.commit();
    return undefined;
  } catch (error) {
    return `cannot be written: ${reasonOf(error)}`;
  }
}

/** Why no file can be made here: a folder above is a file, or a link that leads out of the project. */
function problemAbove(folder: string, path: string): string | undefined {
  const root = realpathSync(folder);
  for (let above = dirname(path); above !== "."; above = dirname(above)) {
    const found = lstatSync(join(folder, above), { throwIfNoEntry: false });
    if (found === undefined || found.isDirectory()) continue;
    if (!found.isSymbolicLink()) return `${above} is not a folder`;
    const real = realOf(join(folder, above));
    const from = real === undefined ? ".." : relative(root, real);
    if (from === ".." || from.startsWith(`..${sep}`) || from.includes(":"))
      return `${above} is a link that leads out of this folder`;
  }
  return undefined;
}

function realOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return undefined;
  }
}

function lineEnd(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** The lines of `text` that `before` does not have, with its line ends. Their comment comes only with one of them. */
function missingLines(before: string, text: string): string {
  const has = new Set(before.split(/\r?\n/).map((line) => line.trim()));
  const missing = text.split("\n").filter((line) => line !== "" && !has.has(line));
  if (missing.every((line) => line.startsWith("#"))) return "";
  return missing.map((line) => `${line}${lineEnd(before)}`).join("");
}
