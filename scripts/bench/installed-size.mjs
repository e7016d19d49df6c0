import { execFileSync } from "node:child_process";
import { atMost } from "./pairs.mjs";

const TWO_MEGABYTES = 2 * 1024 * 1024;

/** The unpacked size of the package, as a share of its budget. */
export async function installedSize({ project }) {
  const shell = process.platform === "win32";
  const text = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: project,
    encoding: "utf8",
    shell,
  });
  const [{ unpackedSize }] = JSON.parse(text);
  return [atMost(1, { what: "installed size", baseline: "2 MB", ratio: unpackedSize / TWO_MEGABYTES })];
}
