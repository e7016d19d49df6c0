import { existsSync, lstatSync, readFileSync, readdirSync, readlinkSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { AtomicFile } from "../../../src/captures/file/atomic-file.ts";
import { emptyFolder } from "../../support/program/run-cli.ts";

describe("an atomic file", () => {
  test("exists only after its commit, and then nothing else does", () => {
    const folder = emptyFolder();
    const path = join(folder, "f");
    {
      using file = new AtomicFile(path);
      file.write("text ");
      file.write(Buffer.from([0xff, 0]));
      expect(readdirSync(folder)).toEqual([expect.stringMatching(/^f\..+\.tmp$/)]);
      file.commit();
      expect(readFileSync(path)).toEqual(Buffer.from([...Buffer.from("text "), 0xff, 0]));
    }
    expect(readdirSync(folder)).toEqual(["f"]);
  });

  test("leaves an existing file unchanged, and no draft, without a commit", () => {
    const folder = emptyFolder();
    const path = join(folder, "f");
    writeFileSync(path, "before");
    {
      using file = new AtomicFile(path);
      file.write("after");
    }
    expect(readdirSync(folder)).toEqual(["f"]);
    expect(readFileSync(path, "utf8")).toBe("before");
  });

  test("replaces an existing file", () => {
    const path = join(emptyFolder(), "f");
    writeFileSync(path, "before, and longer");
    using file = new AtomicFile(path);
    file.write("after");
    file.commit();
    expect(readFileSync(path, "utf8")).toBe("after");
  });

  test.skipIf(process.platform === "win32")("has the given mode", () => {
    const path = join(emptyFolder(), "f");
    using file = new AtomicFile(path, { mode: 0o600 });
    file.commit();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test("has each piece on disk as soon as it is written", () => {
    const folder = emptyFolder();
    using file = new AtomicFile(join(folder, "f"));
    const written = (): number => statSync(join(folder, readdirSync(folder)[0] ?? "")).size;
    file.write("x".repeat(256 * 1024));
    expect(written()).toBe(256 * 1024);
    file.write(Buffer.from("y"));
    expect(written()).toBe(256 * 1024 + 1);
    file.commit();
    expect(readFileSync(join(folder, "f"), "utf8")).toBe(`${"x".repeat(256 * 1024)}y`);
  });

  test("can have its start overwritten between two writes", () => {
    const path = join(emptyFolder(), "f");
    using file = new AtomicFile(path);
    file.write("0000 one,");
    file.overwriteStart("1234");
    file.write(" two");
    file.commit();
    expect(readFileSync(path, "utf8")).toBe("1234 one, two");
  });

  test("is committed once, and accepts nothing after that", () => {
    const path = join(emptyFolder(), "f");
    using file = new AtomicFile(path);
    file.write("one");
    file.commit();
    file.commit();
    expect(() => file.overwriteStart("two")).toThrow("is closed");
    expect(readFileSync(path, "utf8")).toBe("one");
  });

  test.skipIf(!existsSync("/proc/self/fd"))("is closed when disposed, committed or not", () => {
    const folder = emptyFolder();
    for (const commits of [true, false]) {
      using file = new AtomicFile(join(folder, "f"));
      expect(openFilesIn(folder)).toHaveLength(1);
      if (commits) file.commit();
    }
    expect(openFilesIn(folder)).toEqual([]);
  });

  test("in a missing folder is the system's error", () => {
    expect(() => new AtomicFile(join(emptyFolder(), "none", "f"))).toThrow(expect.objectContaining({ code: "ENOENT" }));
  });
});

/** The names of files in a folder that this process holds open, deleted ones too. */
function openFilesIn(folder: string): string[] {
  const links = readdirSync("/proc/self/fd").map((fd) => join("/proc/self/fd", fd));
  const there = links.filter((link) => lstatSync(link, { throwIfNoEntry: false }) !== undefined);
  return there.map((link) => readlinkSync(link)).filter((file) => file.startsWith(folder));
}
