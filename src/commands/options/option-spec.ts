import { type Said, type Text, type Wording, type Words, said } from "../../language/said.ts";
import type { Suggestions } from "./suggestions.ts";
import type { ValueParser } from "./value-parsers.ts";

/** One option as data. Commander, the environment, the config file, the README and the shell completion all read it. */
export interface OptionSpec<Value> {
  /** In commander's syntax: `-p, --port <n>`. */
  readonly flags: string;
  readonly description: Words;
  /** `switch` has no value, `optional` has one only after `=`, `many` can be repeated. */
  readonly shape: "switch" | "optional" | "one" | "many";
  /** The default value, for the help. */
  readonly defaultText: string | Said | undefined;
  readonly suggestions: Suggestions | undefined;
  /** The heading of the help that lists the option. */
  readonly heading: Text | undefined;
  /** Whether only a flag sets it, and neither the environment nor the config file. */
  readonly typedOnly?: boolean;
  /** Turns the texts that the user gave (none, one or several) into the value. */
  readonly read: (texts: readonly string[]) => Value | InvalidValue;
}

/** A text that is not a valid value of its option, and what is valid. */
export interface InvalidValue extends Pick<ValueParser<unknown>, "expected" | "examples"> {
  /** The text that came; `null` for a secret, which is not shown. */
  readonly invalid: string | null;
  readonly hint?: Wording | undefined;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec<unknown>>>;

/** The values of a table of options. */
export type OptionsOf<Specs extends OptionSpecs> = {
  readonly [Name in keyof Specs]: Exclude<ReturnType<Specs[Name]["read"]>, InvalidValue>;
};

/** An option without a value: on or off. */
export function switchOption(flags: string, description: Words): OptionSpec<boolean> {
  return {
    flags,
    description,
    shape: "switch",
    defaultText: undefined,
    suggestions: undefined,
    heading: undefined,
    read: (texts) => {
      const text = texts.at(-1);
      if (text === undefined) return false;
      return SWITCH_WORDS.get(text.toLowerCase()) ?? { invalid: text, expected: said("true or false"), examples: [] };
    },
  };
}

/** A switch that can also have a value: `--compare`, `--compare=status`. The parser reads a missing value as the empty text. */
export function switchWithValue<Value>(
  flags: string,
  description: Words,
  parser: ValueParser<Value>,
): OptionSpec<Value | undefined> {
  return {
    ...option(flags, description, parser),
    shape: "optional",
    read: (texts) => {
      const text = texts.at(-1);
      const on = text === undefined ? false : SWITCH_WORDS.get(text.toLowerCase());
      if (text === undefined || (on === false && text !== "")) return undefined;
      return parsed(on === undefined ? text : "", parser);
    },
  };
}

/** A switch with a third state: `undefined` when it is not set. The environment and the config file can also turn it off. */
export function optionalSwitch(flags: string, description: Words): OptionSpec<boolean | undefined> {
  const spec = switchOption(flags, description);
  return { ...spec, read: (texts) => (texts.length === 0 ? undefined : spec.read(texts)) };
}

/** An option with one value; `undefined` when it is not set. */
export function option<Value>(
  flags: string,
  description: Words,
  parser: ValueParser<Value>,
): OptionSpec<Value | undefined> {
  return {
    flags,
    description,
    shape: "one",
    defaultText: undefined,
    suggestions: parser.suggestions,
    heading: undefined,
    read: (texts) => {
      const text = texts.at(-1);
      return text === undefined ? undefined : parsed(text, parser);
    },
  };
}

/** An option with one value. `defaultText` is the default as a user writes it. */
export function optionWithDefault<Value>(
  flags: string,
  description: Words,
  parser: ValueParser<Value>,
  defaultText: string,
): OptionSpec<Value> {
  return {
    flags,
    description,
    shape: "one",
    defaultText,
    suggestions: parser.suggestions,
    heading: undefined,
    read: (texts) => parsed(texts.at(-1) ?? defaultText, parser),
  };
}

/** An option that can be given several times. */
export function repeatableOption<Value>(
  flags: string,
  description: Words,
  parser: ValueParser<Value>,
): OptionSpec<readonly Value[]> {
  return {
    flags,
    description,
    shape: "many",
    defaultText: undefined,
    suggestions: parser.suggestions,
    heading: undefined,
    read: (texts) => {
      const values: Value[] = [];
      for (const text of texts) {
        const value = parser.parse(text);
        if (value === undefined) return invalidValue(text, parser);
        values.push(value);
      }
      return values;
    },
  };
}

/** Lists the options under a heading of the help. */
export function withHeading<Specs extends OptionSpecs>(heading: Text, specs: Specs): Specs {
  const entries = Object.entries(specs).map(([key, spec]) => [key, { ...spec, heading }] as const);
  return Object.fromEntries(entries) as Specs;
}

/** The long name of an option, without dashes: `max-body`. */
export function optionName({ flags }: Pick<OptionSpec<unknown>, "flags">): string {
  return /--([a-z][a-z-]*)/.exec(flags)?.[1] ?? flags;
}

export function isInvalid(value: unknown): value is InvalidValue {
  return typeof value === "object" && value !== null && "invalid" in value && "expected" in value;
}

const SWITCH_WORDS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["1", true],
  ["yes", true],
  ["false", false],
  ["0", false],
  ["no", false],
  ["", false],
]);

function parsed<Value>(text: string, parser: ValueParser<Value>): Value | InvalidValue {
  return parser.parse(text) ?? invalidValue(text, parser);
}

function invalidValue(
  text: string,
  { expected, examples, hintFor, isSecret = false }: ValueParser<unknown>,
): InvalidValue {
  return { invalid: isSecret ? null : text, expected, examples, hint: hintFor?.(text) };
}
