import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { nodeProcessGroups } from "../../../src/cli/process-groups.ts";

const DEMO = resolve(import.meta.dirname, "../../../scripts/demo.mjs");

test.skipIf(process.platform === "win32").each([1, 10, 40, 120])(
  "npm run demo | head -n %i leaves nothing running",
  { timeout: 30_000 },
  async (lines) => {
    const pipeline = `'${process.execPath}' '${DEMO}' | head -n ${lines} > /dev/null`;
    const shell = spawn("sh", ["-c", pipeline], { detached: true, stdio: "ignore" });
    const group = shell.pid ?? 0;
    const { isAlive, signal } = nodeProcessGroups();
    try {
      await once(shell, "close");
      await expect.poll(() => isAlive(group), { timeout: 5000 }).toBe(false);
    } finally {
      signal(group, "SIGKILL");
    }
  },
);
