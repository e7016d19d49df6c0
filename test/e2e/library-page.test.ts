import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { LibraryProject } from "../support/run/library-project.ts";

const PAGE = readFileSync(resolve(import.meta.dirname, "../../docs/library.md"), "utf8");
const VITEST = LibraryProject.bin("vitest/vitest.mjs");

/** The blocks that begin with the name of a file. */
const FILES = [...PAGE.matchAll(/```ts\n\/\/ (\S+\.ts)\n([\s\S]*?)```/g)].map(([, name = "", text = ""]) => ({
  name,
  text,
}));

describe("the files of docs/library.md", () => {
  test("are tests that pass and compile, and a script that Node runs", async () => {
    const project = await projectOfThePage();
    const { text } = await project.node([VITEST, "run"], { NO_COLOR: "1", CI: "1" });
    expect(text).toMatch(/Test Files {2}3 passed/);
    const options = {
      module: "nodenext",
      target: "es2022",
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
    };
    const lib = ["es2023", "esnext.disposable", "dom"];
    project.write(
      "tsconfig.json",
      JSON.stringify({ compilerOptions: { ...options, lib, types: ["node"], skipLibCheck: true } }),
    );
    expect(await project.node([LibraryProject.bin("typescript/bin/tsc"), "-p", "."])).toEqual({ code: 0, text: "" });
    const script = FILES.find(({ name }) => name.endsWith(".node.ts"))?.text ?? "throw new Error()";
    project.write("script.mjs", script);
    expect(await project.node(["script.mjs"])).toEqual({ code: 0, text: "" });
  });

  test("fail with a reason when the app changes", async () => {
    const project = await projectOfThePage();
    const app = FILES.find(({ name }) => name === "src/webhooks.ts")?.text ?? "";
    project.write("src/webhooks.ts", app.replace("ok: true, id:", "ok: true, call: 7, id:"));
    const { text } = await project.node([VITEST, "run", "test/replay.test.ts"], { NO_COLOR: "1", CI: "1" });
    expect(text).toMatch(/Failure: (\d) of \1 deliveries were not accepted/);
    expect(text).toMatch(/#1 call_init \(test\/calls\.ndjson:\d+\)/);
    expect(text).toMatch(/call: expected nothing, received /);
  });
});

/** The files of the page, and the recorded calls that it speaks of. */
async function projectOfThePage(): Promise<LibraryProject> {
  const project = new LibraryProject();
  for (const { name, text } of FILES) project.write(name, text);
  project.add("record-calls.mjs");
  expect(await project.node(["record-calls.mjs", "test/calls.ndjson"])).toEqual({ code: 0, text: "" });
  return project;
}
