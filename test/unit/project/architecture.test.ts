import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

// The stations that an event passes through. Arrows go one way: a folder may import itself and what its row names.
const LAYERS: Readonly<Record<string, { readonly folders: readonly string[]; readonly packages: readonly string[] }>> =
  {
    events: { folders: [], packages: ["zod", "jsonc-parser", "fastest-levenshtein"] },
    captures: { folders: ["events"], packages: ["zod", "jsonc-parser"] },
    delivery: { folders: ["events", "captures"], packages: ["undici"] },
    listener: { folders: ["events", "captures", "delivery"], packages: [] },
    report: {
      folders: ["events", "captures", "delivery", "listener"],
      packages: ["chalk", "jsonc-parser", "ink", "react", "string-width"],
    },
    commands: { folders: ["events", "captures", "delivery", "listener", "report"], packages: ["zod"] },
    cli: { folders: ["events", "report", "commands"], packages: ["commander"] },
  };

/** What every station shares: the one error class, the clock, the context. */
const SHARED = /^src\/(failure|clock|context)\.ts$/;

const SRC = resolve(import.meta.dirname, "../../../src");

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

interface Row {
  readonly folder: string;
  readonly folders: readonly string[];
  readonly packages: readonly string[];
}

function allowed(specifier: string, file: string, { folder, folders, packages }: Row): boolean {
  if (specifier.startsWith("node:")) return folder === "cli" || specifier !== "node:process";
  if (!specifier.startsWith("."))
    return packages.some((name) => specifier === name || specifier.startsWith(`${name}/`));
  const target = relative(resolve(SRC, ".."), resolve(dirname(file), specifier));
  if (SHARED.test(target)) return true;
  if (target.startsWith("samples/")) return folder === "events";
  if (target === "package.json") return folder === "cli";
  return [folder, ...folders].some((name) => target.startsWith(`src/${name}/`));
}

function importsOf(file: string): string[] {
  return [...code(file).matchAll(/(?:from|import|import\()\s*"([^"]+)"/g)].map(([, specifier = ""]) => specifier);
}

function code(file: string): string {
  return readFileSync(file, "utf8").replaceAll(/^\s*(\/\/|\/?\*).*$/gm, "");
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}
