import { type InputOptions, type OutputOptions, type Plugin, type RolldownOptions, defineConfig } from "rolldown";
import { type LicenseInfo, licensePlugin } from "rolldown-license-plugin";
import packageLock from "./package-lock.json" with { type: "json" };
import { thirdPartyNotices } from "./scripts/notices.ts";
import { billOfMaterials } from "./scripts/sbom.ts";
import { typesFiles } from "./scripts/types/types.ts";

/** Licences that only require their notice. */
const COMPATIBLE = /^(MIT|ISC|BSD-[23]-Clause|Apache-2\.0|0BSD)$/;

const FULL_SCREEN = "src/report/tui/tui.tsx";

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
  // Stack traces show the function names in src.
  keepNames: true,
  comments: false,
};

const licences = {
  failOnViolation: true,
  failOnUnlicensed: true,
  allow: ({ license }: LicenseInfo) => COMPATIBLE.test(license),
};

let bundledInProgram: readonly LicenseInfo[] = [];

/** The program: CommonJS, which Node starts faster than ES modules. */
const program: RolldownOptions = {
  ...input,
  input: { start: "src/cli/start.ts" },
  // Code shared by the start and the commands stays in the file of the start.
  preserveEntrySignatures: "allow-extension",
  external: (id) => id.endsWith("/tui/tui.tsx"),
  output: {
    ...output,
    format: "cjs",
    cleanDir: true,
    // Functions and classes keep their names, so that stack traces can be read.
    minify: { compress: true, mangle: { keepNames: { function: true, class: true } }, codegen: true },
    entryFileNames: "[name].cjs",
    chunkFileNames: "[name].cjs",
    paths: (id) => (id.endsWith("/tui/tui.tsx") ? "./full-screen.mjs" : id),
  },
  plugins: [licensePlugin({ ...licences, done: (bundled) => void (bundledInProgram = bundled) })],
};

/** The types of the events for other languages, as files beside the program. */
const eventTypes: Plugin = {
  name: "event-types",
  async generateBundle() {
    for (const { fileName, source } of await typesFiles()) this.emitFile({ type: "asset", fileName, source });
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
    minify: { codegen: true },
  },
  plugins: [
    eventTypes,
    licensePlugin({
      ...licences,
      done: (bundledInFullScreen, context) => {
        const parts = new Map(
          [...bundledInProgram, ...bundledInFullScreen].map((part) => [`${part.name}@${part.version}`, part]),
        );
        const bundled = [...parts.values()].toSorted((one, other) => one.name.localeCompare(other.name, "en"));
        const notices = thirdPartyNotices(bundled);
        context.emitFile({ type: "asset", fileName: "THIRD-PARTY-NOTICES.txt", source: notices });
        context.emitFile({ type: "asset", fileName: "sbom.cdx.json", source: billOfMaterials(bundled, packageLock) });
      },
    }),
  ],
};

// The order matters: the second build writes the notices of both.
export default defineConfig([program, fullScreen]);
