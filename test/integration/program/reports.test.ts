import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Parser } from "tap-parser";
import { describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { writeCapture } from "../../support/captures/capture-with-responses.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";

const XSD = readFileSync(resolve(import.meta.dirname, "../../fixtures/junit/jenkins-junit.xsd"), "utf8");
/** A name with characters that have a meaning in the report formats. */
const NASTY = 'a<b>&"\u001b[31m\u0000\ud800\uffff ]]> # \\ | `x` ::error::%0A\n…';

describe("replay --report", () => {
  test("junit: valid by the schema, with each event, its place, and why it failed", async () => {
    const { folder, run } = await replayed(["--report", "junit=out/report.xml"]);
    expect(run.exitCode).toBe(1);
    const xml = readFileSync(join(folder, "out/report.xml"), "utf8");
    const { valid, errors } = await validateXML({
      xml: [{ fileName: "report.xml", contents: withoutFiles(xml) }],
      schema: [XSD],
    });
    expect(errors).toEqual([]);
    expect(valid).toBe(true);
    expect(xml).toMatch(/tests="3" failures="2" errors="0"/);
    expect(xml).toContain('name="call_x (c.ndjson:2)" classname="hipcall-hooks.replay" file="c.ndjson" line="2"');
    for (const [tag] of xml.matchAll(/<[^>]*>/g)) expect(tag).not.toContain("  ");
    expect(xml).toContain('<failure type="failed" message="answered 500, expected 2xx">');
    expect(xml).toContain("\\u001b[31m");
  });

  test("tap: a TAP parser reads every test, its outcome and its message", async () => {
    const { run } = await replayed(["--report", "tap"]);
    const parsed = Parser.parse(run.stdout);
    const results = parsed.filter(([kind]) => kind === "assert").map(([, result]) => result);
    expect(results).toMatchObject([
      { ok: true, name: "good (c.ndjson:1)" },
      { ok: false, name: "call_x (c.ndjson:2)", diag: { message: "answered 500, expected 2xx", at: { line: 2 } } },
      { ok: false },
    ]);
    expect(parsed.find(([kind]) => kind === "complete")).toMatchObject(["complete", { ok: false, count: 3, fail: 2 }]);
  });

  test("each case has its own name: readers show two cases with one name as one", async () => {
    const { folder } = await replayed(["c.ndjson", "--times", "2", "--report", "junit=r.xml", "--report", "tap=r.tap"]);
    const names = [...readFileSync(join(folder, "r.xml"), "utf8").matchAll(/<testcase name="([^"]*)"/g)].map(
      ([, name]) => name,
    );
    expect(names).toHaveLength(12);
    expect(new Set(names).size).toBe(12);
    expect(names).toContain("call_x #2 (c.ndjson:2)");
    expect(readFileSync(join(folder, "r.tap"), "utf8")).toContain(String.raw`call_x \#2 (c.ndjson:2)`);
  });

  test("junit: the file is below the folder that GitLab has checked out", async () => {
    const { folder } = await replayed(["--report", "junit=r.xml"], { CI_PROJECT_DIR: ".." });
    expect(readFileSync(join(folder, "r.xml"), "utf8")).toMatch(/ file="[^"/]+\/c\.ndjson" line="2"/);
  });

  test("several reports and the output at once", async () => {
    const { folder, run } = await replayed(["--json", "--report", "tap=r.tap", "--report", "markdown=r.md"]);
    expect(run.json.at(-1)).toMatchObject({ type: "summary" });
    expect(readFileSync(join(folder, "r.tap"), "utf8")).toContain("not ok 2");
    const markdown = readFileSync(join(folder, "r.md"), "utf8");
    expect(markdown).toContain("### ❌ hipcall-hooks replay: 3 checks, 2 did not pass");
    expect(markdown).toContain("| `call_x` (`c.ndjson:2`) | answered 500, expected 2xx<br>");
  });

  test("github: without an option in GitHub Actions, in the log and in the step summary", async () => {
    const { folder, run } = await replayed(["--json"], {
      GITHUB_ACTIONS: "true",
      GITHUB_WORKSPACE: "..",
      GITHUB_STEP_SUMMARY: "summary.md",
    });
    const annotations = run.stderr.split("\n").filter((line) => line.startsWith("::"));
    expect(annotations).toHaveLength(2);
    expect(annotations[0]).toMatch(
      /^::error file=[^,:]*c\.ndjson,line=2,title=call_x::answered 500, expected 2xx%0Ahint: your app threw an error/,
    );
    expect(run.json.at(-1)).toMatchObject({ type: "summary" });
    expect(readFileSync(join(folder, "summary.md"), "utf8")).toMatch(/^earlier\n### ❌/);
  });

  test("every format has the error that stopped the run", async () => {
    const folder = emptyFolder();
    const files = ["--report", "junit=r.xml", "--report", "tap=r.tap", "--report", "markdown=r.md"];
    const run = await runCli(["replay", "no-such.ndjson", ...files], { cwd: folder });
    expect(run.exitCode).toBe(3);
    expect(readFileSync(join(folder, "r.xml"), "utf8")).toMatch(
      /errors="1".*<error type="errored" message="file not found/s,
    );
    expect(readFileSync(join(folder, "r.tap"), "utf8")).toContain("Bail out! file not found: no-such.ndjson");
    expect(readFileSync(join(folder, "r.md"), "utf8")).toContain("❌");
  });

  test("a file that can't be written is an error before anything is sent, and no file is left incomplete", async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, "taken"));
    const run = await runCli(["replay", "-", "--report", "junit=r.xml", "--report", "tap=taken"], { cwd: folder });
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain("cannot write the report taken: it is not a regular file");
    expect(readdirSync(folder)).toEqual(["taken"]);
  });

  test.each([
    [["--report", "junit"], "--report must be junit=FILE"],
    [["--report", "xml=x"], "--report must be junit=FILE"],
    [["--json", "--report", "tap"], "both write to standard output"],
  ])("refuses %j", async (options, message) => {
    const run = await runCli(["replay", "c.ndjson", ...options]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
  });
});

describe("listen --report", () => {
  const reports = [
    "--report",
    "junit=r.xml",
    "--report",
    "tap=r.tap",
    "--report",
    "markdown=r.md",
    "--report",
    "github",
  ];
  const expected = ["--expect", "call_x", "--expect", "call_y", "--expect", "call_x", "--timeout", "1ms"];

  test("has one case for each expectation, in each form", async () => {
    const folder = emptyFolder();
    const run = await runCli(["listen", "--port", "0", ...expected, ...reports], { cwd: folder });
    expect(run.exitCode).toBe(1);
    const xml = readFileSync(join(folder, "r.xml"), "utf8");
    expect((await validateXML({ xml, schema: XSD })).valid).toBe(true);
    expect(xml).toMatch(/tests="3" failures="3"/);
    expect(xml).toContain('<testcase name="call_x" classname="hipcall-hooks.listen" time');
    expect(xml).toContain('<testcase name="call_x #2" classname="hipcall-hooks.listen" time');
    expect(xml).toContain('message="at least 1, received none"');
    expect(readFileSync(join(folder, "r.tap"), "utf8")).toMatch(/not ok 1 - call_x\n[^]*1\.\.3\n$/);
    expect(readFileSync(join(folder, "r.md"), "utf8")).toContain("| `call_y` | at least 1, received none |");
    expect(run.stderr).toContain("::error title=call_y::at least 1, received none\n");
  });

  test("passes when all arrive", async () => {
    const folder = emptyFolder();
    const options = ["--expect", "call_x=0", "--timeout", "1ms", "--report", "junit=r.xml"];
    expect((await runCli(["listen", "--port", "0", ...options], { cwd: folder })).exitCode).toBe(0);
    expect(readFileSync(join(folder, "r.xml"), "utf8")).toMatch(/tests="1" failures="0"/);
  });

  test("needs an expectation, and writes nothing in GitHub Actions without one", async () => {
    const refused = await runCli(["listen", "--report", "junit=r.xml"]);
    expect(refused).toMatchObject({ exitCode: 2 });
    expect(refused.stderr).toContain("--report needs --expect");
    const folder = emptyFolder();
    const env = { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: "summary.md" };
    await runCli(["listen", "--port", "0", "--timeout", "1ms"], { cwd: folder, env });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("in GitHub Actions", () => {
  test("--report github, given too, does not spend annotations twice; nor does the step summary", async () => {
    const env = { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: "summary.md" };
    const twice = ["--report", "github", "--report", "github", "--report", "markdown=summary.md"];
    const { folder, run } = await replayed(twice, env);
    expect(run.stderr.split("\n").filter((line) => line.startsWith("::"))).toHaveLength(2);
    expect(readFileSync(join(folder, "summary.md"), "utf8").split("### ")).toHaveLength(2);
  });

  test("all issues of one line are one annotation", async () => {
    const folder = emptyFolder();
    writeCapture(join(folder, "c.ndjson"), [{ event: "call_init" }]);
    const run = await runCli(["validate", "c.ndjson"], { cwd: folder, env: { GITHUB_ACTIONS: "true" } });
    const annotations = run.stderr.split("\n").filter((line) => line.startsWith("::"));
    expect(annotations).toHaveLength(1);
    expect(annotations[0]).toMatch(/^::error file=c\.ndjson,line=1,title=call_init::.* is missing%0A.* is missing/);
  });
});

describe("validate --report", () => {
  test("annotates each issue at its line; a valid event with warnings passes", async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "p.json"), '[\n  {"event": "new_event", "data": {}},\n  {\n    "event": 7\n  }\n]\n');
    const run = await runCli(["validate", "p.json", "--report", "junit=r.xml"], {
      cwd: folder,
      env: { GITHUB_ACTIONS: "true" },
    });
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain("::warning file=p.json,line=2,title=new_event::");
    expect(run.stderr).toMatch(/::error file=p\.json,line=[34],/);
    const xml = readFileSync(join(folder, "r.xml"), "utf8");
    expect(xml).toMatch(/tests="2" failures="1" errors="0"/);
    expect((await validateXML({ xml: withoutFiles(xml), schema: XSD })).valid).toBe(true);
    expect(existsSync(join(folder, "r.xml"))).toBe(true);
  });
});

/** The schema of Jenkins has no attribute for the file, though its plugin, GitLab and the actions for GitHub read one. */
function withoutFiles(xml: string): string {
  return xml.replaceAll(/ file="[^"]*" line="\d+"/g, "");
}

/** A replay of three events. The app accepts only the first. */
async function replayed(
  options: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ folder: string; run: Awaited<ReturnType<typeof runCli>> }> {
  await using app = await TestEndpoint.open(({ body }, response) => {
    response.writeHead(body.includes('"good"') ? 200 : 500).end(NASTY);
  });
  const folder = emptyFolder();
  writeCapture(join(folder, "c.ndjson"), [{ event: "good" }, { event: "call_x" }, { event: NASTY }]);
  writeFileSync(join(folder, "summary.md"), "earlier\n");
  const run = await runCli(["replay", "c.ndjson", "--to", app.url, ...options], { cwd: folder, env });
  return { folder, run };
}
