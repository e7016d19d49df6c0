import type { Completes } from "./completes.ts";
import type { ValueKind } from "./value-kind.ts";

/**
 * One option, as data: what commander, the environment, the config file, the README and the completion all read. `read`
 * turns what was given (no text at all, one, or several) into the value.
 */
export interface OptionSpec<Value> {
  /** As commander writes them: `-p, --port <n>`. */
  readonly flags: string;
  readonly description: string;
  /** `switch` takes no value, `many` can be repeated. */
  readonly shape: "switch" | "one" | "many";
  /** What is in force when nothing is given, for the help. */
  readonly fallbackText: string | undefined;
  /** What a shell can offer for the value. */
  readonly completes: Completes | undefined;
  /** The heading that it stands under in the help. */
  readonly heading: string | undefined;
  readonly read: (given: readonly string[]) => Value | Refused;
}

/** A text that an option does not take, and what it wants. */
export interface Refused {
  readonly refused: string;
  readonly wants: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec<unknown>>>;

/** The values of a table of options. */
export type OptionsOf<Specs extends OptionSpecs> = {
  readonly [Name in keyof Specs]: Exclude<ReturnType<Specs[Name]["read"]>, Refused>;
};

/** An option without a value: on or off. */
export function switchOption(flags: string, description: string): OptionSpec<boolean> {
  return {
    flags,
    description,
    shape: "switch",
    fallbackText: undefined,
    completes: undefined,
    heading: undefined,
    read: (given) => {
      const text = given.at(-1);
      if (text === undefined) return false;
      return SWITCH_WORDS.get(text.toLowerCase()) ?? { refused: text, wants: "true or false" };
    },
  };
}

/** A switch that can also be turned off from the environment or the config file; `undefined` leaves it open. */
export function openSwitch(flags: string, description: string): OptionSpec<boolean | undefined> {
  const closed = switchOption(flags, description);
  return { ...closed, read: (given) => (given.length === 0 ? undefined : closed.read(given)) };
}

/** An option with one value; what is not given is `undefined`. */
export function option<Value>(
  flags: string,
  description: string,
  kind: ValueKind<Value>,
): OptionSpec<Value | undefined> {
  return {
    flags,
    description,
    shape: "one",
    fallbackText: undefined,
    completes: kind.completes,
    heading: undefined,
    read: (given) => {
      const text = given.at(-1);
      return text === undefined ? undefined : parsed(text, kind);
    },
  };
}

/** An option with one value and a default. */
export function optionOr<Value>(
  flags: string,
  description: string,
  [kind, fallback]: Defaulted<Value>,
): OptionSpec<Value> {
  return {
    flags,
    description,
    shape: "one",
    fallbackText: fallback,
    completes: kind.completes,
    heading: undefined,
    read: (given) => parsed(given.at(-1) ?? fallback, kind),
  };
}

/** A kind of value, and the default as a user would write it. */
type Defaulted<Value> = readonly [kind: ValueKind<Value>, fallback: string];

/** An option that can be repeated. */
export function listOption<Value>(
  flags: string,
  description: string,
  kind: ValueKind<Value>,
): OptionSpec<readonly Value[]> {
  return {
    flags,
    description,
    shape: "many",
    fallbackText: undefined,
    completes: kind.completes,
    heading: undefined,
    read: (given) => {
      const values: Value[] = [];
      for (const text of given) {
        const value = kind.parse(text);
        if (value === undefined) return { refused: text, wants: kind.wants };
        values.push(value);
      }
      return values;
    },
  };
}

/** Puts options under a heading of the help. */
export function under<Specs extends OptionSpecs>(heading: string, specs: Specs): Specs {
  const entries = Object.entries(specs).map(([key, spec]) => [key, { ...spec, heading }] as const);
  return Object.fromEntries(entries) as Specs;
}

/** The name of an option as it is typed, without dashes: `max-body`. */
export function longName({ flags }: Pick<OptionSpec<unknown>, "flags">): string {
  return /--([a-z][a-z-]*)/.exec(flags)?.[1] ?? flags;
}

/** Whether `read` refused what was given. */
export function isRefused(value: unknown): value is Refused {
  return typeof value === "object" && value !== null && "refused" in value && "wants" in value;
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

function parsed<Value>(text: string, kind: ValueKind<Value>): Value | Refused {
  return kind.parse(text) ?? { refused: text, wants: kind.wants };
}
