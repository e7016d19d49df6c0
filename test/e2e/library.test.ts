import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { LibraryProject } from "../support/run/library-project.ts";

const TSC = LibraryProject.bin("typescript/bin/tsc");

test("every entry works as an ES module, by require, and in node:test", async () => {
  const project = new LibraryProject();
  project.add("every-entry.mjs");
  project.add("in-node.test.mjs");
  expect(await project.node(["every-entry.mjs", "calls.ndjson"])).toEqual({ code: 0, text: "" });
  expect(await project.node(["--test", "in-node.test.mjs"])).toMatchObject({ code: 0 });
});

describe("the declarations", () => {
  test.each([
    { module: "node16", moduleResolution: "node16" },
    { module: "nodenext", moduleResolution: "nodenext" },
    { module: "esnext", moduleResolution: "bundler" },
  ])("compile with $moduleResolution, without the types of a library of ours", async (options) => {
    const project = typedProject(options);
    project.add("types.ts");
    expect(await project.node([TSC, "-p", "."])).toEqual({ code: 0, text: "" });
  });

  test("compile for a CommonJS file", async () => {
    const project = typedProject({ module: "node16", moduleResolution: "node16" });
    project.write(
      "types.cts",
      [
        'import { type CallHangup, sample } from "hipcall-hooks";',
        'import { listen } from "hipcall-hooks/testing";',
        'const hangup: CallHangup = sample("call_hangup");',
        "export const used = [hangup.data.call_duration.toFixed(), listen];",
      ].join("\n"),
    );
    expect(await project.node([TSC, "-p", "."])).toEqual({ code: 0, text: "" });
  });

  test("add the matchers to jest's expect, with its own globals and without", async () => {
    const project = typedProject({ module: "nodenext", moduleResolution: "nodenext", skipLibCheck: true });
    project.write(
      "jest.ts",
      [
        'import { expect } from "@jest/globals";',
        'import { sample } from "hipcall-hooks";',
        'import "hipcall-hooks/jest";',
        'expect(sample("call_hangup")).toBeHipcallEvent("call_hangup");',
        'expect(sample("call_hangup")).not.toHaveReceived(["call_hangup"]);',
      ].join("\n"),
    );
    expect(await project.node([TSC, "-p", "."])).toEqual({ code: 0, text: "" });
  });

  test("refuse each line of the file of lines that must not compile", async () => {
    const project = typedProject({ module: "nodenext", moduleResolution: "nodenext" });
    const lines = project.add("must-not-compile.ts").split("\n");
    const expected = lines.flatMap((line, index) => {
      const code = /^\/\/ (TS\d+):/.exec(line)?.[1];
      return code === undefined ? [] : [`${index + 2} ${code}`];
    });
    const { text } = await project.node([TSC, "-p", "."]);
    const found = [...text.matchAll(/^must-not-compile\.ts\((\d+),\d+\): error (TS\d+)/gm)];
    expect(found.map(([, line = "", code = ""]) => `${line} ${code}`)).toEqual(expected);
  });
});

describe("the matchers", () => {
  test("work in vitest, and say what is wrong", async () => {
    const project = new LibraryProject();
    project.add("in-vitest.test.mjs");
    const vitest = LibraryProject.bin("vitest/vitest.mjs");
    const { text } = await project.node([vitest, "run", "--no-color", "--pool", "threads"], { NO_COLOR: "1", CI: "1" });
    expect(text).toMatch(/Tests {2}3 failed \| 1 passed/);
    expect(text).toContain("expected call_init, but this is call_hangup");
    expect(text).toContain("expected an event of Hipcall, but this call_hangup is invalid:");
    expect(text).toContain("error   data.call_duration must be a number, but is a string");
    expect(text).toContain("hint: send the number without quotes");
    expect(text).toContain("call_init has not come");
    expect(text).toContain("error   data.uuid must be a string, but is a number");
  });

  test("work in jest", async () => {
    const project = new LibraryProject();
    project.write("package.json", JSON.stringify({ name: "project", private: true }));
    project.add("in-jest.test.cjs");
    project.write("jest.config.cjs", 'module.exports = { testMatch: ["**/*.test.cjs"], transform: {} };');
    const { text } = await project.node([LibraryProject.bin("jest/bin/jest.js"), "--runInBand", "--no-watchman"]);
    expect(text).toMatch(/1 failed, 1 passed/);
    expect(text).toContain("expected call_init, but this is call_hangup");
  });
});

test("a bundler takes only what is used", async () => {
  const { rolldown } = await import("rolldown");
  const project = new LibraryProject();
  project.write("only-names.mjs", 'import { requestOf } from "hipcall-hooks"; console.log(requestOf);');
  project.write("parse.mjs", 'import { parseEvent } from "hipcall-hooks"; console.log(parseEvent);');
  const bundled = async (input: string): Promise<string> => {
    await using bundle = await rolldown({
      input: join(project.folder, input),
      platform: "neutral",
      logLevel: "silent",
    });
    const { output } = await bundle.generate({ minify: true });
    return output[0].code;
  };
  expect((await bundled("only-names.mjs")).length).toBeLessThan(1000);
  const parse = await bundled("parse.mjs");
  // No sample, no scenario, and nothing of Node: it also runs elsewhere.
  expect(parse).not.toContain("answered-inbound");
  expect(parse).not.toMatch(/["'`]node:/);
  // Nor the compiler of zod, which is as large as the rest of zod.
  expect(parse.includes("zod.compile")).toBe(false);
});

test("publint and attw find nothing to complain of", async () => {
  const folder = join(inject("installFolder"), "node_modules/hipcall-hooks");
  const { publint } = await import("publint");
  const { messages } = await publint({ pkgDir: folder, strict: true, pack: false });
  expect(messages).toEqual([]);
  const project = new LibraryProject();
  // vitest is an ES module alone, so its entry is too. Without `exports`, nothing is found by the rules of Node 10.
  const rules = ["--profile", "node16", "--ignore-rules", "cjs-resolves-to-esm"];
  const attw = LibraryProject.bin("@arethetypeswrong/cli/dist/index.js");
  const packed = inject("tarball");
  expect(await project.node([attw, packed, "--quiet", ...rules])).toMatchObject({ code: 0 });
});

/** A project that refuses what is not strict, in declarations too, and has no types but the standard ones. */
function typedProject(options: object): LibraryProject {
  const project = new LibraryProject();
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: "es2022",
    lib: ["es2023", "esnext.disposable", "dom", "dom.iterable"],
    types: [],
    skipLibCheck: false,
    ...options,
  };
  project.write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["*.ts", "*.cts"] }));
  return project;
}
