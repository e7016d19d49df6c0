import type { Context } from "../context.ts";
import { printable } from "../events/payload/printable.ts";
import { ENGLISH, type Language } from "../language/language.ts";
import { Failure, reasonOf } from "../failure.ts";
import { type Said, said } from "../language/said.ts";
import { themeFor } from "../report/text/theme.ts";
import { reporterAsCalled } from "../report/as-called.ts";
import { messageText } from "../report/message-text.ts";
import { layoutFor } from "../report/text/terminal-layout.ts";
import { textWriter } from "../report/text/text-writer.ts";
import packageJson from "../../package.json" with { type: "json" };

/** Reports why the program cannot go on: as text on stderr and, when the user wants JSON, as a JSON line on stdout. */
export async function reportFailure(
  error: unknown,
  argv: readonly string[],
  { stdout, stderr, env }: Context,
  language: Language = ENGLISH,
): Promise<void> {
  const theme = themeFor(stderr, env, { colour: argv.includes("--no-color") ? false : undefined, language });
  const { message, hint } = error instanceof Failure ? error.said : bugReport(error);
  const event = {
    type: "error",
    code: error instanceof Failure ? error.code : "internal",
    message,
    hint: hint ?? null,
  } as const;
  const layout = await layoutFor(stderr, env);
  stderr.write(layout(messageText(event, theme)));
  if (!(error instanceof Failure)) stderr.write(`${stackOf(error)}\n`);
  if (!wantsJson(argv, env)) return;
  // Help and version start faster without it.
  const { jsonReporter } = await import("../report/json-reporter.ts");
  reporterAsCalled(jsonReporter(textWriter(stdout)), env).report(event);
}

function bugReport(error: unknown): { message: Said; hint: Said } {
  return {
    message: said("this is a bug in hipcall-hooks {version}: {reason}", {
      version: packageJson.version,
      reason: reasonOf(error),
    }),
    hint: said("please report it, with the lines below and the command that you typed"),
  };
}

function stackOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? String(error)) : String(error);
  return stack.split("\n").map(printable).join("\n");
}

/** Reads `argv` and the environment directly: the options may be the reason of the failure. */
function wantsJson(argv: readonly string[], env: Context["env"]): boolean {
  if (argv.some((word) => /^(--json|--output=json|-ojson)$/.test(word))) return true;
  const at = argv.findIndex((word) => word === "-o" || word === "--output");
  if (at !== -1) return argv[at + 1] === "json";
  return env["HIPCALL_HOOKS_OUTPUT"] === "json" || /^(1|true|yes)$/i.test(env["HIPCALL_HOOKS_JSON"] ?? "");
}
