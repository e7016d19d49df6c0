import { type InputOptions, type OutputOptions, type Plugin, type RolldownOptions, defineConfig } from "rolldown";
import { type LicenseInfo, licensePlugin } from "rolldown-license-plugin";
import packageLock from "./package-lock.json" with { type: "json" };
import { thirdPartyNotices } from "./scripts/notices.ts";
import { billOfMaterials } from "./scripts/sbom.ts";
import { writeDeclarations } from "./scripts/types/declarations.ts";
import { schemaFiles } from "./scripts/types/schemas.ts";
import { typesFiles } from "./scripts/types/types.ts";

/** Licences that only require their notice. */
const COMPATIBLE = /^(MIT|ISC|BSD-[23]-Clause|Apache-2\.0|0BSD)$/;

const FULL_SCREEN = "src/report/tui/tui.tsx";

/**
 * What several entries share, in a file of its own: without it, rolldown puts the code into one of the entries, and adds to
 * its exports. What the start needs is in one file, because Node reads each file for itself.
 */
const SHARED = {
  shared: [
    "failure",
    "commands/options/(value-parsers|suggestions|option-spec)",
    "events/payload/(printable|nearest)",
    "report/(as-called|message-text|text/(text-writer|theme|colour|terminal-layout))",
  ],
  "accepted-events": ["listener/(answers/answer|expect/match|receive/(accept-rules|allowed-hosts|secret-path))"],
};

const groups = Object.entries(SHARED).map(([name, paths]) => {
  const path = new RegExp(`/src/(${paths.join("|")})[.]ts$|/node_modules/chalk/`);
  return { name, test: (id: string) => path.test(id.replaceAll("\\", "/")) };
});

/** What most commands use is in one file too. The sender and its HTTP client are loaded late. */
const COMMON = /[/]src[/](?!delivery[/]send[/])|[/]node_modules[/](zod|jsonc-parser)[/]/;

const common = {
  name: "common",
  test: (id: string) => COMMON.test(id.replaceAll("\\", "/")),
  minShareCount: 8,
  includeDependenciesRecursively: false,
};

const input: InputOptions = {
  platform: "node",
  // jsonc-parser's main is UMD, which cannot be split.
  resolve: { mainFields: ["module", "main"] },
  transform: {
    // Lowers `await using`, which Node 20 does not parse.
    target: "node20.18",
    // React's production build, and Ink without its developer tools.
    define: { "process.env.NODE_ENV": JSON.stringify("production"), "process.env.DEV": JSON.stringify("false") },
  },
};

const output: OutputOptions = {
  dir: "dist",
  comments: false,
};

/** Functions and classes keep the names of src, so that stack traces can be read. */
const MINIFIED: OutputOptions["minify"] = {
  compress: true,
  mangle: { keepNames: { function: true, class: true } },
  codegen: true,
};

const licences = {
  failOnViolation: true,
  failOnUnlicensed: true,
  allow: ({ license }: LicenseInfo) => COMPATIBLE.test(license),
};

let bundledInProgram: readonly LicenseInfo[] = [];
let bundledInLibrary: readonly LicenseInfo[] = [];

/** `hipcall-hooks/testing` for `import`: the same code as for `require`, so that the HTTP client is in the package once. */
const testingModule: Plugin = {
  name: "testing-module",
  generateBundle(_options, bundle) {
    const chunk = bundle["testing.cjs"];
    const names = chunk?.type === "chunk" ? chunk.exports.join(", ") : "";
    const source = `import testing from "./testing.cjs";\nexport const { ${names} } = testing;\n`;
    this.emitFile({ type: "asset", fileName: "testing.mjs", source });
  },
};

/** What the program does not contain: the full screen, which is a build of its own, and samples, which are files of the package. */
const FILES_OF_THEIR_OWN: readonly (readonly [id: RegExp, fromDist: string])[] = [
  [/^.*[/]tui[/]tui[.]tsx$/, "./full-screen.mjs"],
  [/^.*(?=[/]samples[/])/, ".."],
];

function fileFromDist(id: string): string {
  return FILES_OF_THEIR_OWN.reduce((file, [part, path]) => file.replace(part, path), id.replaceAll("\\", "/"));
}

/** The program, and the library for `require`: CommonJS, which Node starts faster than ES modules. */
const program: RolldownOptions = {
  ...input,
  input: {
    start: "src/cli/start.ts",
    index: "src/index.ts",
    testing: "src/testing.ts",
    jest: "src/jest.ts",
  },
  // Code shared by the start and the commands stays in the file of the start.
  preserveEntrySignatures: "allow-extension",
  external: FILES_OF_THEIR_OWN.map(([path]) => path),
  output: {
    ...output,
    format: "cjs",
    cleanDir: true,
    minify: MINIFIED,
    entryFileNames: "[name].cjs",
    chunkFileNames: "[name].cjs",
    codeSplitting: { groups: [...groups, common] },
    paths: fileFromDist,
  },
  plugins: [testingModule, licensePlugin({ ...licences, done: (bundled) => void (bundledInProgram = bundled) })],
};

const LIBRARY_FILES = Object.entries({
  values: /[/]src[/](failure|events[/]payload|events[/]validation[/]issue[.])|fastest-levenshtein|jsonc-parser/,
  requests: /[/]library[/]main[/]request[.]/,
  scenarios: /[/]samples[/]scenarios[/]|[/]src[/]events[/]scenarios[/]|[/]library[/]main[/]scenario[.]/,
  samples: /[/]samples[/]|[/]catalogue[/](samples|event-sample)[.]|[/]library[/]main[/]sample[.]/,
  zod: /[/]node_modules[/]zod[/]/,
  catalogue: /[/]src[/]events[/]catalogue[/]/,
  validation: /[/]src[/](events|library[/]main)[/]/,
  matchers: /[/]src[/](library[/]matchers|report)[/]/,
}).map(([name, path]) => ({ name, test: (id: string) => path.test(id.replaceAll("\\", "/")) }));

/** The library for `import`, in files that a bundler can leave out one by one. */
const library: RolldownOptions = {
  ...input,
  input: { index: "src/index.ts", vitest: "src/vitest.ts", jest: "src/jest.ts" },
  external: ["vitest"],
  preserveEntrySignatures: "allow-extension",
  output: {
    ...output,
    format: "es",
    entryFileNames: "[name].mjs",
    chunkFileNames: "[name].mjs",
    // A bundler leaves out a whole file of which it uses nothing. Names kept by code would be a use.
    codeSplitting: { includeDependenciesRecursively: false, groups: LIBRARY_FILES },
    keepNames: false,
    comments: { annotation: true, legal: false, jsdoc: false },
    minify: true,
  },
  plugins: [licensePlugin({ ...licences, done: (bundled) => void (bundledInLibrary = bundled) })],
};

/** The types of the events for other languages and their JSON Schemas, as files beside the program. */
const eventFiles: Plugin = {
  name: "event-files",
  async generateBundle() {
    for (const file of [...(await typesFiles()), ...schemaFiles()]) this.emitFile({ type: "asset", ...file });
  },
  // The declarations of the library use the types of the events.
  writeBundle() {
    writeDeclarations(["index", "testing", "vitest", "jest"]);
  },
};

/** The full screen: Ink uses top-level await, which only an ES module can have. */
const fullScreen: RolldownOptions = {
  ...input,
  input: { "full-screen": FULL_SCREEN },
  // Ink's developer tools, which it never loads here.
  external: (id) => id.endsWith("/devtools.js"),
  makeAbsoluteExternalsRelative: false,
  output: {
    ...output,
    format: "es",
    entryFileNames: "[name].mjs",
    chunkFileNames: "[name].mjs",
    // Without the names of functions: React and Ink have thousands.
    minify: true,
  },
  plugins: [
    eventFiles,
    licensePlugin({
      ...licences,
      done: (bundledInFullScreen, context) => {
        const parts = new Map(
          [...bundledInProgram, ...bundledInLibrary, ...bundledInFullScreen].map((part) => [
            `${part.name}@${part.version}`,
            part,
          ]),
        );
        const bundled = [...parts.values()].toSorted((one, other) => one.name.localeCompare(other.name, "en"));
        const notices = thirdPartyNotices(bundled);
        context.emitFile({ type: "asset", fileName: "THIRD-PARTY-NOTICES.txt", source: notices });
        context.emitFile({ type: "asset", fileName: "sbom.cdx.json", source: billOfMaterials(bundled, packageLock) });
      },
    }),
  ],
};

// The order matters: the last build writes the notices of all.
export default defineConfig([program, library, fullScreen]);
