import { readdir } from "node:fs/promises";
import { join, resolve, sep } from "node:path";

// For shells that leave patterns to the program (cmd.exe, PowerShell), and for quoted patterns. Node 20 has no `fs.glob`.

const ANY_FOLDERS = "**";

/** Whether a path has a `*` or a `?`. */
export function isPattern(path: string): boolean {
  return /[*?]/.test(path);
}

/**
 * The files that a pattern matches, sorted. `*` and `?` match within one name, `**` any number of folders. Hidden names
 * match only a pattern that starts with a dot; `node_modules` only when it is named.
 */
export async function filesMatching(pattern: string, cwd: string): Promise<string[]> {
  const parts = (sep === "\\" ? pattern.replaceAll("\\", "/") : pattern).split("/");
  const found = new Set<string>();
  await walk(parts[0] === "" ? sep : "", parts[0] === "" ? parts.slice(1) : parts, { cwd, found });
  return [...found].toSorted();
}

interface Walk {
  readonly cwd: string;
  readonly found: Set<string>;
}

async function walk(folder: string, [part, ...rest]: readonly string[], to: Walk): Promise<void> {
  if (part === undefined) return;
  if (part === ANY_FOLDERS) {
    await walk(folder, rest.length === 0 ? ["*"] : rest, to);
    for (const { name } of (await entriesOf(folder, to)).filter(
      (entry) => entry.isDirectory() && isSearched(entry.name),
    ))
      await walk(join(folder, name), [part, ...rest], to);
    return;
  }
  if (rest.length > 0 && !isPattern(part)) return walk(part === "" ? folder : joined(folder, part), rest, to);
  const matches = nameMatcher(part);
  for (const entry of await entriesOf(folder, to)) {
    if (!matches(entry.name)) continue;
    const path = joined(folder, entry.name);
    if (rest.length > 0) {
      if (!entry.isFile()) await walk(path, rest, to);
    } else if (!entry.isDirectory()) to.found.add(path);
  }
}

/** Keeps a leading `./` or `../`. */
function joined(folder: string, name: string): string {
  return folder === "" ? name : `${folder.endsWith(sep) ? folder : `${folder}${sep}`}${name}`;
}

function isSearched(name: string): boolean {
  return !name.startsWith(".") && name !== "node_modules";
}

function nameMatcher(part: string): (name: string) => boolean {
  if (!isPattern(part)) return (name) => name === part;
  const source = part.replaceAll(/[*?]|[.+^${}()|[\]\\]/g, (character) =>
    character === "*" ? ".*" : character === "?" ? "." : `\\${character}`,
  );
  const regExp = new RegExp(`^${source.replaceAll(/(?:\.\*)+/g, ".*")}$`, "su");
  return (name) => (part.startsWith(".") || isSearched(name)) && regExp.test(name);
}

/** A folder that is not there, or is none, has no entries. */
async function entriesOf(folder: string, { cwd }: Walk) {
  return readdir(resolve(cwd, folder), { withFileTypes: true }).catch(() => []);
}
