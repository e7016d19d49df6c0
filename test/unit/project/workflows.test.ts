import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import packageJson from "../../../package.json" with { type: "json" };

const FOLDER = resolve(import.meta.dirname, "../../../.github/workflows");

const permissions = z.record(z.string(), z.enum(["read", "write"]));
const settings = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const step = z.strictObject({
  name: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  shell: z.literal("bash").optional(),
  with: settings.optional(),
});
const workflow = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions,
  concurrency: settings,
  jobs: z.record(
    z.string(),
    z.strictObject({
      needs: z.string().optional(),
      environment: z.string().optional(),
      strategy: z
        .strictObject({
          "fail-fast": z.boolean(),
          matrix: z.strictObject({ os: z.array(z.string()), node: z.array(z.number()) }),
        })
        .optional(),
      "runs-on": z.string(),
      "timeout-minutes": z.number(),
      permissions: permissions.optional(),
      steps: z.array(step).min(1),
    }),
  ),
});

const FILES = readdirSync(FOLDER).map((name) => {
  const text = readFileSync(join(FOLDER, name), "utf8");
  return { name, text, read: workflow.parse(parse(text, { strict: true, uniqueKeys: true })) };
});
const JOBS = FILES.flatMap(({ name, read }) =>
  Object.entries(read.jobs).map(
    ([job, { permissions: own = read.permissions, strategy, needs, environment, steps }]) => {
      return { job: `${name} ${job}`, rights: own, strategy, needs, environment, steps };
    },
  ),
);
const STEPS = JOBS.flatMap(({ job, steps }) => steps.map(({ uses, run, with: set }) => ({ job, uses, run, set })));

describe("the workflows", () => {
  test("are these", () => {
    expect(FILES.map(({ name }) => name).toSorted()).toEqual(["ci.yml", "publish.yml", "weekly.yml"]);
  });

  test("every action is pinned by its commit, with its version beside it", () => {
    const used = FILES.flatMap(({ text }) => text.split("\n").filter((line) => /^\s*(?:- )?uses:/.test(line)));
    expect(used.length).toBe(STEPS.filter(({ uses }) => uses !== undefined).length);
    for (const line of used) expect(line).toMatch(/uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    const pins = new Set(used.map((line) => line.slice(line.indexOf("actions/"))));
    expect(new Set([...pins].map((pin) => pin.split("@")[0])).size, "one version of each").toBe(pins.size);
  });

  test("only the job that publishes can sign, and it runs no code of the project or of a dependency", () => {
    const signing = JOBS.filter(({ rights }) => rights["id-token"] !== undefined);
    expect(signing.map(({ job }) => job)).toEqual(["publish.yml publish"]);
    expect(signing[0]).toMatchObject({ needs: "package", environment: "npm" });
    expect(signing[0]?.steps.flatMap(({ run }) => run ?? [])).toEqual([
      "npm publish ./hipcall-hooks-*.tgz --provenance --access public --ignore-scripts",
    ]);
    expect(signing[0]?.steps.flatMap(({ uses }) => uses?.split("@")[0] ?? [])).toEqual([
      "actions/download-artifact",
      "actions/setup-node",
    ]);
  });

  test("no job may write to the repository, and none keeps a token", () => {
    for (const { rights, job } of JOBS) expect(rights["contents"], job).toBe("read");
    const checkouts = STEPS.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.length).toBeGreaterThan(0);
    for (const { set } of checkouts) expect(set).toEqual({ "persist-credentials": false });
    expect(FILES.map(({ text }) => text).join("\n")).not.toMatch(/secrets\./);
  });

  test("no script has something of the event written into it", () => {
    for (const { run = "", job } of STEPS) expect(run, job).not.toContain("${{");
  });

  test("the tests run on every Node that is supported, and on three systems", () => {
    expect(JOBS.find(({ job }) => job === "ci.yml tests")?.strategy?.matrix).toEqual({
      os: ["ubuntu-latest", "macos-latest", "windows-latest"],
      node: [20, 22, 24, 26],
    });
    const floor = packageJson.engines.node.replace(">=", "");
    expect(STEPS.map(({ run }) => run)).toContain(`npm run test:nodes -- ${floor}`);
    const nodes = readFileSync(resolve(FOLDER, "../../scripts/nodes.mjs"), "utf8");
    expect(nodes).toContain(`SUPPORTED = ["${floor}", "20", "22", "24", "26"]`);
  });

  test("what looks for new cases runs each week, in a job each", () => {
    const weekly = JOBS.filter(({ job }) => job.startsWith("weekly.yml"));
    expect(weekly.map(({ steps }) => steps.at(-1)?.run)).toEqual([
      "npm run test:properties",
      "npm run test:fuzz",
      "npm run test:chaos",
    ]);
  });

  test("a release is published after all tests, under the tag of its version", () => {
    const before = JOBS.find(({ job }) => job === "publish.yml package")?.steps.flatMap(({ run }) => run ?? []);
    expect(before?.join("\n")).toMatch(
      /GITHUB_REF_NAME.*version[\s\S]*repository\.url[\s\S]*\.ci\/run\nnpm audit signatures\nnpm run test:nodes\nnpm pack\nmkdir again\n.*\ncmp .*\n$/,
    );
  });

  test("run only scripts that package.json has", () => {
    const named = STEPS.flatMap(({ run = "" }) => [...run.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name));
    expect(named.length).toBeGreaterThan(0);
    expect(Object.keys(packageJson.scripts)).toEqual(expect.arrayContaining(named));
  });
});
