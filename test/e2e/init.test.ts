import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { freePort } from "../support/network/raw-server.ts";
import { TestEndpoint } from "../support/network/test-endpoint.ts";
import { runPackedProgram } from "../support/program/packed-program.ts";
import { LibraryProject } from "../support/run/library-project.ts";

const VITEST = LibraryProject.bin("vitest/vitest.mjs");
const APP = `
import { createServer } from "node:http";
createServer((_request, response) => response.end()).listen(new URL(process.env.HIPCALL_HOOKS_URL).port, "127.0.0.1");
`;
const steps = z.object({
  jobs: z.object({ webhooks: z.object({ steps: z.array(z.object({ run: z.string().optional() })) }) }),
});

test("the project that init writes works: capture, replay, test and workflow", async () => {
  await using app = await TestEndpoint.open((_seen, response, count) =>
    response.writeHead(count > 6 ? 500 : 200).end(),
  );
  const project = new LibraryProject();
  const cwd = project.folder;
  const args = ["init", "--yes", "--test", "vitest", "--ci", "github", "--to", `${app.url}/in`];
  expect(await runPackedProgram(args, { cwd })).toMatchObject({ exitCode: 0 });
  expect(await runPackedProgram(["validate", "test/calls.ndjson"], { cwd })).toMatchObject({ exitCode: 0 });
  expect(await runPackedProgram(["replay", "test/calls.ndjson"], { cwd })).toMatchObject({ exitCode: 0 });
  const passed = await project.node([VITEST, "run"], { NO_COLOR: "1", CI: "1" });
  expect(passed).toMatchObject({ code: 0, text: expect.stringContaining("1 passed") });
  expect(app.requests.map(({ url }) => url)).toEqual(Array.from({ length: 6 }, () => "/in"));
  const failed = await project.node([VITEST, "run"], { NO_COLOR: "1", CI: "1" });
  expect(failed).toMatchObject({ code: 1, text: expect.stringContaining("1 failed") });
});

test.skipIf(process.platform === "win32")("the commands of the workflow run, and start the app", async () => {
  const project = new LibraryProject();
  const cwd = project.folder;
  project.write("my app.mjs", APP);
  const to = `http://127.0.0.1:${await freePort()}/in`;
  const args = ["init", "--yes", "--ci", "github", "--to", to, "--exec", "node 'my app.mjs'"];
  expect(await runPackedProgram(args, { cwd })).toMatchObject({ exitCode: 0 });
  const workflow = steps.parse(parse(readFileSync(join(cwd, ".github/workflows/webhooks.yml"), "utf8")));
  const lines = workflow.jobs.webhooks.steps.flatMap(({ run }) => run?.trim() ?? []);
  expect(lines[0]).toBe("npm ci");
  expect(lines).toHaveLength(3);
  for (const line of lines.slice(1)) {
    const words = [...line.matchAll(/'((?:[^']|'\\'')*)'|(\S+)/g)].map(([, quoted, bare]) =>
      (quoted ?? bare ?? "").replaceAll(`'\\''`, "'"),
    );
    expect(words.slice(0, 2)).toEqual(["npx", "hipcall-hooks"]);
    expect(await runPackedProgram(words.slice(2), { cwd }), line).toMatchObject({ exitCode: 0 });
  }
});
