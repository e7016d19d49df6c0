import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { exposedToGit } from "../../../src/captures/file/git-exposure.ts";
import { emptyFolder } from "../../support/program/run-cli.ts";

function workTree(): string {
  const folder = emptyFolder();
  execFileSync("git", ["init", "--quiet"], { cwd: folder });
  for (const name of ["captures", "notes/deep"]) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, ".gitignore"), "*.ndjson\n/captures/\n");
  return folder;
}

describe("a capture file", () => {
  test("in a git work tree is exposed unless it is ignored", async () => {
    const folder = workTree();
    expect(await exposedToGit("c.json", folder)).toBe(true);
    expect(await exposedToGit("c.ndjson", folder)).toBe(false);
    expect(await exposedToGit("captures/c.json", folder)).toBe(false);
    expect(await exposedToGit("notes/deep/c.json", folder)).toBe(true);
    expect(await exposedToGit(join(folder, "c.json"), "/")).toBe(true);
  });

  test("that is ignored but was added is exposed", async () => {
    const folder = workTree();
    writeFileSync(join(folder, "c.ndjson"), "");
    execFileSync("git", ["add", "--force", "c.ndjson"], { cwd: folder });
    expect(await exposedToGit("c.ndjson", folder)).toBe(true);
  });

  test("whose name looks like an option works", async () => {
    expect(await exposedToGit("--version", workTree())).toBe(true);
  });

  test.skipIf(process.platform === "win32")(
    "is checked without running a program that the repository names",
    async () => {
      const folder = workTree();
      const mark = join(folder, "ran");
      writeFileSync(join(folder, "watch.sh"), `#!/bin/sh\ntouch '${mark}'\n`, { mode: 0o755 });
      execFileSync("git", ["add", ".gitignore"], { cwd: folder });
      execFileSync("git", ["config", "core.fsmonitor", "./watch.sh"], { cwd: folder });
      execFileSync("git", ["status"], { cwd: folder, stdio: "ignore" });
      expect(existsSync(mark), "git itself runs it").toBe(true);
      rmSync(mark);
      expect(await exposedToGit("c.ndjson", folder)).toBe(false);
      expect(existsSync(mark)).toBe(false);
    },
  );

  test("outside a work tree is not exposed", async () => {
    expect(await exposedToGit("c.json", emptyFolder())).toBe(false);
  });

  test.skipIf(process.platform === "win32")("outside a work tree is not exposed, even if git says so", async () => {
    const [folder, repository] = [emptyFolder(), workTree()];
    writeFileSync(join(folder, "git"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
    vi.stubEnv("PATH", `${folder}${delimiter}${process.env["PATH"] ?? ""}`);
    try {
      expect(await exposedToGit("c.ndjson", repository), "it is this git that is asked").toBe(true);
      expect(await exposedToGit("c.json", folder)).toBe(false);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test("in a missing folder, or in one that is not a repository, is not exposed", async () => {
    expect(await exposedToGit("none/c.json", workTree())).toBe(false);
    const folder = emptyFolder();
    mkdirSync(join(folder, ".git"));
    expect(await exposedToGit("c.json", folder)).toBe(false);
  });
});
