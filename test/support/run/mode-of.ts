import { statSync } from "node:fs";

/** The permissions of a file; 0600 on Windows, which has others. */
export function modeOf(path: string): number {
  return process.platform === "win32" ? 0o600 : statSync(path).mode & 0o777;
}
