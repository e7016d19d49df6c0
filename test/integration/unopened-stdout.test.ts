import { execFileSync } from "node:child_process";
import { closeSync, constants, openSync, readFileSync, readSync, writeSync } from "node:fs";
import { devNull } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { unopenedStdout } from "../../src/cli/unopened-stdout.ts";
import { MemoryOutput } from "../support/memory-output.ts";
import { emptyFolder } from "../support/run-cli.ts";

const TEXT = "over and over, ".repeat(3000);

describe.skipIf(process.platform === "win32")("a text for an output that is not open", () => {
  test("is written without the stream", () => {
    const path = join(emptyFolder(), "out");
    const file = openSync(path, "w");
    unopenedStdout(neverOpened, file).write(TEXT);
    closeSync(file);
    expect(readFileSync(path, "utf8")).toBe(TEXT);
  });

  test("goes through the stream from where a full pipe took no more", () => {
    const pipe = fullPipe();
    const roomy = Buffer.alloc(4096);
    readSync(pipe, roomy);
    const stream = new MemoryOutput();
    unopenedStdout(() => stream, pipe).write(TEXT);
    const before = everythingIn(pipe);
    closeSync(pipe);
    const written = before.subarray(before.lastIndexOf(0) + 1).toString();
    expect(written).not.toBe("");
    expect(stream.text).not.toBe("");
    expect(written + stream.text).toBe(TEXT);
  });

  test("goes through the stream, all of it, when it can't be written: that knows what to do", () => {
    const file = openSync(devNull, "r");
    const stream = new MemoryOutput();
    unopenedStdout(() => stream, file).write(TEXT);
    closeSync(file);
    expect(stream.text).toBe(TEXT);
  });

  test.each([["the null device"], ["a pipe"]])("has no width in %s", (what) => {
    const file = what === "a pipe" ? fullPipe() : openSync(devNull, "w");
    expect(unopenedStdout(neverOpened, file).columns).toBeUndefined();
    closeSync(file);
  });
});

function neverOpened(): never {
  throw new Error("the stream was opened");
}

/** A pipe full of zeros, which waits for nobody. */
function fullPipe(): number {
  const path = join(emptyFolder(), "pipe");
  execFileSync("mkfifo", [path]);
  const pipe = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  const zeros = Buffer.alloc(4096);
  while (taken(() => writeSync(pipe, zeros)));
  return pipe;
}

function everythingIn(pipe: number): Buffer {
  const bytes = Buffer.alloc(1024 * 1024);
  let length = 0;
  while (taken(() => (length += readSync(pipe, bytes, { offset: length }))));
  return bytes.subarray(0, length);
}

/** Whether a pipe did something, and not EAGAIN. */
function taken(act: () => number): boolean {
  try {
    return act() > 0;
  } catch {
    return false;
  }
}
