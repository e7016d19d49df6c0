import type { Context, TextOutput } from "../../context.ts";
import { createTheme, type Theme } from "./theme.ts";

/** `true` for `--color`, `false` for `--no-color`, `undefined` when neither is given. */
export type ColourChoice = boolean | undefined;

/** Whether to colour a stream. The option beats `NO_COLOR`, which beats `FORCE_COLOR`; without them, a terminal has colour. */
export function wantsColour(stream: TextOutput, env: Context["env"], choice: ColourChoice): boolean {
  if (choice !== undefined) return choice;
  if ((env["NO_COLOR"] ?? "") !== "") return false;
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return hasStyles(stream, env);
}

/** The theme of a stream. Without colour a terminal keeps bold, faint and inverse: `NO_COLOR` is about colours only. */
export function themeFor(stream: TextOutput, env: Context["env"], choice: ColourChoice): Theme {
  const colour = wantsColour(stream, env, choice);
  return createTheme(colour, colour || hasStyles(stream, env));
}

function hasStyles(stream: TextOutput, env: Context["env"]): boolean {
  return stream.isTTY === true && env["TERM"] !== "dumb";
}
