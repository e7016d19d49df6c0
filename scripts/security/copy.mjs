import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A copy of the project to break: its files, the build, and a link to the installed packages. Disposal removes it. */
export class ProjectCopy {
  folder = mkdtempSync(join(tmpdir(), "hipcall-hooks-security-"));

  constructor(project) {
    const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
      cwd: project,
      encoding: "utf8",
    });
    const files = listed.split("\0").filter((file) => file !== "" && existsSync(join(project, file)));
    for (const file of [...files, "dist"]) cpSync(join(project, file), join(this.folder, file), { recursive: true });
    symlinkSync(join(project, "node_modules"), join(this.folder, "node_modules"), "junction");
  }

  [Symbol.dispose]() {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
