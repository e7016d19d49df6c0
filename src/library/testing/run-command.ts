import type { CommandDefinition, ExitCode } from "../../commands/command.ts";
import { readOptions } from "../../commands/options/read-options.ts";
import { optionName } from "../../commands/options/option-spec.ts";
import { nearest } from "../../events/payload/nearest.ts";
import { Failure } from "../../failure.ts";
import { ENGLISH } from "../../language/language.ts";
import type { OutputEvent } from "../../report/output-event.ts";
import { keyOf, libraryFailure, withHint } from "../main/library-failure.ts";
import { type LibraryContext, libraryContext } from "./library-context.ts";

/** An option of the library: it becomes the text that a user of the command line would type. */
export type OptionValue =
  | string
  | number
  | boolean
  | URL
  | readonly string[]
  | Readonly<Record<string, string | number | boolean | null>>
  | undefined;

interface CommandRun {
  readonly command: CommandDefinition;
  readonly args?: readonly string[];
  readonly options: Readonly<Record<string, OptionValue>>;
  readonly context: LibraryContext;
  readonly onEvent: (event: OutputEvent) => void;
}

/** Runs a command as the command line does; what it reports goes to `onEvent`. Throws `Failure`. */
export async function runCommand({ command, args = [], options, context, onEvent }: CommandRun): Promise<ExitCode> {
  const values = optionsFor(command, options);
  try {
    return await command.run({
      args,
      options: values,
      context: libraryContext(context),
      reporter: { form: "text", report: onEvent, drained: () => undefined, unwrittenBytes: () => 0 },
      fullScreen: null,
      language: ENGLISH,
    });
  } catch (error) {
    throw withHint(error);
  }
}

/** Reads options by the rules of the command line. Throws `Failure` (`usage`). */
export function optionsFor<Options extends CommandDefinition["options"]>(
  { options: specs }: { readonly options: Options },
  given: Readonly<Record<string, OptionValue>>,
): ReturnType<typeof readOptions<Options>> {
  const flags = new Map<string, readonly string[]>();
  const known = Object.values(specs).map(optionName);
  for (const [key, value] of Object.entries(given)) {
    const name = optionNameOf(key);
    if (value === undefined) continue;
    if (!known.includes(name)) throw unknownOption(key, known);
    flags.set(name, textsOf(key, value));
  }
  try {
    return readOptions(specs, { command: "", flags, env: {}, config: undefined });
  } catch (error) {
    // `--max-gap must be …` becomes `maxGap must be …`.
    if (!(error instanceof Failure)) throw error;
    const message = error.message.replace(/^--([a-z-]+)/, (_all, name: string) => keyOf(name));
    throw libraryFailure(error.code, message, error);
  }
}

function unknownOption(key: string, known: readonly string[]): Failure {
  const meant = nearest(key, known.map(keyOf));
  return libraryFailure("usage", `unknown option ${key}`, {
    hint: meant === undefined ? "see docs/library.md" : `did you mean ${meant}?`,
  });
}

function textsOf(key: string, value: Exclude<OptionValue, undefined>): string[] {
  if (typeof value === "string" || typeof value === "boolean" || value instanceof URL) return [String(value)];
  if (typeof value === "number") return [DURATIONS.has(key) ? `${value}ms` : String(value)];
  if (isList(value)) return [...value];
  const between = key === "headers" ? ": " : "=";
  return Object.entries(value).map(([name, one]) => `${name}${between}${String(one)}`);
}

/** A number means milliseconds. */
const DURATIONS: ReadonlySet<string> = new Set(["timeout", "delay", "maxGap", "forwardTimeout"]);

function isList(value: object): value is readonly string[] {
  return Array.isArray(value);
}

function optionNameOf(key: string): string {
  if (key === "headers") return "header";
  return key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
