import { defineConfig } from "vitest/config";

const TEMPORARY = "test/support/run/temporary-folder.ts";
const PROPERTIES = "test/support/run/properties.ts";
const PACKED = [TEMPORARY, "test/support/run/install-package.ts"];

// `--mode long` is the long form of the properties, the chaos and the fuzz tests.
export default defineConfig(({ mode }) => ({
  test: {
    restoreMocks: true,
    // Long, because a busy machine must not fail a test.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    globalSetup: [TEMPORARY],
    // No module outside src/cli has state, so test files can share the loaded modules.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/unit/**/*.test.ts", "test/docs/**/*.test.ts"],
          setupFiles: [PROPERTIES],
          ...effort(mode, { TZ: "UTC" }),
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["test/integration/**/*.test.ts"],
          setupFiles: [PROPERTIES],
          ...effort(mode, { TZ: "UTC" }),
        },
      },
      { extends: true, test: { name: "e2e", include: ["test/e2e/**/*.test.ts"], globalSetup: PACKED } },
      {
        extends: true,
        test: { name: "chaos", include: ["test/chaos/**/*.test.ts"], globalSetup: PACKED, ...effort(mode) },
      },
      { extends: true, test: { name: "fuzz", include: ["test/fuzz/**/*.test.ts"], ...effort(mode) } },
    ],
    coverage: { provider: "v8", include: ["src/**"], reporter: ["text-summary", "html"] },
  },
}));

function effort(mode: string, env: Record<string, string> = {}) {
  return { env: { ...env, EFFORT: mode }, testTimeout: mode === "long" ? 43_200_000 : 120_000 };
}
