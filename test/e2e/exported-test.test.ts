import { copyFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { captureFile, payload, record } from "../support/captures/capture-file.ts";
import { TestEndpoint } from "../support/network/test-endpoint.ts";
import { runPackedProgram } from "../support/program/packed-program.ts";
import { LibraryProject } from "../support/run/library-project.ts";

// What `captures export --as vitest` writes in a project that has this package: a test that uses its library.

const VITEST = LibraryProject.bin("vitest/vitest.mjs");
const env = { NO_COLOR: "1", CI: "1" };

test("an exported test replays the events with the library, and fails when the app answers otherwise", async () => {
  await using app = await TestEndpoint.open((_seen, response, count) =>
    response.writeHead(count > 2 ? 500 : 201).end(),
  );
  const project = new LibraryProject();
  const answer = { v: 1, kind: "response", by: "forward", durationMs: 1, status: 201, headers: [], body: "" };
  const bodies = [payload("call_init", { name: "Şule" }), '{ "event":"call_hangup","data":{"n":1.0}}\r\n'];
  const lines = bodies.flatMap((body, index) => [
    record({ id: `id-${index}`, body }),
    { ...answer, id: `id-${index}` },
  ]);
  copyFileSync(captureFile(...lines), join(project.folder, "c.ndjson"));
  const args = ["captures", "export", "c.ndjson", "--as", "vitest", "--to", app.url, "-O", "calls.test.ts"];
  expect(await runPackedProgram(args, { cwd: project.folder })).toMatchObject({ exitCode: 0 });
  expect(readdirSync(join(project.folder, "calls.test.ts.bodies"))).toEqual(["captures.ndjson"]);
  const passed = await project.node([VITEST, "run", "--no-color", "--pool", "threads"], env);
  expect(passed).toMatchObject({ code: 0, text: expect.stringContaining("1 passed") });
  expect(app.requests.map(({ url, body }) => [url, body.toString()])).toEqual(
    bodies.map((body) => ["/recorded?x=1", body]),
  );
  const failed = await project.node([VITEST, "run", "--no-color", "--pool", "threads"], env);
  expect(failed).toMatchObject({ code: 1, text: expect.stringContaining("1 failed") });
});

test("an exported test of events without answers asks that the app accepts them", async () => {
  await using app = await TestEndpoint.open((_seen, response, count) =>
    response.writeHead(count > 1 ? 500 : 202).end(),
  );
  const project = new LibraryProject();
  copyFileSync(captureFile(record({ body: payload("call_init") })), join(project.folder, "c.ndjson"));
  const args = ["captures", "export", "c.ndjson", "--as", "vitest", "--to", `${app.url}/in`, "-O", "calls.test.ts"];
  expect(await runPackedProgram(args, { cwd: project.folder })).toMatchObject({ exitCode: 0 });
  expect(await project.node([VITEST, "run", "--no-color", "--pool", "threads"], env)).toMatchObject({ code: 0 });
  expect(app.requests.map(({ url }) => url)).toEqual(["/in"]);
  expect(await project.node([VITEST, "run", "--no-color", "--pool", "threads"], env)).toMatchObject({ code: 1 });
});
