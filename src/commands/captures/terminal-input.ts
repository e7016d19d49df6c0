import type { Context } from "../../context.ts";
import type { Reporter } from "../../report/reporter.ts";
import { said } from "../../language/said.ts";

/** Says that the program reads what is typed: a terminal shows nothing of that. */
export function noteTerminalInput({ isTTY }: Context["stdin"], reporter: Reporter): void {
  if (isTTY !== true) return;
  reporter.report({
    type: "note",
    message: said("reading standard input: type or paste JSON, and end it with Ctrl-D"),
  });
}
