import type { Context, TextOutput } from "../../context.ts";
import { isRunByAgent } from "./automation.ts";

/** `true` for `--color`, `false` for `--no-color`, `undefined` when neither is given. */
export type ColourChoice = boolean | undefined;

/** Whether to colour a stream. The option beats `NO_COLOR`, which beats `FORCE_COLOR`; without them, a terminal has colour, but not for a coding agent. */
export function wantsColour(stream: TextOutput, env: Context["env"], choice: ColourChoice): boolean {
  if (choice !== undefined) return choice;
  if ((env["NO_COLOR"] ?? "") !== "") return false;
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return hasStyles(stream, env);
}

/** Whether a stream shows bold, faint and inverse. */
export function hasStyles(stream: TextOutput, env: Context["env"]): boolean {
  return stream.isTTY === true && env["TERM"] !== "dumb" && !isRunByAgent(env);
}
