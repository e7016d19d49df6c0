import { nearest } from "../../events/payload/nearest.ts";
import { Failure } from "../../failure.ts";
import type { Config } from "./config-file.ts";
import { type OptionSpec, type OptionSpecs, type OptionsOf, isRefused, longName } from "./option-spec.ts";

/** Where option values come from: flags beat the environment, which beats the config file. */
export interface OptionSources {
  /** The first word of the command: its section of the config file. */
  readonly command: string;
  /** What was typed, by the option's long name; a switch that was given is `["true"]`. */
  readonly flags: ReadonlyMap<string, readonly string[]>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly config: Config | undefined;
}

interface Given {
  readonly texts: readonly string[];
  /** How the user names it, for messages. */
  readonly name: string;
  readonly code: "usage" | "input";
  readonly from: keyof typeof STRENGTH;
}

/** A flag beats the environment, which beats the config file. */
const STRENGTH = { nowhere: 0, config: 1, environment: 2, flag: 3 } as const;

/** The options that several commands have under another name than the one the user knows them by. */
const SHARED_NAMES: Readonly<Record<string, string>> = { to: "target" };

/** Options that answer the same question: what one of them says in a stronger place silences the others. */
const SAME_QUESTION: readonly (readonly string[])[] = [
  ["output", "json", "quiet"],
  ["color", "no-color"],
];

/** Reads every option of a table from its source, once. Throws `Failure` (`usage`, or `input` for the config file). */
export function resolveOptions<Specs extends OptionSpecs>(specs: Specs, sources: OptionSources): OptionsOf<Specs> {
  const values = Object.entries(specs).map(([key, spec]) => [key, readOption(spec, strongest(spec, sources))] as const);
  return Object.fromEntries(values) as OptionsOf<Specs>;
}

/** Refuses keys of the command's config section that are no options of it. Throws `Failure` (`input`). */
export function checkConfigKeys(
  specs: OptionSpecs,
  { command, config }: Pick<OptionSources, "command" | "config">,
): void {
  const known = Object.values(specs).map(longName);
  const unknown = Object.keys(sectionOf(config, command)).find((key) => !known.includes(key));
  if (unknown === undefined || config === undefined) return;
  const meant = nearest(unknown, known);
  throw new Failure("input", `${config.path}: ${command} has no option ${unknown}`, {
    hint: meant === undefined ? `see: hipcall-hooks ${command} --help` : `did you mean ${meant}?`,
  });
}

/** The environment variable of an option: `HIPCALL_HOOKS_MAX_BODY`; `--to` is `HIPCALL_HOOKS_TARGET`. */
export function environmentName(spec: Pick<OptionSpec<unknown>, "flags">): string {
  return variableOf(longName(spec));
}

function variableOf(name: string): string {
  return `HIPCALL_HOOKS_${(SHARED_NAMES[name] ?? name).toUpperCase().replaceAll("-", "_")}`;
}

function readOption(spec: OptionSpec<unknown>, given: Given): unknown {
  const value = spec.read(given.texts);
  if (!isRefused(value)) return value;
  throw new Failure(given.code, `${given.name} wants ${value.wants}, got ${JSON.stringify(value.refused)}`);
}

function strongest(spec: OptionSpec<unknown>, sources: OptionSources): Given {
  const name = longName(spec);
  const given = givenFor(name, sources);
  const rivals = SAME_QUESTION.find((names) => names.includes(name)) ?? [];
  const silenced = rivals.some((rival) => STRENGTH[givenFor(rival, sources).from] > STRENGTH[given.from]);
  return silenced ? { ...given, texts: [] } : given;
}

function givenFor(name: string, sources: OptionSources): Given {
  const typed = sources.flags.get(name);
  if (typed !== undefined) return { texts: typed, name: `--${name}`, code: "usage", from: "flag" };
  const variable = variableOf(name);
  const set = sources.env[variable] ?? "";
  if (set !== "") return { texts: [set], name: variable, code: "usage", from: "environment" };
  return givenByConfig(name, sources);
}

function givenByConfig(name: string, { command, config }: OptionSources): Given {
  const own = sectionOf(config, command)[name];
  const sharedName = SHARED_NAMES[name] ?? name;
  const shared = { target: config?.values.target, output: config?.values.output, color: config?.values.color };
  const everywhere = new Map<string, unknown>(Object.entries(shared)).get(sharedName);
  const value = own ?? everywhere;
  const texts = value === undefined ? [] : [value].flat().map(String);
  const key = own === undefined ? sharedName : `${command}.${name}`;
  const from = value === undefined ? "nowhere" : "config";
  return { texts, name: `${config?.path ?? ""}: ${key}`, code: "input", from };
}

function sectionOf(config: Config | undefined, command: string): Readonly<Record<string, unknown>> {
  const section = new Map<string, unknown>(Object.entries(config?.values ?? {})).get(command);
  return typeof section === "object" && section !== null ? { ...section } : {};
}
