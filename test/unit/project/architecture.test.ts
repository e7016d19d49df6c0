import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

// The stations that an event passes through. Arrows go one way: a folder may import itself and what its row names.
const LAYERS: Readonly<Record<string, { readonly folders: readonly string[]; readonly packages: readonly string[] }>> =
  {
    language: { folders: [], packages: [] },
    events: { folders: [], packages: ["zod", "jsonc-parser", "fastest-levenshtein"] },
    captures: { folders: ["events"], packages: ["zod", "jsonc-parser", "libphonenumber-js"] },
    delivery: { folders: ["events", "captures"], packages: ["undici"] },
    listener: { folders: ["events", "captures", "delivery"], packages: [] },
    report: {
      folders: ["events", "captures", "delivery", "listener"],
      packages: ["chalk", "jsonc-parser", "ink", "react", "string-width"],
    },
    commands: { folders: ["events", "captures", "delivery", "listener", "report"], packages: ["zod"] },
    cli: { folders: ["events", "report", "commands"], packages: ["commander"] },
    library: { folders: ["events", "captures", "delivery", "listener", "report", "commands"], packages: [] },
  };

/** What every station shares: the one error class, the context, the language. */
const SHARED = /^src\/(failure|context)\.ts$|^src\/language\//;

const ROOT = resolve(import.meta.dirname, "../../..");
const SRC = join(ROOT, "src");

describe.each(Object.entries(LAYERS))("src/%s", (folder, { folders, packages }) => {
  const files = filesOf(join(SRC, folder));

  test("has files, so that the rules below can be broken", () => {
    expect(files.length).toBeGreaterThan(0);
  });

  test("imports only what its row allows", () => {
    const strangers = files.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => !allowed(specifier, file, { folder, folders, packages }))
        .map((specifier) => `${relative(SRC, file)} imports ${specifier}`),
    );
    expect(strangers).toEqual([]);
  });

  if (folder === "cli") return;

  test("leaves the process alone", () => {
    const touching = files.filter((file) => /\bprocess\./.test(code(file)));
    expect(touching.map((file) => relative(SRC, file))).toEqual([]);
  });
});

test("every folder of src has a row", () => {
  const folders = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).toSorted()).toEqual(Object.keys(LAYERS).toSorted());
});

/** Folders of one or two files that have a reason. */
const SMALL_ROOMS: readonly string[] = [];

test("no folder of src has more than 15 entries, and none but the named is of one or two files", () => {
  const folders = readdirSync(SRC, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  const sized = [SRC, ...folders].map((folder) => ({
    folder: relative(SRC, folder),
    entries: readdirSync(folder).length,
  }));
  expect(sized.filter(({ entries }) => entries > 15)).toEqual([]);
  const small = sized.filter(({ entries }) => entries < 3).map(({ folder }) => folder);
  expect(small.toSorted()).toEqual(SMALL_ROOMS.toSorted());
});

test("no files of src import each other in a circle, types included", () => {
  const imports = new Map(
    filesOf(SRC).map((file) => [
      file,
      importsOf(file)
        .filter((specifier) => specifier.startsWith("."))
        .map((specifier) => resolve(dirname(file), specifier)),
    ]),
  );
  expect(circlesOf(imports).map((circle) => circle.map((file) => relative(SRC, file)).join(" -> "))).toEqual([]);
});

describe("ordinary means", () => {
  const TRICKS = ["_zod", "undici/lib", "setFlagsFromString", "new Function", "cachedData", "vm.Script"];
  /** Described in docs/decisions.md. */
  const EXCEPTIONS = ["src/cli/node-20.ts: setFlagsFromString"];

  test("are all that src, bin, scripts and the build use", () => {
    const files = [
      ...["src", "bin", "scripts"].flatMap((folder) =>
        readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name)),
      ),
      join(ROOT, "rolldown.config.ts"),
    ];
    const found = files.flatMap((file) => {
      const text = readFileSync(file, "utf8");
      return TRICKS.filter((trick) => text.includes(trick)).map((trick) => `${relative(ROOT, file)}: ${trick}`);
    });
    expect(found).toEqual(EXCEPTIONS);
  });
});

/** Circles in a graph of imports, each once, as the files along it. */
function circlesOf(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const finished = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start !== -1) return void circles.push([...path.slice(start), file]);
    if (finished.has(file)) return;
    for (const imported of imports.get(file) ?? []) visit(imported, [...path, file]);
    finished.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return circles;
}

interface Row {
  readonly folder: string;
  readonly folders: readonly string[];
  readonly packages: readonly string[];
}

function allowed(specifier: string, file: string, { folder, folders, packages }: Row): boolean {
  if (specifier.startsWith("node:")) return folder === "cli" || specifier !== "node:process";
  if (!specifier.startsWith("."))
    return packages.some((name) => specifier === name || specifier.startsWith(`${name}/`));
  const target = relative(ROOT, resolve(dirname(file), specifier));
  if (SHARED.test(target)) return true;
  if (target.startsWith("samples/")) return folder === "events";
  if (target === "package.json") return folder === "cli";
  // The types of the events, which the build makes from the catalogue.
  if (target === "dist/types/events.d.ts") return folder === "library";
  return [folder, ...folders].some((name) => target.startsWith(`src/${name}/`));
}

function importsOf(file: string): string[] {
  return [...code(file).matchAll(/(?:\bfrom|^\s*import|\bimport\()\s*"([^"\s]+)"/gm)].map(
    ([, specifier = ""]) => specifier,
  );
}

function code(file: string): string {
  return readFileSync(file, "utf8").replaceAll(/^\s*(\/\/|\/?\*).*$/gm, "");
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}
