import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
const TYPES = join(ROOT, "dist/types");

/** The types of the events, which import nothing. The build has written them already. */
const EVENTS = "events.d.ts";

const IMPORTS = /(?<=\bfrom )"(\.[^"]+)"/g;

/** What a declaration may import of other packages: the test runners that it adds matchers to. */
const FOREIGN = /\bfrom "(?!\.|vitest"|expect")([^"]+)"/;

/** What makes a file for `require` read the types of an ES module. */
const AS_MODULE = '{ "resolution-mode": "import" }';

/**
 * Writes the declarations of the library: `dist/types/*.d.mts` for `import`, and a `*.d.cts` of each entry for `require`.
 * The compiler makes them of the sources. Only the files that an entry needs are kept, and they stand alone.
 */
export function writeDeclarations(entries: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), "hipcall-hooks-types-"));
  try {
    const problems = compile(folder);
    const files = new Map<string, string>();
    for (const entry of entries) follow(join(folder, "src", `${entry}.ts`), files, folder);
    for (const [path, text] of files) {
      const source = relative(folder, path).replaceAll("\\", "/");
      const problem = problems.find((line) => line.startsWith(`${source}(`));
      if (problem !== undefined) throw new Error(problem);
      const rewritten = text.replaceAll(IMPORTS, (_all, specifier: string) => moduleText(specifier));
      writeFileSync(join(TYPES, `${basename(path, ".ts")}.d.mts`), rewritten);
      if (!entries.includes(basename(path, ".ts")) || dirname(path) !== join(folder, "src")) continue;
      writeFileSync(join(TYPES, `${basename(path, ".ts")}.d.cts`), forRequire(text, basename(path, ".ts")));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Writes a declaration for every file that an entry reaches. Returns what the compiler says: some files, which no
 * declaration of an entry needs, have none that can be written.
 */
function compile(outDir: string): readonly string[] {
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  const config = join(import.meta.dirname, "tsconfig.json");
  const args = [tsc, "-p", config, "--outDir", outDir];
  return spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" }).stdout.split("\n");
}

/** Adds a source file, and all that its declaration imports, by their paths. */
function follow(path: string, files: Map<string, string>, folder: string): void {
  if (files.has(path)) return;
  const name = basename(path);
  const other = [...files.keys()].find((one) => basename(one) === name);
  if (other !== undefined) throw new Error(`two declarations are named ${name}: ${other} and ${path}`);
  const text = readFileSync(path.replace(/\.ts$/, ".d.ts"), "utf8");
  const foreign = FOREIGN.exec(text)?.[1];
  if (foreign !== undefined) throw new Error(`${relative(folder, path)} imports ${foreign} in its declaration`);
  if (/\bBuffer\b|\bNodeJS\./.test(text)) throw new Error(`${relative(folder, path)} needs the types of Node`);
  files.set(path, text);
  for (const [, specifier = ""] of text.matchAll(IMPORTS)) {
    if (!specifier.endsWith(EVENTS)) follow(resolve(dirname(path), specifier), files, folder);
  }
}

function moduleText(specifier: string): string {
  return specifier.endsWith(EVENTS) ? '"./events.js"' : `"./${basename(specifier, ".ts")}.mjs"`;
}

/** The declaration of an entry for `require`: the same types, and values of these types. */
function forRequire(text: string, entry: string): string {
  const values = [...text.matchAll(/^export \{([^}]*)\}/gm)]
    .flatMap(([, names = ""]) => names.split(","))
    .map((name) => name.trim())
    .filter((name) => name !== "" && !name.startsWith("type "));
  const types = `import("./${entry}.mjs", { with: ${AS_MODULE} })`;
  return [
    `export type * from "./${entry}.mjs" with ${AS_MODULE};`,
    ...values.map((name) => `export declare const ${name}: typeof ${types}.${name};`),
    ...values.filter((name) => /^[A-Z]/.test(name)).map((name) => `export type ${name} = ${types}.${name};`),
    "",
  ].join("\n");
}
