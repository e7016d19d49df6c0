import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { defineConfig } from "vitest/config";

/** Tests of endless input: they take a second or more, and say how much, not what. */
const ENDLESS = ["has few issues", "256 MB", "how deep or large", "too deep to be walked", "more calls than"];

const here = import.meta.dirname;
const { sources } = JSON.parse(readFileSync(process.env.MUTATION_PLAN, "utf8"));

/** The tests of the mutated folders, on sources that have every mutant inside. One process runs all of it. */
export default defineConfig({
  root: resolve(here, "../.."),
  plugins: [{ name: "mutants", enforce: "pre", load: (id) => sources[id.split("?")[0]] }],
  test: {
    restoreMocks: true,
    globalSetup: ["test/support/run/temporary-folder.ts"],
    setupFiles: [join(here, "same-cases.mjs")],
    runner: join(here, "runner.mjs"),
    reporters: ["dot"],
    // Ends with the process, even when it turns in a circle.
    pool: "threads",
    isolate: false,
    fileParallelism: false,
    maxWorkers: 1,
    update: false,
    env: { TZ: "UTC" },
    // For the one run without a mutant, on a machine that may have other things to do.
    testTimeout: 3_600_000,
    testNamePattern: new RegExp(`^(?!.*(?:${ENDLESS.join("|")}))`),
    include: [
      "test/unit/*.test.ts",
      "test/unit/{events,captures}/**/*.test.ts",
      "test/unit/delivery/faults.test.ts",
      "test/integration/captures/{response-updates,capture-file,sources,captures-calls,captures-scrub}.test.ts",
      "test/integration/captures/{git-exposure,atomic-file}.test.ts",
    ],
    exclude: ["test/unit/{architecture,command-tree,delivery-rules,help,lock-file,sbom}.test.ts"],
  },
});
