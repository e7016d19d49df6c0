import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { typesFiles } from "../../../scripts/types/types.ts";
import { CATALOGUE } from "../../../src/events/catalogue/catalogue.ts";
import { explainField, explainedText, shortText } from "../../../src/events/catalogue/explain-field.ts";
import { TYPE_FILES } from "../../../src/events/documents/type-files.ts";
import { typeNameOf } from "../../../src/events/documents/type-names.ts";
import { SAMPLES } from "../../../src/events/catalogue/samples.ts";
import { emptyFolder } from "../../support/program/run-cli.ts";

let files: ReadonlyMap<string, string>;

beforeAll(async () => {
  files = new Map((await typesFiles()).map(({ fileName, source }) => [fileName, source]));
});

function typesIn(language: keyof typeof TYPE_FILES): string {
  return files.get(`types/${TYPE_FILES[language]}`) ?? "";
}

const NAMES = CATALOGUE.map(typeNameOf);

test.each([
  ["ts", (name: string) => `export interface ${name} {`],
  ["python", (name: string) => `class ${name}:`],
  ["php", (name: string) => `final class ${name} {`],
  ["csharp", (name: string) => `public partial class ${name}`],
  ["go", (name: string) => `type ${name} struct {`],
] as const)(
  "the types in %s have every event, and say what its fields mean and how that is known",
  (language, declaration) => {
    const text = typesIn(language);
    for (const name of NAMES) expect(text).toContain(declaration(name));
    const words = text.replaceAll(/\s*\n\s*(\*|\/\/\/?)?\s*/g, " ");
    for (const entry of CATALOGUE.filter(({ name }) => name === "call_hangup")) {
      const found = explainField(entry, "call_duration");
      if (found.kind !== "found") throw new Error("a field of call_hangup is unknown");
      // Only TypeScript, the types of the library, names the source of each field.
      expect(words).toContain(language === "ts" ? explainedText(found.field) : shortText(found.field));
    }
    expect(text).not.toMatch(/Purple|Fluffy|[ \t]$/m);
  },
);

describe("the types in TypeScript", () => {
  test("fit every sample, and refuse wrong keys and types", () => {
    const samples = SAMPLES.map((sample) => `accept(${JSON.stringify(sample)});`);
    expect(compilerErrors([...PROGRAM, ...samples])).toBe("");
  });

  test("are narrowed by the name of the event", () => {
    const wrong = ["declare const one: HipcallEvent;", 'if (one.event === "call_init") one.data.first_name;'];
    expect(compilerErrors([...PROGRAM, ...wrong])).toMatch(/TS2339: Property 'first_name' does not exist/);
  });
});

const PROGRAM = [
  'import type { CallHangup, CallData, HipcallEvent } from "./events.d.ts";',
  "function accept(event: HipcallEvent): void {",
  '  if (event.event === "call_hangup") event.data.call_duration.toFixed();',
  "}",
  "const read = (call: CallData): number | null => call.call_duration;",
  "const last = (call: CallHangup): number => (read(call.data), call.data.call_duration);",
  "declare const call: CallData;",
  '// A new value of a list is no error.\nconst more: CallData = { ...call, direction: "sideways" };',
  "// @ts-expect-error a key that does not exist\nconst other: CallData = { ...call, nothing: 1 };",
  "// @ts-expect-error a wrong type\nconst wrong: CallData = { ...call, uuid: 1 };",
  "void [last, more, other, wrong];",
];

/** What the compiler says of a program that uses the types. */
function compilerErrors(lines: readonly string[]): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, "events.d.ts"), typesIn("ts"));
  writeFileSync(join(folder, "program.ts"), lines.join("\n"));
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: { strict: true, noEmit: true, exactOptionalPropertyTypes: true, types: [] },
      files: ["program.ts", "events.d.ts"],
    }),
  );
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  try {
    execFileSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
    return "";
  } catch (error) {
    return typeof error === "object" && error !== null && "stdout" in error ? String(error.stdout) : String(error);
  }
}
