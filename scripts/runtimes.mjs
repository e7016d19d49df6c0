import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { arch, platform } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const CACHE = resolve(import.meta.dirname, "../.cache/node");

/**
 * Finds the program of a Node version: the newest of a major version (`22`), or an exact one (`20.18.1`). Uses the environment variable `NODE_22` (`NODE_20_18_1`) if it is
 * set. Otherwise installs Node from the npm registry into `.cache/node`, once. `version` is the exact version, such as `22.23.3`.
 *
 * @param {string | number} major
 * @returns {Promise<{ version: string, path: string }>}
 */
export async function runtime(major) {
  const wanted = String(major);
  if (!/^\d+(\.\d+\.\d+)?$/.test(wanted)) throw new Error(`not a Node version: ${wanted}; as in 22 or 20.18.1`);
  const path = process.env[`NODE_${wanted.replaceAll(".", "_")}`] ?? (await fromRegistry(wanted));
  const { stdout } = await run(path, ["--version"]);
  const version = stdout.trim().replace(/^v/, "");
  if (`${version}.`.startsWith(`${wanted}.`)) return { version, path };
  throw new Error(`${path} is Node ${version}, not ${wanted}`);
}

/** The package `node` installs a platform package in an install script. This installs the platform package itself, and runs no script. */
async function fromRegistry(wanted) {
  const name = packageName();
  const folder = join(CACHE, wanted);
  const program = join(folder, "node_modules", name, "bin", platform() === "win32" ? "node.exe" : "node");
  if (existsSync(program)) return program;
  await mkdir(folder, { recursive: true });
  const options = ["--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", folder];
  await run("npm", ["install", ...options, `${name}@${wanted}`], { cwd: folder, shell: platform() === "win32" });
  return program;
}

function packageName() {
  const system = platform() === "win32" ? "win" : platform();
  const prefix = system === "darwin" && arch() === "arm64" ? "node-bin" : "node";
  return [prefix, system, arch()].join("-");
}
