import * as z from "zod/mini";
import { nearest } from "../payload/nearest.ts";
import { stepTexts } from "./scenario-text.ts";
import { type JsonObject, valueText, isJsonObject } from "../payload/values.ts";

/** The events of one call, or of one click in the panel, in order. */
export interface Scenario {
  readonly name: string;
  /** What happens, as a sentence. */
  readonly about: string;
  /** Where the values come from, and which are fictional; `null` when the file does not say. */
  readonly source: string | null;
  /**
   * How each value is known: the keys of `data`, or `call_bridged.bridged_at` for the value in one event; `null` when the
   * file does not say.
   */
  readonly known: Readonly<Record<(typeof KNOWN_AS)[number], readonly string[]>> | null;
  readonly steps: readonly ScenarioStep[];
}

/** One event of a scenario with its complete body. */
export interface ScenarioStep {
  readonly event: string;
  /** Milliseconds since the previous step. */
  readonly afterMs: number;
  readonly data: JsonObject;
  /** `data` as JSON, with each value spelled as in the scenario. */
  readonly dataText: string;
}

/** A scenario, or the path and the reason of the first error. */
export type ParsedScenario =
  | { readonly kind: "scenario"; readonly scenario: Scenario }
  | { readonly kind: "refused"; readonly path: string; readonly reason: string; readonly hint: string | undefined };

/** How a value of a scenario can be known. `fictional`: an id, a number or a name of ours. */
const KNOWN_AS = ["measured", "documented", "inferred", "fictional"] as const;

/** The most steps that a scenario can have. */
export const MOST_STEPS = 1000;
const MOST_KEYS = 1000;
const LONGEST_GAP_MS = 86_400_000;

const name = z.string().check(z.minLength(1));
const data = z.record(z.string(), z.unknown());

/** Checks the number of steps before the steps: zod collects an issue for each wrong one, and a million of them fill the memory. */
const boundedList = z.custom<unknown[]>(
  (value) => Array.isArray(value) && value.length >= 1 && value.length <= MOST_STEPS,
);

const stepSchema = z.strictObject({
  event: name,
  afterMs: z.int().check(z.gte(0), z.lte(LONGEST_GAP_MS)),
  data: z.optional(data),
});

const keys = z.custom<string[]>(
  (value) => Array.isArray(value) && value.length <= MOST_KEYS && value.every((key) => typeof key === "string"),
);
const knownSchema = z.strictObject({ measured: keys, documented: keys, inferred: keys, fictional: keys });

const scenarioSchema = z.strictObject({
  $schema: z.optional(z.string()),
  name,
  about: name,
  source: z.optional(name),
  known: z.optional(knownSchema),
  shared: z.optional(data),
  steps: z.pipe(boundedList, z.array(stepSchema)),
});

/**
 * Parses the JSON value of a scenario file, and its text for the spelling of the values. The body of a step is `shared` plus the step's own `data`. A step's value
 * replaces the shared one entirely (no deep merge), and does not change the other steps.
 */
export function parseScenario(value: unknown, text?: string): ParsedScenario {
  const parsed = scenarioSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) return refused(parsed.error.issues[0]);
  const { name: scenarioName, about, source, known, shared, steps } = parsed.data;
  const texts = stepTexts(text ?? JSON.stringify(value));
  return {
    kind: "scenario",
    scenario: {
      name: scenarioName,
      about,
      source: source ?? null,
      known: known ?? null,
      steps: steps.map(({ event, afterMs, data: own }, at) => ({
        event,
        afterMs,
        data: { ...shared, ...own },
        dataText: texts[at] ?? "{}",
      })),
    },
  };
}

const EXPECTED: Readonly<Record<string, string>> = {
  "": 'an object with "name", "about" and "steps"',
  $schema: "a string",
  name: "a string that is not empty",
  about: "a string that is not empty",
  source: "a string that is not empty",
  known: "an object with the lists measured, documented, inferred and fictional",
  ...Object.fromEntries(KNOWN_AS.map((how) => [`known.${how}`, `a list of at most ${MOST_KEYS} keys of data`])),
  shared: "an object with the values that all steps share",
  steps: `a list of 1 to ${MOST_STEPS} steps`,
  "steps.*": 'an object with "event", "afterMs" and optionally "data"',
  "steps.*.event": "an event name, such as call_init",
  "steps.*.afterMs": `a whole number of milliseconds since the previous step, from 0 to ${LONGEST_GAP_MS} (a day)`,
  "steps.*.data": "an object with the values that this step changes",
};

function refused(found: z.core.$ZodIssue | undefined): ParsedScenario {
  const path = found?.path.map(String) ?? [];
  const shown = path.join(".");
  const general = path.map((step) => (/^\d+$/.test(step) ? "*" : step)).join(".");
  if (found?.code === "unrecognized_keys") return unknownKey(found.keys[0] ?? "", { path, general });
  const expected = EXPECTED[general] ?? "another value";
  const received = found?.input === undefined ? "is missing" : `is ${described(found.input)}`;
  return { kind: "refused", path: shown, reason: `must be ${expected}, but ${received}`, hint: undefined };
}

const STEP = { schema: stepSchema, of: "a step" };
const OBJECTS = new Map([
  ["", { schema: scenarioSchema, of: "a scenario" }],
  ["known", { schema: knownSchema, of: "known" }],
]);

function unknownKey(key: string, { path, general }: { path: readonly string[]; general: string }): ParsedScenario {
  const { schema, of } = OBJECTS.get(general) ?? STEP;
  const known = Object.keys(schema.shape);
  const meant = nearest(key, known);
  const reason = `is not a key of ${of}`;
  const hint = meant === undefined ? `known keys: ${known.join(", ")}` : `did you mean ${meant}?`;
  return { kind: "refused", path: [...path, key].join("."), reason, hint };
}

function described(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return isJsonObject(value) ? "an object" : valueText(value);
}
