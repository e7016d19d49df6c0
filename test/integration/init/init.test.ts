import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";

const ALL = ["init", "--test", "vitest", "--ci", "github"];
const FILES = [
  "hipcall-hooks.config.json",
  "test/calls.ndjson",
  "test/calls.test.ts",
  ".github/workflows/webhooks.yml",
  ".gitignore",
];

const read = (folder: string, path: string): string => readFileSync(join(folder, path), "utf8");

describe("init", () => {
  test("only shows the files without --yes, says how to write them, and exits 0", async () => {
    const cwd = emptyFolder();
    const run = await runCli(ALL, { cwd });
    expect([run.exitCode, readdirSync(cwd)]).toEqual([0, []]);
    for (const path of FILES) expect(run.stdout).toContain(`${path}: a new file\n+ `);
    expect(run.stdout).toContain("hint: add --yes to write");
    expect(run.stderr).toContain(
      "this folder has no package.json: npm init -y && npm i -D --save-exact hipcall-hooks vitest",
    );
  });

  test("writes with --yes exactly what it shows, and the same again changes nothing", async () => {
    const cwd = emptyFolder();
    const first = await runCli([...ALL, "--yes", "--json"], { cwd });
    expect([first.exitCode, first.json.at(-1)]).toEqual([
      0,
      expect.objectContaining({ written: FILES, leftAlone: [] }),
    ]);
    for (const { path, text } of first.json.filter(({ type }) => type === "file"))
      expect(read(cwd, String(path))).toBe(text);
    const second = await runCli([...ALL, "--yes", "--json"], { cwd });
    expect([second.exitCode, second.json.at(-1)]).toEqual([
      0,
      expect.objectContaining({ unchanged: FILES, written: [] }),
    ]);
  });

  test("leaves a file with other content alone, names it, and exits 1", async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, "hipcall-hooks.config.json"), "{}");
    const run = await runCli([...ALL, "--yes"], { cwd });
    expect([run.exitCode, read(cwd, "hipcall-hooks.config.json")]).toEqual([1, "{}"]);
    expect(run.stdout).toContain("left alone: hipcall-hooks.config.json\n");
    expect(existsSync(join(cwd, "test/calls.ndjson"))).toBe(true);
    const quiet = await runCli([...ALL, "--yes", "--quiet"], { cwd });
    expect([quiet.exitCode, quiet.stderr]).toEqual([
      1,
      expect.stringContaining("config.json: left alone: it is there already"),
    ]);
  });

  test.each([
    ["node_modules", "node_modules\n"],
    ["node_modules\r\n*.ndjson\r\n", "node_modules\r\n*.ndjson\r\n"],
  ])("adds to .gitignore only the lines that it does not have: %j", async (before, kept) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, ".gitignore"), before);
    const run = await runCli(["init", "--yes", "--json"], { cwd });
    const added = run.json.find(({ path }) => path === ".gitignore");
    expect(added).toMatchObject({ change: "add", text: expect.stringMatching(/!test\/calls\.ndjson\r?\n$/) });
    expect(read(cwd, ".gitignore")).toBe(kept + String(added?.["text"]));
    expect(read(cwd, ".gitignore").match(/^\*\.ndjson\r?$/gm)).toHaveLength(1);
  });

  test.skipIf(process.platform === "win32")("follows no link out of the folder", async () => {
    const [cwd, outside] = [emptyFolder(), emptyFolder()];
    symlinkSync(outside, join(cwd, "test"));
    symlinkSync(join(outside, "none"), join(cwd, ".github"));
    symlinkSync(join(outside, "ignore"), join(cwd, ".gitignore"));
    const run = await runCli([...ALL, "--yes", "--json"], { cwd });
    expect([run.exitCode, readdirSync(outside)]).toEqual([1, []]);
    expect(run.json.at(-1)).toMatchObject({ written: [FILES[0]], leftAlone: FILES.slice(1) });
    expect(run.json.find(({ path }) => path === "test/calls.ndjson")).toMatchObject({
      why: "test is a link that leads out of this folder",
    });
  });

  test("says which folder is a file", async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, "test"), "");
    const run = await runCli(["init", "--yes"], { cwd });
    expect([run.exitCode, run.stdout]).toEqual([1, expect.stringContaining("test is not a folder")]);
  });

  // The path of each file fits into Linux's limit, and that of its draft does not.
  test.skipIf(process.platform !== "linux")("names each file that cannot be written, and exits 3", async () => {
    const cwd = deepFolder(4050);
    const run = await runCli([...ALL, "--yes", "--json"], { cwd });
    expect(run.exitCode).toBe(3);
    expect(run.json.at(-1)).toMatchObject({ written: [], failed: FILES });
    expect(run.json.filter(({ type }) => type === "error").map(({ message }) => message)).toEqual(
      FILES.map((file) => expect.stringContaining(`${file} cannot be written: `)),
    );
  });

  test("puts --to, --exec and --scenario into the files", async () => {
    const cwd = emptyFolder();
    const exec = "PORT=3000 node 'my app.js'";
    expect(
      (await runCli([...ALL, "--yes", "--to", ":3000/in", "--exec", exec, "--scenario", "voicemail"], { cwd }))
        .exitCode,
    ).toBe(0);
    expect(JSON.parse(read(cwd, "hipcall-hooks.config.json"))).toEqual({
      target: "http://localhost:3000/in",
      replay: { exec },
    });
    expect(read(cwd, "test/calls.ndjson")).toContain('"path":"/in"');
    expect(read(cwd, "test/calls.ndjson").trimEnd().split("\n")).toHaveLength(2);
    expect((await runCli(["validate", "test/calls.ndjson"], { cwd })).exitCode).toBe(0);
    const unknown = await runCli(["init", "--scenario", "voicemial"], { cwd });
    expect([unknown.exitCode, unknown.stderr]).toEqual([2, expect.stringContaining("did you mean voicemail?")]);
  });

  test("says what package.json lacks, and that a workflow belongs into the top folder", async () => {
    const top = emptyFolder();
    const cwd = join(top, "app");
    for (const folder of [join(top, ".git"), cwd]) mkdirSync(folder);
    writeFileSync(join(cwd, "package.json"), '{"devDependencies":{"vitest":"1"}}');
    const { stderr } = await runCli(ALL, { cwd });
    expect(stderr).toContain("package.json does not have hipcall-hooks: npm i -D --save-exact hipcall-hooks\n");
    expect(stderr).toContain('no script "start"');
    expect(stderr).toContain("only in the top folder");
  });
});

/** A new folder whose path has this length. */
function deepFolder(length: number): string {
  let path = emptyFolder();
  while (path.length < length) path = join(path, "d".repeat(Math.min(200, Math.max(length - path.length - 1, 1))));
  mkdirSync(path, { recursive: true });
  return path;
}
