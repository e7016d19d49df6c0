// Rewrites the generated parts of the README. The test that checks them also generates them.
import { spawnSync } from "node:child_process";

const { status } = spawnSync("npx", ["vitest", "run", "--project", "unit", "test/docs"], {
  env: { ...process.env, UPDATE_DOCS: "1" },
  shell: process.platform === "win32",
  stdio: "inherit",
});
process.exitCode = status ?? 1;
