import { nearest } from "../../events/payload/nearest.ts";
import { Failure } from "../../failure.ts";
import { type Said, said } from "../../language/said.ts";
import type { Config } from "./config-file.ts";
import {
  type InvalidValue,
  type OptionSpec,
  type OptionSpecs,
  type OptionsOf,
  isInvalid,
  optionName,
} from "./option-spec.ts";

/** Where option values come from. A flag wins over the environment, which wins over the config file. */
export interface OptionSources {
  /** The first word of the command: the name of its section in the config file. */
  readonly command: string;
  /** The typed options by their long name. The text of a switch is `true`. */
  readonly flags: ReadonlyMap<string, readonly string[]>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly config: Config | undefined;
}

/** The texts of one option, and where they come from. */
interface Given {
  readonly texts: readonly string[];
  readonly source: keyof typeof PRECEDENCE;
  /** What the user calls the option there, for messages. */
  readonly name: string;
}

/** The higher number wins. */
const PRECEDENCE = { none: 0, config: 1, environment: 2, flag: 3 } as const;

/** The environment variable and the shared key of the config file have another name than the option. */
const SHARED_NAMES: Readonly<Record<string, string>> = { to: "target" };

export const VARIABLE_PREFIX = "HIPCALL_HOOKS_";

/** Options that exclude each other: a source with a higher precedence overrides all options of its group. */
const EXCLUSIVE_OPTIONS: readonly (readonly string[])[] = [
  ["output", "json", "quiet"],
  ["color", "no-color"],
];

/** Reads every option of a table. Throws `Failure`: `input` for a value in the config file, `usage` for any other. */
export function readOptions<Specs extends OptionSpecs>(specs: Specs, sources: OptionSources): OptionsOf<Specs> {
  const values = Object.entries(specs).map(([key, spec]) => [key, readOption(spec, sources)] as const);
  return Object.fromEntries(values) as OptionsOf<Specs>;
}

/** Throws `Failure` (`input`) when the command's section of the config file has a key that is not an option. */
export function checkConfigKeys(
  specs: OptionSpecs,
  { command, config }: Pick<OptionSources, "command" | "config">,
): void {
  const known = Object.values(specs).map(optionName);
  const unknown = Object.keys(configSection(config, command)).find((key) => !known.includes(key));
  if (unknown === undefined || config === undefined) return;
  const suggestion = nearest(unknown, known);
  throw new Failure(
    "input",
    said('{path}: unknown option "{command}.{unknown}"', { path: config.path, command, unknown }),
    {
      hint:
        suggestion === undefined
          ? said("see: hipcall-hooks {command} --help", { command })
          : said("did you mean {meant}?", { meant: suggestion }),
    },
  );
}

/** The environment variable of an option: `HIPCALL_HOOKS_MAX_BODY`; that of `--to` is `HIPCALL_HOOKS_TARGET`. */
export function environmentName(spec: Pick<OptionSpec<unknown>, "flags">): string {
  return variableName(optionName(spec));
}

function variableName(name: string): string {
  return `${VARIABLE_PREFIX}${(SHARED_NAMES[name] ?? name).toUpperCase().replaceAll("-", "_")}`;
}

function readOption(spec: OptionSpec<unknown>, sources: OptionSources): unknown {
  const given = findGiven(optionName(spec), spec.typedOnly === true ? typedSources(sources) : sources);
  const value = spec.read(isOverridden(spec, given, sources) ? [] : given.texts);
  if (!isInvalid(value)) return value;
  throw new Failure(given.source === "config" ? "input" : "usage", mustBe(given.name, value), {
    hint: value.hint,
  });
}

function typedSources({ command, flags }: OptionSources): OptionSources {
  return { command, flags, env: {}, config: undefined };
}

function mustBe(name: string, { invalid, expected, examples }: InvalidValue): Said {
  const came =
    invalid === null ? said("what came is not shown") : said("got {value}", { value: JSON.stringify(invalid) });
  const [example] = examples;
  if (example === undefined) return said("{name} must be {expected} ({came})", { name, expected, came });
  return examples.length === 1
    ? said("{name} must be {expected} ({came}; example: {example})", { name, expected, came, example })
    : said("{name} must be {expected} ({came}; examples: {examples})", {
        name,
        expected,
        came,
        examples: examples.join(", "),
      });
}

function isOverridden(spec: OptionSpec<unknown>, given: Given, sources: OptionSources): boolean {
  const group = EXCLUSIVE_OPTIONS.find((names) => names.includes(optionName(spec))) ?? [];
  return group.some((name) => PRECEDENCE[findGiven(name, sources).source] > PRECEDENCE[given.source]);
}

function findGiven(name: string, sources: OptionSources): Given {
  const typed = sources.flags.get(name);
  if (typed !== undefined) return { texts: typed, source: "flag", name: `--${name}` };
  const variable = variableName(name);
  const text = sources.env[variable] ?? "";
  if (text !== "") return { texts: [text], source: "environment", name: variable };
  return findInConfig(name, sources);
}

function findInConfig(name: string, { command, config }: OptionSources): Given {
  const path = config?.path ?? "";
  const own = configSection(config, command)[name];
  if (own !== undefined) return { texts: asTexts(own), source: "config", name: `${path}: ${command}.${name}` };
  const sharedName = SHARED_NAMES[name] ?? name;
  const sharedValues = {
    target: config?.values.target,
    output: config?.values.output,
    lang: config?.values.lang,
    color: config?.values.color,
  };
  const shared = new Map<string, unknown>(Object.entries(sharedValues)).get(sharedName);
  if (shared !== undefined) return { texts: asTexts(shared), source: "config", name: `${path}: ${sharedName}` };
  return { texts: [], source: "none", name: `--${name}` };
}

function asTexts(value: unknown): string[] {
  return [value].flat().map(String);
}

function configSection(config: Config | undefined, command: string): Readonly<Record<string, unknown>> {
  const section = new Map<string, unknown>(Object.entries(config?.values ?? {})).get(command);
  return typeof section === "object" && section !== null ? { ...section } : {};
}
