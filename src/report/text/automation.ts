import type { Context } from "../../context.ts";

const OFF: ReadonlySet<string | undefined> = new Set([undefined, "", "0", "false"]);

/** Whether a coding agent runs the program: it sets `AI_AGENT` or `AGENT`, often to its name. */
export function isRunByAgent(env: Context["env"]): boolean {
  return !OFF.has(env["AI_AGENT"]) || !OFF.has(env["AGENT"]);
}

/** Whether a CI system runs the program: it sets `CI`. */
export function isRunByCI(env: Context["env"]): boolean {
  return !OFF.has(env["CI"]);
}
