import { unreadable } from "./unreadable.ts";
import { type Dirent, ReadStream, fstatSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import type { Readable } from "node:stream";
import { Failure, systemErrorCode } from "../../failure.ts";
import { said } from "../../language/said.ts";
import { filesMatching, isPattern } from "./file-pattern.ts";

/** A file to read, or standard input. */
export interface Source {
  /** Its path as the user knows it, or `-` for standard input. */
  readonly name: string;
  /** The path to read; `undefined` for standard input. */
  readonly path: string | undefined;
  /**
   * How many bytes to read: its size now. What a listener appends later is not read, so that a replay to that listener
   * has an end. `undefined` for a pipe or a terminal, which has no size.
   */
  readonly bytes: number | undefined;
}

/** What a folder is searched for. */
const SOURCE_FILE = /\.(json|ndjson|jsonl|har)(\.gz)?$/i;

/** Files of a folder that may hold events, but are not read: they are named. */
const OTHER_FILE = /\.(txt|log|csv|xlsx?|gz|tgz|bz2|xz|zst|zip|tar|7z|rar)$/i;

/** What the user should know of a source. */
export interface SourceNote {
  readonly source: string;
  readonly message: string;
}

/** A folder is read without hidden files and folders, and without installed packages. */
const SKIPPED = /(^|[/\\])(\.|node_modules[/\\])/;

/** The files of files, folders, patterns and `-` (standard input), in this order. Paths are relative to `cwd`. Throws `Failure` (`input`) for a path without a file. */
export async function listSources(
  paths: readonly string[],
  stdin: Readable,
  cwd: string,
  onNote: (note: SourceNote) => void = () => undefined,
): Promise<Source[]> {
  const sources: Source[] = [];
  for (const path of paths) {
    if (path === "-") sources.push({ name: "-", path: undefined, bytes: redirectedBytes(stdin) });
    else sources.push(...(await sourcesAt(path, cwd, onNote)));
  }
  return sources;
}

async function sourcesAt(path: string, cwd: string, onNote: (note: SourceNote) => void): Promise<Source[]> {
  const absolute = resolve(cwd, path);
  const info = await stat(absolute).catch((error: unknown) => {
    if (systemErrorCode(error) === "ENOENT" && isPattern(path)) return undefined;
    throw unreadable(path, error);
  });
  if (info === undefined) return Promise.all((await matching(path, cwd)).map((file) => sourceFile(file, cwd)));
  if (!info.isDirectory()) return [{ name: path, path: absolute, bytes: info.isFile() ? info.size : undefined }];
  return Promise.all((await filesIn(path, absolute, onNote)).map((file) => sourceFile(file, cwd)));
}

async function sourceFile(name: string, cwd: string): Promise<Source> {
  const path = resolve(cwd, name);
  const info = await stat(path).catch((error: unknown) => {
    throw unreadable(name, error);
  });
  return { name, path, bytes: info.isFile() ? info.size : undefined };
}

async function matching(pattern: string, cwd: string): Promise<string[]> {
  const files = await filesMatching(pattern, cwd);
  if (files.length > 0) return files;
  throw new Failure("input", said("no file matches {pattern}", { pattern }), {
    hint: said("* stands for any characters of one name, ** for any folders: 'captures/**/*.ndjson'"),
  });
}

async function filesIn(folder: string, absolute: string, onNote: (note: SourceNote) => void): Promise<string[]> {
  const entries = await readdir(absolute, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(folder, error);
  });
  const all = entries
    .filter(isFile)
    .map((entry) => relative(absolute, join(entry.parentPath, entry.name)))
    .filter((file) => !SKIPPED.test(file));
  const files = all.filter((file) => SOURCE_FILE.test(file));
  const others = all.filter((file) => OTHER_FILE.test(file) && !SOURCE_FILE.test(file)).toSorted();
  if (others.length > 0) onNote({ source: folder, message: notReadText(folder, others) });
  if (files.length > 0) return files.toSorted().map((file) => join(folder, file));
  throw new Failure("input", said("no .json, .ndjson, .jsonl or .har file in the folder {folder}", { folder }), {
    hint: said("record one with: hipcall-hooks listen --save captures.ndjson"),
  });
}

const MAX_NAMED = 3;

function notReadText(folder: string, files: readonly string[]): string {
  const named = files.slice(0, MAX_NAMED).join(", ");
  const rest = files.length > MAX_NAMED ? ` and ${files.length - MAX_NAMED} more` : "";
  const verb = files.length === 1 ? "is" : "are";
  return `${named}${rest} in ${folder} ${verb} not read: a folder is read for .json, .ndjson, .jsonl and .har files, also with .gz`;
}

function isFile(entry: Dirent): boolean {
  return !entry.isDirectory();
}

/** The size of the file that a shell redirected to standard input. */
function redirectedBytes(stdin: Readable): number | undefined {
  const fd: unknown = stdin instanceof ReadStream && "fd" in stdin ? stdin.fd : undefined;
  if (typeof fd !== "number") return undefined;
  const info = fstatSync(fd);
  return info.isFile() ? info.size : undefined;
}
