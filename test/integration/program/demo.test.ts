import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { nodeProcessGroups } from "../../../src/cli/process-groups.ts";
import { until } from "../../support/run/until.ts";

const DEMO = resolve(import.meta.dirname, "../../../scripts/demo.mjs");

test.skipIf(process.platform === "win32")(
  "npm run demo | head leaves nothing running",
  { timeout: 30_000 },
  async () => {
    const demo = spawn(process.execPath, [DEMO], { detached: true, stdio: ["ignore", "pipe", "ignore"] });
    const closed = once(demo, "close");
    await once(demo.stdout, "data");
    demo.stdout.destroy();
    await closed;
    const { isAlive } = nodeProcessGroups();
    await until(() => !isAlive(demo.pid ?? 0));
    expect(isAlive(demo.pid ?? 0)).toBe(false);
  },
);
