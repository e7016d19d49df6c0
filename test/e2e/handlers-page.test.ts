import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { LibraryProject } from "../support/run/library-project.ts";

const PAGE = readFileSync(resolve(import.meta.dirname, "../../docs/handlers.md"), "utf8");

/** In place of the work of a user: it writes down what came, and never ends. A handler that waits for it never answers. */
const WORK = `
export const works: string[] = [];
export async function work({ event }: { readonly event: string }): Promise<void> {
  works.push(event);
  await new Promise(() => {});
}
`;

/** What Next.js does after the answer, when only the route is run. */
const NEXT_SERVER = "exports.after = (task) => void setTimeout(task);";

test.each(
  [
    { name: "fastify", needs: ["fastify"] },
    { name: "next", needs: [] },
    { name: "fetch", needs: [] },
    { name: "express", needs: ["express"] },
    { name: "hono", needs: ["hono"] },
  ].filter(({ needs }) => needs.every((name) => existsSync(LibraryProject.bin(name)))),
)("the handler for $name answers 200 first, works later, and once", async ({ name, needs }) => {
  const project = new LibraryProject(needs);
  for (const [, file = "", text = ""] of PAGE.matchAll(/```ts\n\/\/ (\S+\.ts)\n([\s\S]*?)```/g)) {
    project.write(file, text);
  }
  project.write("src/work.ts", WORK);
  project.write("node_modules/next/package.json", '{ "name": "next" }');
  project.write("node_modules/next/server.js", NEXT_SERVER);
  project.add("handlers.test.mjs", "test/handlers.test.mjs");
  project.add("record-calls.mjs");
  expect(await project.node(["record-calls.mjs", "test/calls.ndjson"])).toEqual({ code: 0, text: "" });
  const vitest = [LibraryProject.bin("vitest/vitest.mjs"), "run"];
  const { text } = await project.node(vitest, { NO_COLOR: "1", CI: "1", HANDLER: name });
  expect(text).toMatch(/Tests {2}1 passed/);
});
