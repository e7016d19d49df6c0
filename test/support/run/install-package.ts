import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** The installed `bin/hipcall-hooks.cjs`, from the packed tarball in a folder of its own. */
    readonly programPath: string;
    /** The folder that the tarball was installed in. */
    readonly installFolder: string;
    /** The Node that the program runs on: `PROGRAM_NODE` of the environment, or the one that runs the tests. */
    readonly nodePath: string;
  }
}

const PROJECT = resolve(import.meta.dirname, "../../..");

/** Packs the project as it would be published (which builds it), and installs that where nothing else is. */
export function setup({ provide }: TestProject): () => void {
  // Each project that asks for it has a copy of this module; one package is enough for all.
  const folder = (process.env["PACKED_PROGRAM"] ??= packed());
  provide("programPath", join(folder, "node_modules/hipcall-hooks/bin/hipcall-hooks.cjs"));
  provide("installFolder", folder);
  provide("nodePath", process.env["PROGRAM_NODE"] ?? process.execPath);
  return () => rmSync(folder, { recursive: true, force: true });
}

function packed(): string {
  const folder = mkdtempSync(join(tmpdir(), "hipcall-hooks-packed-"));
  // The build speaks too; the file's name comes last.
  const tarball = npm(["pack", "--pack-destination", folder], PROJECT).trim().split("\n").at(-1) ?? "";
  npm(["install", "--offline", "--no-audit", "--no-fund", join(folder, tarball)], folder);
  return folder;
}

function npm(args: readonly string[], cwd: string): string {
  const shell = process.platform === "win32";
  return execFileSync("npm", [...args], { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], shell });
}
