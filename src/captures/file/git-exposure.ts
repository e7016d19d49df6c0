import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/** Whether a file lies in a git work tree and nothing keeps it from being committed. `false` too when that can't be told. */
export async function exposedToGit(path: string, cwd: string): Promise<boolean> {
  const file = resolve(cwd, path);
  const folder = dirname(file);
  if (!insideWorkTree(folder)) return false;
  return new Promise((answer) => {
    // 0: ignored, 1: not ignored, 128: not a repository after all.
    // A repository's own configuration can name a program to watch its files, and whoever made the repository wrote it.
    const args = ["-c", "core.fsmonitor=false", "check-ignore", "--quiet", "--", basename(file)];
    execFile("git", args, { cwd: folder }, (error) => {
      answer(error !== null && error.code === 1);
    });
  });
}

function insideWorkTree(folder: string): boolean {
  if (existsSync(join(folder, ".git"))) return true;
  const above = dirname(folder);
  return above !== folder && insideWorkTree(above);
}
