import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/** Whether a file is inside a git work tree and not ignored, so that it could be committed. Also `false` when git can't say. */
export async function exposedToGit(path: string, cwd: string): Promise<boolean> {
  const file = resolve(cwd, path);
  const folder = dirname(file);
  if (!insideWorkTree(folder)) return false;
  return new Promise((resolveWith) => {
    // 0: ignored, 1: not ignored, 128: not a repository after all.
    // `core.fsmonitor` names a program that git runs, and the repository's author can set it.
    const args = ["-c", "core.fsmonitor=false", "check-ignore", "--quiet", "--", basename(file)];
    execFile("git", args, { cwd: folder }, (error) => {
      resolveWith(error !== null && error.code === 1);
    });
  });
}

function insideWorkTree(folder: string): boolean {
  if (existsSync(join(folder, ".git"))) return true;
  const above = dirname(folder);
  return above !== folder && insideWorkTree(above);
}
