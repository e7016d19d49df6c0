import type { Context, TextOutput } from "../../context.ts";

/** What `--color` or `--no-color` said, if either was given. */
export type ColourChoice = boolean | undefined;

/** Whether to colour a stream: the flag, then `NO_COLOR`, then `FORCE_COLOR`, then whether it is a terminal that can. */
export function wantsColour(stream: TextOutput, env: Context["env"], choice: ColourChoice): boolean {
  if (choice !== undefined) return choice;
  if ((env["NO_COLOR"] ?? "") !== "") return false;
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return stream.isTTY === true && env["TERM"] !== "dumb";
}
