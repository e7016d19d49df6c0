import { describe, expect, test } from "vitest";
import { PackedProgram } from "../support/program/packed-program.ts";

describe("a program started by a test", () => {
  let left: PackedProgram | undefined;

  test("can still run when the test ends, for example after a timeout", async () => {
    left = PackedProgram.start(["listen", "--port", "0"]);
    await expect(left.stdoutMatch(/listening on/)).resolves.toBeDefined();
  });

  test("is killed at the end of the test", async () => {
    expect(await left?.exitCode).toBe("SIGKILL");
  });
});
