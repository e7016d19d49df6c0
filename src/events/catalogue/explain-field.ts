import * as z from "zod/mini";
import { nearest } from "../payload/nearest.ts";
import type { CatalogueEntry } from "./catalogue.ts";
import { FIELD_FACTS, fieldText, meaningText } from "./field-facts.ts";
import type { FieldFact, KeyKnowledge } from "./fields.ts";

/** A field of an event, and what is known about it. */
export interface ExplainedField extends FieldFact {
  /** With `data` before it: `data.call_flow[].action`. */
  readonly path: string;
  /** In words: `a whole number`. */
  readonly type: string;
  /** The documented values; empty when any value of the type is fine. */
  readonly values: readonly (string | number)[];
  readonly nullable: boolean;
  /** Whether every documented body has it. */
  readonly required: boolean;
  /** How it is known that this event has the key; `known` says how its meaning is known. */
  readonly keyKnown: KeyKnowledge;
}

/** What is known about a field in a few sentences, and how it is known that this event has it. */
export function explainedText(field: ExplainedField): string {
  const text = fieldText(field);
  return field.keyKnown === field.known ? text : text.replace(/\)$/, `; the key in this event: ${field.keyKnown})`);
}

/** The same without the source, for a file with many fields. `events explain` names it. */
export function shortText(field: ExplainedField): string {
  const key = field.keyKnown === field.known ? "" : `; key: ${field.keyKnown}`;
  return `${meaningText(field)} (${field.known}${key})`;
}

export type FoundField =
  | { readonly kind: "found"; readonly field: ExplainedField }
  | { readonly kind: "unknown"; readonly nearest: string | undefined };

/** All known fields of an event, outer fields before their inner ones. */
export function explainedFields(entry: CatalogueEntry): readonly ExplainedField[] {
  return fieldsOf(z.toJSONSchema(entry.schema), "", entry);
}

/** The field of an event at a path, with or without `data`: `user_id`, `data.call_flow.0.action`. */
export function explainField(entry: CatalogueEntry, path: string): FoundField {
  const wanted = `data.${path.replace(/^[$/]?\.?\/?data[./]/, "")}`
    .replaceAll("/", ".")
    .replaceAll(/\[(\d*|\*)\]|\.(\d+|\*)(?=\.|$)/g, "[]");
  const fields = explainedFields(entry);
  const field = fields.find((each) => each.path === wanted);
  if (field !== undefined) return { kind: "found", field };
  return {
    kind: "unknown",
    nearest: nearest(
      wanted,
      fields.map((each) => each.path),
    ),
  };
}

type Schema = z.core.JSONSchema.BaseSchema;

function fieldsOf(schema: Schema, above: string, entry: CatalogueEntry): ExplainedField[] {
  const fields: ExplainedField[] = [];
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    if (typeof property === "boolean") continue;
    const path = `${above}${key}`;
    const fact = FIELD_FACTS[entry.format][path];
    const value = withoutNull(property);
    if (fact !== undefined) {
      fields.push({
        path: `data.${path}`,
        type: typeWords(value),
        values: listedValues(value),
        nullable: value !== property,
        // A field inside another one is known like that one.
        keyKnown: entry.keys[path.split(/[[.]/)[0] ?? ""] ?? "inferred",
        required: entry.known !== "partial" && schema.required?.includes(key) === true,
        ...fact,
      });
    }
    const inner =
      value.type === "array" ? fieldsOf(itemsOf(value), `${path}[].`, entry) : fieldsOf(value, `${path}.`, entry);
    fields.push(...inner);
  }
  return fields;
}

/** The schema of the values that are not null. zod writes a nullable scalar as a list of types, anything else as `anyOf`. */
export function withoutNull(schema: Schema): Schema {
  const types = [schema.type ?? []].flat();
  const type = types.find((each) => each !== "null");
  if (types.length > 1 && type !== undefined) return { ...schema, type };
  const inner = schema.anyOf?.find((one) => typeof one === "object" && one.type !== "null");
  return typeof inner === "object" ? inner : schema;
}

function itemsOf({ items }: Schema): Schema {
  return typeof items === "object" && !Array.isArray(items) ? items : {};
}

function listedValues({ enum: listed, const: only }: Schema): (string | number)[] {
  return [...(listed ?? []), only].filter((value) => typeof value === "string" || typeof value === "number");
}

const FORMATS: Readonly<Record<string, string>> = {
  "date-time": "a UTC time in a string",
  uri: "a URL in a string",
  uuid: "a UUID in a string",
};

function typeWords({ type, format = "", ...schema }: Schema): string {
  const listed = listedValues(schema)[0];
  switch (type ?? typeof listed) {
    case "integer":
      return "a whole number";
    case "boolean":
      return "true or false";
    case "array":
      return "a list";
    case "string":
      return FORMATS[format] ?? "a string";
    case "number":
      return "a number";
    default:
      return "an object";
  }
}
