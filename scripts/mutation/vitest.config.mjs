import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { defineConfig } from "vitest/config";

/** Tests of very long input. They take a second or more, and test limits, not results. */
const ENDLESS = ["has few issues", "256 MB", "how deep or large", "too deep to be walked", "more calls than"];

const here = import.meta.dirname;
const { sources } = JSON.parse(readFileSync(process.env.MUTATION_PLAN, "utf8"));

/** Runs the tests of the mutated folders on the sources with all mutants, in one process. */
export default defineConfig({
  root: resolve(here, "../.."),
  plugins: [{ name: "mutants", enforce: "pre", load: (id) => sources[id.split("?")[0]] }],
  test: {
    restoreMocks: true,
    globalSetup: ["test/support/run/temporary-folder.ts"],
    setupFiles: [join(here, "same-cases.mjs")],
    runner: join(here, "runner.mjs"),
    reporters: ["dot"],
    // A thread ends with its process, even in an endless loop.
    pool: "threads",
    isolate: false,
    fileParallelism: false,
    maxWorkers: 1,
    update: false,
    env: { TZ: "UTC" },
    // For the run without a mutant: a busy machine must not fail it.
    testTimeout: 3_600_000,
    testNamePattern: new RegExp(`^(?!.*(?:${ENDLESS.join("|")}))`),
    include: ["test/unit/{events,captures,delivery/faults}/**/*.test.ts", "test/integration/captures/**/*.test.ts"],
    exclude: ["test/integration/captures/hostile-capture.test.ts"],
  },
});
