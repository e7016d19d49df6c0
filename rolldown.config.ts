import { defineConfig } from "rolldown";
import { minifySync } from "rolldown/utils";
import { licensePlugin } from "rolldown-license-plugin";
import { chunks } from "./scripts/bundle/chunks.ts";
import { leanInk } from "./scripts/bundle/ink.ts";
import { leanCommander } from "./scripts/bundle/commander.ts";
import { late } from "./scripts/bundle/late.ts";
import { oneByte } from "./scripts/bundle/one-byte.ts";
import { oneStart } from "./scripts/bundle/one-start.ts";
import { leanUndici } from "./scripts/bundle/undici.ts";
import packageLock from "./package-lock.json" with { type: "json" };
import { thirdPartyNotices } from "./scripts/notices.ts";
import { billOfMaterials } from "./scripts/sbom.ts";

/** Licences that ask for no more than their notice. */
const COMPATIBLE = /^(MIT|ISC|BSD-[23]-Clause|Apache-2\.0|0BSD)$/;

export default defineConfig({
  input: { entry: "src/cli/start.ts" },
  platform: "node",
  external: [/^node:/],
  // jsonc-parser's main is UMD, which cannot be split or shaken.
  resolve: { mainFields: ["module", "main"] },
  // Its formatter, which nothing uses, fills tables when it is loaded.
  treeshake: { moduleSideEffects: [{ test: /jsonc-parser\/lib\/esm\/impl\//, sideEffects: false }] },
  // Lowers `await using`, which Node 20 does not parse.
  transform: {
    target: "node20.18",
    // React's production build.
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
  },
  output: {
    dir: "dist",
    format: "cjs",
    cleanDir: true,
    // A stack trace names the functions that a developer can find in src.
    keepNames: true,
    entryFileNames: "[name].cjs",
    chunkFileNames: "[name].cjs",
    minify: false,
    // They are read at each start too.
    comments: false,
    // `bin` takes what it starts by the name of its export.
    minifyInternalExports: false,
    codeSplitting: { groups: chunks },
  },
  plugins: [
    oneStart,
    late,
    leanCommander,
    ...leanUndici,
    ...leanInk,
    {
      // The largest part of the package, and none of its functions are ours: written short, so that it stays below 2 MB.
      name: "short-ink",
      renderChunk: (code, { name, fileName }) =>
        name === "ink" ? minifySync(fileName, code, { module: false, compress: false }).code : null,
    },
    oneByte,
    licensePlugin({
      failOnViolation: true,
      failOnUnlicensed: true,
      allow: ({ license }) => COMPATIBLE.test(license),
      done: (dependencies, context) => {
        const notices = thirdPartyNotices(dependencies);
        context.emitFile({ type: "asset", fileName: "THIRD-PARTY-NOTICES.txt", source: notices });
        const sbom = billOfMaterials(dependencies, packageLock);
        context.emitFile({ type: "asset", fileName: "sbom.cdx.json", source: sbom });
      },
    }),
  ],
});
