import type { Context } from "../context.ts";
import { ENGLISH, LANGUAGE_NAMES, type Language, type LanguageName, languageWith } from "../language/language.ts";
import { isRunByAgent, isRunByCI } from "../report/text/automation.ts";

const VARIABLE = "HIPCALL_HOOKS_LANG";

/** Loads a language. English needs nothing. */
export async function loadLanguage(name: LanguageName): Promise<Language> {
  if (name === "en") return ENGLISH;
  const { TURKISH } = await import("../language/turkish/turkish.ts");
  return languageWith(name, TURKISH);
}

/**
 * The language before the options are read, for the help and for errors: `--lang`, `HIPCALL_HOOKS_LANG`, or the locale of
 * the terminal. The locale counts on a terminal only, neither in CI nor for a coding agent.
 */
export function typedLanguage(argv: readonly string[], context: Pick<Context, "env" | "stdout">): LanguageName {
  const typed = argv.flatMap((word, at) =>
    word === "--lang" ? [argv[at + 1]] : (/^--lang=(.*)$/.exec(word)?.slice(1) ?? []),
  );
  const chosen = typed.at(-1) ?? context.env[VARIABLE];
  return LANGUAGE_NAMES.find((name) => name === chosen) ?? localeLanguage(context);
}

/** The language of the locale; English where nobody reads. */
export function localeLanguage(context: Pick<Context, "env" | "stdout">): LanguageName {
  const { env } = context;
  const locale = [env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find((value) => value !== undefined && value !== "");
  if (!/^tr(?![a-z])/i.test(locale ?? "") || isRunByCI(env) || isRunByAgent(env)) return "en";
  return context.stdout.isTTY === true ? "tr" : "en";
}
