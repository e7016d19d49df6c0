import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => ({
  test: {
    restoreMocks: true,
    // A machine that is busy with something else is no fault of the program.
    testTimeout: 30_000,
    globalSetup: ["test/support/temporary-folder.ts"],
    // Nothing below src/cli has state of its own, so test files can share one loaded program.
    isolate: false,
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["test/unit/**/*.test.ts", "test/docs/**/*.test.ts"], env: { TZ: "UTC" } },
      },
      { extends: true, test: { name: "integration", include: ["test/integration/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: ["test/support/temporary-folder.ts", "test/e2e/packed-program.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "chaos",
          include: ["test/chaos/**/*.test.ts"],
          globalSetup: ["test/support/temporary-folder.ts", "test/e2e/packed-program.ts"],
          env: { EFFORT: mode === "long" ? "long" : "short" },
          testTimeout: mode === "long" ? 3_600_000 : 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "fuzz",
          include: ["test/fuzz/**/*.test.ts"],
          env: { EFFORT: mode === "long" ? "long" : "short" },
          testTimeout: mode === "long" ? 3_600_000 : 60_000,
        },
      },
    ],
    coverage: { provider: "v8", include: ["src/**"], reporter: ["text-summary", "html"] },
  },
}));
