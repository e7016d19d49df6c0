import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { MUTATIONS } from "../../scripts/security/promises.mjs";

const ROOT = resolve(import.meta.dirname, "../..");
const TEXT = readFileSync(join(ROOT, "SECURITY.md"), "utf8");
const POINTERS = [...TEXT.matchAll(/`(test\/[^`]+\.test\.ts) › ([^`]+)`/g)].map(([, file = "", title = ""]) => ({
  file,
  title,
}));

test("the threat model refers to tests", () => {
  expect(POINTERS.length).toBeGreaterThan(40);
  expect(TEXT.split("›").length - 1, "each reference has the expected form").toBe(POINTERS.length + 1);
});

test("every threat names its test, and every section says what remains", () => {
  const stopped = TEXT.split("\n- **").slice(1);
  expect(stopped.length).toBeGreaterThan(30);
  for (const line of stopped) expect(line).toMatch(/^[^\n]+\*\*: [^\n]+\.\n {2}- `test\/.* › .*`/);
  const parts = TEXT.split("\n## ").filter((part) => part.includes("\n- **"));
  expect(parts.length).toBeGreaterThan(5);
  for (const part of parts) expect(part).toContain("\nWhat does not stop it: ");
});

describe("SECURITY.md refers to an existing test:", () => {
  test.each(POINTERS)("$file › $title", ({ file, title }) => {
    const path = join(ROOT, file);
    expect(existsSync(path)).toBe(true);
    // The title is a string in the source, or its beginning.
    expect(readFileSync(path, "utf8").replaceAll('\\"', '"')).toMatch(beginning(title));
  });
});

describe("npm run test:security breaks", () => {
  const promises = TEXT.split("\n- **")
    .slice(1)
    .map((entry) => ({ name: entry.split("**:")[0] ?? "", text: entry.split("\n\n")[0] ?? "" }));

  test("every promise, and each in a way that a test named for it can notice", () => {
    const names = promises.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect([...new Set(MUTATIONS.map(({ promise }) => promise))].toSorted()).toEqual(names.toSorted());
    for (const { promise, test: named } of MUTATIONS) {
      expect(promises.find(({ name }) => name === promise)?.text).toContain(`  - \`${named}\``);
    }
  });

  test.each(MUTATIONS)("a text that is in $file once: $from", ({ file, from, to }) => {
    expect(readFileSync(join(ROOT, file), "utf8").split(from).length - 1).toBe(1);
    expect(to).not.toBe(from);
  });
});

function beginning(title: string): RegExp {
  return new RegExp(`["'\`]${title.replaceAll(/[.*+?^${"$"}{}()|[\]\\]/g, String.raw`\$&`)}`);
}
