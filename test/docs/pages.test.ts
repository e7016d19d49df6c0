import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { SAMPLES } from "../../src/events/catalogue/samples.ts";
import { captureFile, record } from "../support/captures/capture-file.ts";
import { emptyFolder, runCli } from "../support/program/run-cli.ts";

const DOCS = resolve(import.meta.dirname, "../../docs");

/** Pages whose commands need nothing but two captures. */
test.each(["schemas.md"])("every command in docs/%s runs as printed", async (page) => {
  const cwd = emptyFolder();
  const capture = captureFile(...SAMPLES.map((sample) => record({ body: JSON.stringify(sample) })));
  for (const name of ["captures.ndjson", "last-month.ndjson"]) copyFileSync(capture, join(cwd, name));
  const lines = [...readFileSync(join(DOCS, page), "utf8").matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap(([, block = ""]) => block.trim().split("\n"))
    .map((line) => line.split("#")[0]?.trim() ?? "");
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) {
    const [, typed = "", file] = /^hipcall-hooks ([^>|]*?)(?: > (\S+))?$/.exec(line) ?? [];
    const argv = [...typed.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
    const { exitCode, stdout, stderr } = await runCli(argv, { cwd });
    expect([line, exitCode, stderr]).toEqual([line, 0, ""]);
    if (file !== undefined) writeFileSync(join(cwd, file), stdout);
  }
});
