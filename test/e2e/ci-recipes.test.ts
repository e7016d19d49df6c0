import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { emptyFolder } from "../support/program/run-cli.ts";
import packageJson from "../../package.json" with { type: "json" };

const ROOT = resolve(import.meta.dirname, "../..");
const DOCS = readFileSync(join(ROOT, "docs/ci.md"), "utf8");

const step = z.union([
  z.strictObject({ uses: z.string(), with: z.record(z.string(), z.union([z.string(), z.number()])).optional() }),
  z.strictObject({ run: z.string() }),
]);
const workflow = z.strictObject({
  name: z.string(),
  on: z.array(z.enum(["push", "pull_request"])),
  jobs: z.record(z.string(), z.strictObject({ "runs-on": z.string(), steps: z.array(step) })),
});
const pipeline = z.record(
  z.string(),
  z.strictObject({
    image: z.string(),
    script: z.array(z.string()),
    artifacts: z.strictObject({ when: z.literal("always"), reports: z.strictObject({ junit: z.string() }) }),
  }),
);
const action = z.strictObject({
  name: z.string(),
  description: z.string(),
  inputs: z.record(
    z.string(),
    z.strictObject({ description: z.string(), default: z.string().optional(), required: z.boolean().optional() }),
  ),
  runs: z.strictObject({
    using: z.literal("composite"),
    steps: z.tuple([
      z.strictObject({
        shell: z.literal("bash"),
        "working-directory": z.string(),
        env: z.record(z.string(), z.string()),
        run: z.string(),
      }),
    ]),
  }),
});

const actionUse = z.tuple([z.strictObject({ uses: z.string(), with: z.record(z.string(), z.string()) })]);

describe("the recipes in docs/ci.md pass for a good app and fail for a bad one", () => {
  test.each([
    ["shell", recipe("shell")],
    ["github", lastRun(parse(recipe("github")))],
    ["gitlab", lastScript(parse(recipe("gitlab")))],
  ])("%s", async (name, script) => {
    const project = await newProject();
    const good = project.bash(script);
    expect(good.stdout + good.stderr).toContain("3 answers compared with the recording: 3 same");
    expect(good.status).toBe(0);
    const bad = project.bash(script, { BUG: "1" });
    expect(bad.status).toBe(1);
    expect(bad.stdout).toContain("call.minutes: expected 1, received 0.8666666666666667");
    if (name === "github") return;
    expect(readFileSync(join(project.folder, "hipcall-hooks.xml"), "utf8")).toMatch(
      /<testcase name="call_hangup \(webhooks\.ndjson:5\)"[^>]*>\n<failure [^>]*>[^<]*call\.minutes: expected 1/,
    );
  });

  test("the action with the inputs of its recipe", async () => {
    const project = await newProject();
    const { inputs, runs } = action.parse(parse(readFileSync(join(ROOT, "action.yml"), "utf8")));
    const [{ run, env }] = runs.steps;
    const [{ with: given }] = actionUse.parse(parse(recipe("action")));
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
    expect(inputs["cli"]?.default).toBe(`npx --yes hipcall-hooks@${packageJson.version}`);
    const value = (input: string): string =>
      input === "cli" ? "npx hipcall-hooks" : (given[input] ?? inputs[input]?.default ?? "");
    const variables = Object.entries(env).map(([name, text]) => {
      const filled = text.replaceAll(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_whole, input: string) => value(input));
      return [name, project.local(filled)] as const;
    });
    const summary = join(project.folder, "summary.md");
    const github = { ...Object.fromEntries(variables), GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: summary };
    expect(project.bash(run, github).status).toBe(0);
    const bad = project.bash(run, { ...github, BUG: "1" });
    expect(bad.status).toBe(1);
    expect(bad.stderr).toContain("::error file=webhooks.ndjson,line=5,title=call_hangup::");
    expect(readFileSync(summary, "utf8")).toMatch(/### ✅ .*### ❌ /s);
  });

  test("expecting webhooks", async () => {
    const project = await newProject();
    const sends = (events: string): void => {
      writeFileSync(join(project.folder, "make-a-call.sh"), `#!/bin/sh\nnpx hipcall-hooks send ${events} --to "$1"\n`);
      chmodSync(join(project.folder, "make-a-call.sh"), 0o755);
    };
    const script = recipe("expect").replace("--timeout 30s", "--timeout 4s");
    sends("call_init call_hangup");
    expect(project.bash(script).status).toBe(0);
    sends("call_hangup call_init");
    const failed = project.bash(script);
    expect(failed.status).toBe(1);
    expect(failed.stdout).toContain("out of order");
  });
});

test("the workflow and the pipeline have the format of GitHub and GitLab", () => {
  expect(workflow.safeParse(parse(recipe("github"))).error).toBeUndefined();
  expect(pipeline.safeParse(parse(recipe("gitlab"))).error).toBeUndefined();
});

/** The code block after a marker in docs/ci.md. */
function recipe(name: string): string {
  const [, text] = new RegExp(`<!-- recipe:${name} -->\\s+\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(DOCS) ?? [];
  if (text === undefined) throw new Error(`docs/ci.md has no recipe ${name}`);
  return text;
}

function lastRun(value: unknown): string {
  const last = workflow.parse(value).jobs["webhooks"]?.steps.at(-1);
  return last !== undefined && "run" in last ? last.run : "";
}

function lastScript(value: unknown): string {
  return pipeline.parse(value)["webhooks"]?.script.at(-1) ?? "";
}

interface Project {
  readonly folder: string;
  /** Replaces the port of the recipes with a free one. */
  readonly local: (text: string) => string;
  readonly bash: (
    script: string,
    env?: Readonly<Record<string, string>>,
  ) => { status: number | null; stdout: string; stderr: string };
}

/** A user's project: an app, a capture with the answers of the good app, and an `npx` that runs the program. */
async function newProject(): Promise<Project> {
  const folder = emptyFolder();
  const port = await freePort();
  copyFileSync(join(ROOT, "test/fixtures/app/server.mjs"), join(folder, "server.mjs"));
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), '{"name":"app","private":true,"scripts":{"start":"node server.mjs"}}');
  const program = `exec ${JSON.stringify(inject("nodePath"))} ${JSON.stringify(inject("programPath"))}`;
  writeFileSync(join(folder, "npx"), `#!/bin/sh\nshift\n${program} "$@"\n`, { mode: 0o755 });
  const local = (text: string): string => text.replaceAll("127.0.0.1:3000", `127.0.0.1:${port}`);
  const bash: Project["bash"] = (script, env = {}) =>
    spawnSync("bash", ["-ec", local(script)], {
      cwd: folder,
      encoding: "utf8",
      env: { PATH: `${folder}:${process.env["PATH"]}`, HOME: folder, ...env },
    });
  const samples = ["call_init", "call_bridged", "call_hangup"].map((event) =>
    execFileSync(inject("nodePath"), [inject("programPath"), "events", "show", event]),
  );
  const events = samples.map((sample) => JSON.stringify(JSON.parse(sample.toString("utf8"))));
  writeFileSync(join(folder, "events.json"), `[${events.join(",")}]`);
  bash(
    "npx hipcall-hooks listen --port 0 --save webhooks.ndjson --exec 'npx hipcall-hooks replay events.json --to $HIPCALL_HOOKS_URL'",
  );
  const recorded = bash(
    "npx hipcall-hooks replay webhooks.ndjson --to http://127.0.0.1:3000/hooks/hipcall --exec 'npm start' --update",
  );
  if (recorded.status !== 0) throw new Error(`not recorded: ${recorded.stdout}${recorded.stderr}`);
  return { folder, local, bash };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
