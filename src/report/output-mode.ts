import type { Context } from "../context.ts";
import { isRunByAgent, isRunByCI } from "./text/automation.ts";

/** The forms of output that a user can choose; `auto` picks `tui` or `pretty`. */
export const OUTPUT_MODES = ["auto", "tui", "pretty", "compact", "json", "quiet"] as const;
export type OutputMode = (typeof OUTPUT_MODES)[number];

/** Whether a command that has a full screen opens it. `auto` opens it on a terminal, but not in CI and not for a coding agent. */
export function usesFullScreen(mode: OutputMode, context: Context): boolean {
  switch (mode) {
    case "tui":
      return canDraw(context);
    case "auto":
      return canDraw(context) && !isRunByCI(context.env) && !isRunByAgent(context.env);
    case "pretty":
    case "compact":
    case "json":
    case "quiet":
      return false;
  }
}

/** Reads `stdin` last, because the first read opens it. */
function canDraw(context: Context): boolean {
  return context.stdout.isTTY === true && context.env["TERM"] !== "dumb" && context.stdin.isTTY === true;
}
