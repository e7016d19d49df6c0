import * as z from "zod/mini";
import { CATALOGUE, type CatalogueEntry } from "../catalogue/catalogue.ts";
import { withoutNull } from "../catalogue/explain-field.ts";
import { SAMPLES } from "../catalogue/samples.ts";
import { SCENARIO_NAMES } from "../scenarios/scenario-names.ts";
import { findScenario } from "../scenarios/scenarios.ts";
import { type Field, Profile } from "./profile.ts";
import type { JsonKind, TextForm } from "./shape.ts";

/** What a consumer can expect of a field. */
export interface ExpectedField {
  readonly kinds: ReadonlySet<JsonKind>;
  /** `null`: any form. */
  readonly forms: ReadonlySet<TextForm> | null;
  /** `null`: any value. */
  readonly values: ReadonlySet<string | number> | null;
  /** `list`: the catalogue lists them. `seen`: they were seen in samples, or in a baseline. */
  readonly valuesFrom: "list" | "seen";
  /** Whether every body has it. */
  readonly required: boolean;
  /** `guessed`: the type was never seen. `sample`: only samples have it. */
  readonly from: "known" | "guessed" | "sample" | "baseline";
}

/** What a consumer can expect of an event: its fields by path, `data.call_flow[].action`. */
export interface ExpectedEvent {
  readonly fields: ReadonlyMap<string, ExpectedField>;
  /** Whether nothing is known of the body. */
  readonly open: boolean;
}

export type Expectation = ReadonlyMap<string, ExpectedEvent>;

type Schema = z.core.JSONSchema.BaseSchema;

/** What the catalogue says of all events. */
export function catalogueExpectation(): Expectation {
  const samples = samplesProfile();
  return new Map(
    CATALOGUE.map((entry) => {
      const fields = new Map<string, ExpectedField>();
      addSchema(fields, z.toJSONSchema(entry.schema), entry, { path: "data", key: undefined, required: true });
      const seen = samples.events.get(entry.name)?.data;
      if (seen !== undefined) addSamples(fields, seen, false);
      return [entry.name, { fields, open: Object.keys(entry.schema.shape).length === 0 }];
    }),
  );
}

/** Whether the catalogue lists the values of a field. */
export function listsValues(expectation: Expectation): (event: string, path: string) => boolean {
  return (event, path) => (expectation.get(event)?.fields.get(path)?.values ?? null) !== null;
}

interface SchemaPlace {
  readonly path: string;
  /** The key of `data` that this belongs to. */
  readonly key: string | undefined;
  readonly required: boolean;
}

/** The numbers of a 2024 call: extensions in an internal call, and one published number has no plus. */
const OF_A_CALL: ReadonlySet<string> = new Set(["data.caller_number", "data.callee_number"]);
const NUMBER_FORMS: ReadonlySet<TextForm> = new Set(["phone", "digits"]);

function addSchema(fields: Map<string, ExpectedField>, given: Schema, entry: CatalogueEntry, at: SchemaPlace): void {
  const schema = withoutNull(given);
  const listed = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  const kind = kindOfSchema(schema.type ?? typeof listed?.[0]);
  fields.set(at.path, {
    kinds: new Set([kind, ...(schema === given ? [] : (["null"] as const))]),
    forms: OF_A_CALL.has(at.path) ? NUMBER_FORMS : formOfSchema(schema),
    values: listed === undefined ? null : new Set(listed.filter((value) => value !== null).map(memberOfSchema)),
    valuesFrom: "list",
    required: at.required,
    from: at.key !== undefined && entry.keys[at.key] === "inferred" ? "guessed" : "known",
  });
  for (const [key, field] of Object.entries(schema.properties ?? {})) {
    if (typeof field !== "object") continue;
    const required = entry.known !== "partial" && schema.required?.includes(key) === true;
    addSchema(fields, field, entry, { path: `${at.path}.${key}`, key: at.key ?? key, required });
  }
  const { items } = schema;
  if (typeof items === "object" && !Array.isArray(items)) {
    addSchema(fields, items, entry, { path: `${at.path}[]`, key: at.key, required: false });
  }
}

function kindOfSchema(type: unknown): JsonKind {
  switch (type) {
    case "string":
    case "integer":
    case "boolean":
    case "object":
    case "array":
      return type;
    // Every number of the catalogue is whole.
    case "number":
      return "integer";
    default:
      throw new Error(`the catalogue has a schema of the type ${String(type)}`);
  }
}

function memberOfSchema(value: unknown): string | number {
  return typeof value === "number" ? value : String(value);
}

function formOfSchema({ format, pattern }: Schema): ReadonlySet<TextForm> | null {
  if (format === "uuid") return new Set(["uuid"]);
  if (format === "date-time") return new Set(["utc_time"]);
  if (format === "uri") return new Set(["url"]);
  return pattern?.startsWith("^\\+[") === true ? new Set(["phone"]) : null;
}

/** All samples and the steps of all scenarios. */
function samplesProfile(): Profile<null> {
  const profile = new Profile<null>(() => false);
  const steps = SCENARIO_NAMES.flatMap((name) => {
    const found = findScenario(name);
    return found.kind === "found" ? found.scenario.steps : [];
  });
  for (const { event, data } of [...SAMPLES, ...steps]) profile.add({ event, data }, { at: null, place: null });
  return profile;
}

/** Adds what the schema leaves open and samples show: the details of a step, and the words of a type or an action. */
function addSamples(fields: Map<string, ExpectedField>, seen: Field<null>, isOpen: boolean): void {
  const { path } = seen;
  const known = fields.get(path);
  const values = seen.values.size === 0 ? null : new Set(seen.values.keys());
  if (known !== undefined && known.values === null) fields.set(path, { ...known, values, valuesFrom: "seen" });
  else if (known === undefined && isOpen) {
    const kinds = new Set(seen.kinds.keys());
    fields.set(path, { kinds, forms: null, values, valuesFrom: "seen", required: false, from: "sample" });
  }
  const isRecord =
    known !== undefined && path !== "data" && ![...fields.keys()].some((each) => each.startsWith(`${path}.`));
  for (const inner of seen.fields.values()) addSamples(fields, inner, isOpen || isRecord);
  if (seen.items !== undefined) addSamples(fields, seen.items, isOpen);
}
