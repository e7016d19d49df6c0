import type { Context } from "../context.ts";
import type { OutputMode } from "./output-mode.ts";

/** Whether to take the whole screen: by default only for a person at a terminal, never where it could not be drawn. */
export function wantsFullScreen(mode: OutputMode, context: Context): boolean {
  switch (mode) {
    case "tui":
      return canBeDrawn(context);
    case "auto":
      return canBeDrawn(context) && ["", "0", "false", undefined].includes(context.env["CI"]);
    case "pretty":
    case "json":
    case "quiet":
      return false;
  }
}

/** The input is looked at last: to open it takes time, and a program that never asks for it need not read it. */
function canBeDrawn(context: Context): boolean {
  return context.stdout.isTTY === true && context.env["TERM"] !== "dumb" && context.stdin.isTTY === true;
}
