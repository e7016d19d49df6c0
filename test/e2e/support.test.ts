import { describe, expect, test } from "vitest";
import { PackedProgram } from "../support/program/packed-program.ts";

describe("a program that a test starts", () => {
  let left: PackedProgram | undefined;

  test("may be left running, as by a test that runs out of time and never leaves its scopes", async () => {
    left = PackedProgram.start(["listen", "--port", "0"]);
    await expect(left.stdoutMatch(/listening on/)).resolves.toBeDefined();
  });

  test("is ended with it", async () => {
    expect(await left?.exitCode).toBe("SIGKILL");
  });
});
