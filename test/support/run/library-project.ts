import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { inject } from "vitest";
import { emptyFolder } from "../program/run-cli.ts";

const run = promisify(execFile);
const MODULES = resolve(import.meta.dirname, "../../../node_modules");
const FIXTURES = resolve(import.meta.dirname, "../../fixtures/library");

/** A project of its own that has the packed package installed, and the test runners of this one. */
export class LibraryProject {
  readonly folder = emptyFolder();

  /** `more` are packages of this project that the other one has too. */
  constructor(more: readonly string[] = []) {
    const modules = join(this.folder, "node_modules");
    cpSync(join(inject("installFolder"), "node_modules/hipcall-hooks"), join(modules, "hipcall-hooks"), {
      recursive: true,
    });
    for (const name of ["typescript", "vitest", "jest", "expect", "@jest/globals", "@types/node", ...more]) {
      const link = join(modules, name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(join(MODULES, name), link, "junction");
    }
    this.write("package.json", JSON.stringify({ name: "project", private: true, type: "module" }));
  }

  write(name: string, text: string): void {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  /** Copies a file of `test/fixtures/library`. */
  add(name: string, as = name): string {
    const text = readFileSync(join(FIXTURES, name), "utf8");
    this.write(as, text);
    return text;
  }

  /** Runs a script of the project or of a package with Node: its exit code, and all it prints. */
  async node(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<{ code: number; text: string }> {
    const options = { cwd: this.folder, env: { PATH: process.env["PATH"], TMPDIR: process.env["TMPDIR"], ...env } };
    try {
      const { stdout, stderr } = await run(inject("nodePath"), [...args], options);
      return { code: 0, text: stdout + stderr };
    } catch (error) {
      const failed = error as { code?: number; stdout?: string; stderr?: string };
      return { code: failed.code ?? 1, text: `${failed.stdout ?? ""}${failed.stderr ?? ""}` };
    }
  }

  /** The program of a package: `typescript/bin/tsc`. */
  static bin(path: string): string {
    return join(MODULES, path);
  }

  get files(): readonly string[] {
    return readdirSync(this.folder);
  }
}
