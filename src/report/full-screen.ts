import type { Context } from "../context.ts";
import type { OutputMode } from "./output-mode.ts";

/** Whether to take the whole screen: by default only for a person at a terminal, never where it could not be drawn. */
export function wantsFullScreen(mode: OutputMode, { stdin, stdout, env }: Context): boolean {
  const possible = stdout.isTTY === true && stdin.isTTY === true && env["TERM"] !== "dumb";
  switch (mode) {
    case "tui":
      return possible;
    case "auto":
      return possible && ["", "0", "false", undefined].includes(env["CI"]);
    case "pretty":
    case "json":
    case "quiet":
      return false;
  }
}
