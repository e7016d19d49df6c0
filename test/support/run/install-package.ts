import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** `bin/hipcall-hooks.cjs`, installed from the packed tarball into its own folder. */
    readonly programPath: string;
    /** The folder where the tarball is installed. */
    readonly installFolder: string;
    /** The packed tarball. */
    readonly tarball: string;
    /** The Node that runs the program: `PROGRAM_NODE` from the environment, or the one that runs the tests. */
    readonly nodePath: string;
  }
}

const PROJECT = resolve(import.meta.dirname, "../../..");

/** Packs the project as for a release (this builds it too), and installs the tarball into an empty folder. */
export function setup({ provide }: TestProject): () => void {
  // Each test project loads its own copy of this module, but one package is enough for all.
  const folder = (process.env["PACKED_PROGRAM"] ??= packed());
  provide("programPath", join(folder, "node_modules/hipcall-hooks/bin/hipcall-hooks.cjs"));
  provide("installFolder", folder);
  provide("tarball", join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? ""));
  provide("nodePath", process.env["PROGRAM_NODE"] ?? process.execPath);
  return () => rmSync(folder, { recursive: true, force: true });
}

function packed(): string {
  const folder = mkdtempSync(join(tmpdir(), "hipcall-hooks-packed-"));
  // The build prints too; the file name is the last line.
  const tarball = npm(["pack", "--pack-destination", folder], PROJECT).trim().split("\n").at(-1) ?? "";
  npm(["install", "--offline", "--no-audit", "--no-fund", join(folder, tarball)], folder);
  return folder;
}

function npm(args: readonly string[], cwd: string): string {
  const shell = process.platform === "win32";
  return execFileSync("npm", [...args], { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], shell });
}
