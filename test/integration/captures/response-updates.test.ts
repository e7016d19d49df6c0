import { appendFileSync, chmodSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { ResponseUpdates } from "../../../src/captures/file/response-updates.ts";
import { type RecordedResponse, encodeResponse } from "../../../src/captures/record/response-record.ts";
import { emptyFolder } from "../../support/program/run-cli.ts";

function answer(id: string): RecordedResponse {
  return { id, by: "replay", status: 200, durationMs: 1, headers: [], body: Buffer.from(`answer to ${id}`) };
}

const line = (id: string): string => encodeResponse(answer(id));

/** A text in which each letter on a line of its own is a record. */
function records(text: string): string {
  return text.replaceAll(/^( ?)(a|b|c|old|one|two)( ?)(?=\r?$)/gm, '$1{"v":1,"kind":"request","id":"$2"}$3');
}

function fileWith(content: string, folder = emptyFolder()): string {
  const path = join(folder, "c.ndjson");
  writeFileSync(path, content);
  return path;
}

describe("new responses", () => {
  test.each<[name: string, before: string, add: [at: number, replaced: number | null, id: string][], after: string]>([
    [
      "go after the lines of their requests",
      "a\nb\nc\n",
      [
        [1, null, "a"],
        [3, null, "c"],
      ],
      `a\n${line("a")}b\nc\n${line("c")}`,
    ],
    ["take the place of those recorded before", "a\nold\nb\n", [[1, 2, "a"]], `a\n${line("a")}b\n`],
    [
      "both ways in one file",
      "a\nold\nb\n",
      [
        [3, null, "b"],
        [1, 2, "a"],
      ],
      `a\n${line("a")}b\n${line("b")}`,
    ],
    ["begin a line of their own after a last line that has no end", "a\nb", [[2, null, "b"]], `a\nb\n${line("b")}`],
    ["leave a last line without an end as it is", "a\nb", [[1, null, "a"]], `a\n${line("a")}b`],
    [
      "keep blank lines, and whatever else there is",
      "\n a \r\n\n\u0000\n",
      [[2, null, "a"]],
      `\n a \r\n${line("a")}\n\u0000\n`,
    ],
  ])("%s", async (...[, plainBefore, add, plainAfter]) => {
    const [before, after] = [records(plainBefore), records(plainAfter)];
    const path = fileWith(before);
    using updates = new ResponseUpdates();
    for (const [at, replaced, id] of add) updates.add({ source: path, line: at }, replaced, answer(id));
    expect(readFileSync(path, "utf8")).toBe(before);
    expect(await updates.commit("/")).toEqual([{ path, answers: add.length }]);
    expect(readFileSync(path, "utf8")).toBe(after);
    expect(readdirSync(join(path, ".."))).toEqual(["c.ndjson"]);
  });

  test("leave no temporary file", () => {
    const folder = emptyFolder();
    for (const name of ["TMPDIR", "TEMP"]) vi.stubEnv(name, folder);
    try {
      const updates = new ResponseUpdates();
      updates.add({ source: "c.ndjson", line: 1 }, null, answer("a"));
      expect(readdirSync(folder)).toHaveLength(1);
      updates[Symbol.dispose]();
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test("for two files each go into their own file, relative to the working folder", async () => {
    const cwd = emptyFolder();
    for (const name of ["one", "two"]) writeFileSync(join(cwd, name), records(`${name}\n`));
    using updates = new ResponseUpdates();
    updates.add({ source: "two", line: 1 }, null, answer("2"));
    updates.add({ source: "one", line: 1 }, null, answer("1"));
    expect(await updates.commit(cwd)).toEqual([
      { path: "two", answers: 1 },
      { path: "one", answers: 1 },
    ]);
    expect(readFileSync(join(cwd, "one"), "utf8")).toBe(records(`one\n${line("1")}`));
    expect(readFileSync(join(cwd, "two"), "utf8")).toBe(records(`two\n${line("2")}`));
  });

  test.skipIf(process.platform === "win32")("keep the file's mode and a symbolic link to it", async () => {
    const path = fileWith(records("a\n"));
    chmodSync(path, 0o640);
    const link = join(path, "..", "link");
    symlinkSync(path, link);
    using updates = new ResponseUpdates();
    updates.add({ source: link, line: 1 }, null, answer("a"));
    await updates.commit("/");
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readFileSync(link, "utf8")).toBe(readFileSync(path, "utf8"));
  });

  test("never go into a file whose lines are no records", async () => {
    const path = fileWith("{\n}\n");
    using updates = new ResponseUpdates();
    updates.add({ source: path, line: 1 }, null, answer("a"));
    await expect(updates.commit("/")).rejects.toMatchObject({
      code: "input",
      message: expect.stringMatching(/it does not have one record on each line$/) as string,
    });
    expect(readFileSync(path, "utf8")).toBe("{\n}\n");
  });

  test("for a missing file are a failure that names it", async () => {
    using updates = new ResponseUpdates();
    updates.add({ source: "none.ndjson", line: 1 }, null, answer("a"));
    await expect(updates.commit(emptyFolder())).rejects.toMatchObject({
      code: "input",
      message: expect.stringMatching(/^cannot write the new answers to none\.ndjson: ENOENT/) as string,
      hint: expect.stringContaining("the file is unchanged") as string,
    });
  });

  test.each<[string, (path: string) => void]>([
    ["appended to", (path) => appendFileSync(path, "late\n")],
    ["overwritten", (path) => writeFileSync(path, "late", { flag: "r+" })],
  ])("do not come into a file that is %s meanwhile", async (_name, write) => {
    // Large enough that it is read in several pieces.
    const path = fileWith(`${"x".repeat(1023)}\n`.repeat(1000));
    using updates = new ResponseUpdates();
    updates.add({ source: path, line: 1 }, null, answer("a"));
    const done = new AbortController();
    const committing = updates.commit("/").finally(() => done.abort());
    const writing = (async () => {
      while (!done.signal.aborted) {
        write(path);
        await new Promise(setImmediate);
      }
    })();
    await expect(committing).rejects.toMatchObject({
      code: "input",
      message: `${path} changed while its answers were being replaced; it was not updated`,
    });
    await writing;
    expect(readFileSync(path, "utf8").includes("answer to a")).toBe(false);
    expect(readdirSync(join(path, ".."))).toEqual(["c.ndjson"]);
  });
});
