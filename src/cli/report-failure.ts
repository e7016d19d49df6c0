import type { Context } from "../context.ts";
import { printable } from "../events/payload/printable.ts";
import { Failure, reasonOf } from "../failure.ts";
import { wantsColour } from "../report/text/colour.ts";
import { jsonReporter } from "../report/json/json-reporter.ts";
import { talkText } from "../report/talk.ts";
import { textSink } from "../report/text/text-sink.ts";
import { themeFor } from "../report/text/theme.ts";
import packageJson from "../../package.json" with { type: "json" };

/** Shows why the program could not go on: for a person on stderr, and as a JSON line on stdout when JSON was asked for. */
export function reportFailure(error: unknown, argv: readonly string[], { stdout, stderr, env }: Context): void {
  const theme = themeFor(wantsColour(stderr, env, argv.includes("--no-color") ? false : undefined));
  const shown = error instanceof Failure ? error : bug(error);
  const event = {
    type: "error",
    code: error instanceof Failure ? error.code : "internal",
    message: shown.message,
    hint: shown.hint ?? null,
  } as const;
  stderr.write(talkText(event, theme));
  if (!(error instanceof Failure)) stderr.write(`${stackOf(error)}\n`);
  if (asksForJson(argv, env)) jsonReporter(textSink(stdout)).report(event);
}

function bug(error: unknown): { message: string; hint: string } {
  return {
    message: `this is a bug in hipcall-hooks ${packageJson.version}: ${reasonOf(error)}`,
    hint: "please report it with the lines below and what you typed",
  };
}

function stackOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? String(error)) : String(error);
  return stack.split("\n").map(printable).join("\n");
}

/** The options themselves may be what failed, so this looks at what was typed, and then at the environment. */
function asksForJson(argv: readonly string[], env: Context["env"]): boolean {
  if (argv.some((word) => /^(--json|--output=json|-ojson)$/.test(word))) return true;
  const at = argv.findIndex((word) => word === "-o" || word === "--output");
  if (at !== -1) return argv[at + 1] === "json";
  return env["HIPCALL_HOOKS_OUTPUT"] === "json" || /^(1|true|yes)$/i.test(env["HIPCALL_HOOKS_JSON"] ?? "");
}
