import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CaptureFile } from "../../../src/captures/file/capture-file.ts";
import { Failure } from "../../../src/failure.ts";
import { emptyFolder } from "../../support/program/run-cli.ts";

const KEPT = '{"kept":1}\n';

function newPath(): string {
  return join(emptyFolder(), "c.ndjson");
}

describe.each([{ sync: true }, { sync: false }])("a capture file (%j)", (options) => {
  test("is readable by its owner only", async () => {
    const path = newPath();
    await using _file = await CaptureFile.open(path, options);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test("has a line as soon as its append resolves", async () => {
    const path = newPath();
    await using file = await CaptureFile.open(path, options);
    expect(file.path).toBe(path);
    for (const line of ["one\n", "two\n"]) {
      await file.append(line);
      expect(readFileSync(path, "utf8").endsWith(line)).toBe(true);
    }
    expect(readFileSync(path, "utf8")).toBe("one\ntwo\n");
  });

  test("keeps the order of simultaneous appends, each line in the file when its append resolves", async () => {
    const path = newPath();
    await using file = await CaptureFile.open(path, options);
    const lines = Array.from({ length: 200 }, (_, index) => `${index} ${"x".repeat(index)}\n`);
    const appends = lines.map(async (line, index) => {
      // Some come while others are being written.
      for (let turn = 0; turn < index % 7; turn += 1) await new Promise(setImmediate);
      await file.append(line);
      expect(readFileSync(path, "utf8")).toContain(line);
    });
    await Promise.all(appends);
    const written = readFileSync(path, "utf8").match(/[^\n]*\n/g) ?? [];
    expect(written.toSorted()).toEqual(lines.toSorted());
    const together = written.map((line) => Number.parseInt(line, 10)).filter((index) => index % 7 === 0);
    expect(together).toEqual(together.toSorted((a, b) => a - b));
  });

  test("has everything that was appended before it was closed", async () => {
    const path = newPath();
    const file = await CaptureFile.open(path, options);
    const appends = [file.append("one\n"), file.append("two\n")];
    await file[Symbol.asyncDispose]();
    await Promise.all(appends);
    expect(readFileSync(path, "utf8")).toBe("one\ntwo\n");
  });

  test("accepts nothing after it is closed", async () => {
    const path = newPath();
    const file = await CaptureFile.open(path, options);
    await file[Symbol.asyncDispose]();
    await expect(file.append("one\n")).rejects.toThrow(/fd/);
    expect(readFileSync(path, "utf8")).toBe("");
  });
});

describe("a capture file that exists", () => {
  test("is appended to, and keeps its mode", async () => {
    const path = newPath();
    writeFileSync(path, KEPT, { mode: 0o640 });
    await using file = await CaptureFile.open(path, { sync: true });
    await file.append("new\n");
    expect(readFileSync(path, "utf8")).toBe(`${KEPT}new\n`);
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  test("with an incomplete last line keeps it, and continues on a new line", async () => {
    const path = newPath();
    writeFileSync(path, `${KEPT}{"torn`);
    await using file = await CaptureFile.open(path, { sync: true });
    await file.append("one\n");
    await file.append("two\n");
    expect(readFileSync(path, "utf8")).toBe(`${KEPT}{"torn\none\ntwo\n`);
  });

  test("can be opened twice", async () => {
    const path = newPath();
    await using first = await CaptureFile.open(path, { sync: false });
    await using second = await CaptureFile.open(path, { sync: false });
    await Promise.all([first.append("first\n"), second.append("second\n")]);
    expect(readFileSync(path, "utf8").split("\n").toSorted()).toEqual(["", "first", "second"]);
  });
});

async function openedIn(folder: string): Promise<{ file: CaptureFile; path: string; reopened: string[] }> {
  const path = join(folder, "c.ndjson");
  const reopened: string[] = [];
  const file = await CaptureFile.open(path, {
    sync: true,
    onMoved: (what, isContinued) => reopened.push(isContinued ? what : `${what} at the end`),
  });
  return { file, path, reopened };
}

describe.skipIf(process.platform === "win32")("a capture file", () => {
  test("that is removed continues in a new file, and says so", async () => {
    const { file: opened, path, reopened } = await openedIn(emptyFolder());
    await using file = opened;
    await file.append("before\n");
    rmSync(path);
    await file.append("one\n");
    await file.append("two\n");
    expect(readFileSync(path, "utf8")).toBe("one\ntwo\n");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(reopened).toEqual(["was removed"]);
  });

  test("that is moved, as a log rotation does, continues in a new file at its path", async () => {
    const { file: opened, path, reopened } = await openedIn(emptyFolder());
    await using file = opened;
    await file.append("before\n");
    renameSync(path, `${path}.1`);
    await file.append("after\n");
    expect(readFileSync(`${path}.1`, "utf8")).toBe("before\n");
    expect(readFileSync(path, "utf8")).toBe("after\n");
    expect(reopened).toEqual(["was moved"]);
  });

  test("that is moved after its last line is named when it is closed; one without a line is not", async () => {
    const { file, path, reopened } = await openedIn(emptyFolder());
    await file.append("before\n");
    renameSync(path, `${path}.1`);
    await file[Symbol.asyncDispose]();
    expect(reopened).toEqual(["was moved at the end"]);
    const unused = await openedIn(emptyFolder());
    rmSync(unused.path);
    await unused.file[Symbol.asyncDispose]();
    expect(unused.reopened).toEqual([]);
  });

  test("that an editor replaced continues in the editor's file, on a line of its own", async () => {
    const { file: opened, path, reopened } = await openedIn(emptyFolder());
    await using file = opened;
    await file.append("before\n");
    writeFileSync(`${path}.swp`, "edited, without a newline");
    renameSync(`${path}.swp`, path);
    await file.append("after\n");
    expect(readFileSync(path, "utf8")).toBe("edited, without a newline\nafter\n");
    expect(reopened).toEqual(["was replaced"]);
  });

  test("that is edited in place keeps each record on a line of its own", async () => {
    const { file: opened, path } = await openedIn(emptyFolder());
    await using file = opened;
    await file.append("before\n");
    writeFileSync(path, "edited, without a newline");
    await file.append("after\n");
    expect(readFileSync(path, "utf8")).toBe("edited, without a newline\nafter\n");
  });

  test("that is removed with its folder refuses lines until the folder is there again", async () => {
    const folder = join(emptyFolder(), "captures");
    mkdirSync(folder);
    const { file: opened, path } = await openedIn(folder);
    await using file = opened;
    rmSync(folder, { recursive: true });
    for (let line = 0; line < 2; line += 1) {
      await expect(file.append("lost\n")).rejects.toThrow(/removed, and a new one could not be created \(ENOENT/);
    }
    mkdirSync(folder);
    await file.append("kept\n");
    expect(readFileSync(path, "utf8")).toBe("kept\n");
  });
});

describe("a capture file that cannot be opened", () => {
  test.each([
    ["in a folder that is not there", (folder: string) => join(folder, "none", "c.ndjson"), /ENOENT/],
    ["that is a folder", (folder: string) => folder, /EISDIR/],
  ])("%s is a failure that names it", async (_name, pathIn, reason) => {
    const path = pathIn(emptyFolder());
    const failure: unknown = await CaptureFile.open(path, { sync: true }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({ code: "input", hint: expect.stringContaining("--save") as string });
    expect(String(failure)).toContain(`cannot write the capture file ${path}: `);
    expect(String(failure)).toMatch(reason);
  });
});

describe("a disk that fails", () => {
  test.skipIf(!existsSync("/dev/full"))("rejects every append of the group, with the system's reason", async () => {
    await using file = await CaptureFile.open("/dev/full", { sync: true });
    const results = await Promise.allSettled([file.append("one\n"), file.append("two\n")]);
    expect(results).toMatchObject([
      { status: "rejected", reason: { code: "ENOSPC" } },
      { status: "rejected", reason: { code: "ENOSPC" } },
    ]);
    await expect(file.append("three\n")).rejects.toMatchObject({ code: "ENOSPC" });
  });

  test.skipIf(!existsSync("/usr/bin/prlimit"))(
    "in the middle of a line is no harm to the next, once it works again",
    async () => {
      const path = newPath();
      await using file = await CaptureFile.open(path, { sync: true });
      await file.append("before\n");
      try {
        limitFilesTo("4096:unlimited");
        await expect(file.append(`${"x".repeat(8000)}\n`)).rejects.toMatchObject({ code: "EFBIG" });
      } finally {
        limitFilesTo("unlimited:unlimited");
      }
      await file.append("after\n");
      await file.append("and on\n");
      expect(readFileSync(path, "utf8")).toMatch(/^before\nx+\nafter\nand on\n$/);
    },
  );
});

/** The largest file that this process may write, as the kernel holds it to. Bytes. */
function limitFilesTo(limits: string): void {
  execFileSync("/usr/bin/prlimit", ["--pid", String(process.pid), `--fsize=${limits}`]);
}
