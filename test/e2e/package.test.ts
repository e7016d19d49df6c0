import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { runPackedProgram } from "../support/program/packed-program.ts";

const MOST_BYTES = 2_650_000;

test("the package contains its notices, its bill of materials and SECURITY.md, and installs no other package", () => {
  const modules = join(inject("installFolder"), "node_modules");
  expect(readdirSync(modules).filter((name) => !name.startsWith("."))).toEqual(["hipcall-hooks"]);
  const folder = join(modules, "hipcall-hooks");
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");
  expect(JSON.parse(read("package.json"))).not.toHaveProperty("dependencies");
  expect(read("LICENSE")).toMatch(/^MIT License/);
  expect(read("SECURITY.md")).toMatch(/^# Security/);
  expect(read("skills/hipcall-hooks/SKILL.md")).toMatch(/^---\nname: hipcall-hooks\n/);
  expect(read("llms.txt")).toMatch(/^# hipcall-hooks\n/);
  expect(read("dist/THIRD-PARTY-NOTICES.txt")).toMatch(/^zod \d+\.\d+\.\d+ \(MIT\)$/m);
  expect(JSON.parse(read("dist/sbom.cdx.json"))).toMatchObject({
    bomFormat: "CycloneDX",
    components: expect.arrayContaining([expect.objectContaining({ purl: expect.stringMatching(/^pkg:npm\/zod@\d/) })]),
  });
});

test("the package has the types of the events, and the program finds them from any folder", async () => {
  const file = join(inject("installFolder"), "node_modules/hipcall-hooks/dist/types/events.go");
  const { exitCode, stdout } = await runPackedProgram(["events", "types", "--lang", "go"]);
  expect([exitCode, stdout]).toEqual([0, readFileSync(file, "utf8")]);
});

test("installing the package runs no script, so npm warns of none", () => {
  const file = join(inject("installFolder"), "node_modules/hipcall-hooks/package.json");
  const { scripts } = JSON.parse(readFileSync(file, "utf8")) as { scripts: Record<string, string> };
  expect(
    Object.keys(scripts).filter((name) => /^((pre|post)?install|(pre|post)?prepare|prepublish)$/.test(name)),
  ).toEqual([]);
});

test("the installed package has at most 2.65 MB", () => {
  expect(bytesOf(join(inject("installFolder"), "node_modules/hipcall-hooks"))).toBeLessThanOrEqual(MOST_BYTES);
});

function bytesOf(path: string): number {
  const found = statSync(path);
  if (!found.isDirectory()) return found.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0);
}
