import * as z from "zod/mini";
import { type CatalogueEntry, GUIDES } from "./catalogue.ts";
import { explainedFields, shortText, withoutNull } from "./explain-field.ts";

/** A JSON Schema document. */
export type JsonSchema = Readonly<Record<string, unknown>>;

type Schema = z.core.JSONSchema.BaseSchema;

const DIALECT = "https://json-schema.org/draft/2020-12/schema";

/**
 * JSON Schema 2020-12 of an event's payload with its envelope. It accepts every payload that validates: also fields, values
 * and forms that are not documented, and null, which are only warned of. Documented values are listed beside their type.
 */
export function jsonSchemaOf(entry: CatalogueEntry): JsonSchema {
  const descriptions = new Map(explainedFields(entry).map((field) => [field.path, shortText(field)]));
  const given = z.toJSONSchema(entry.schema);
  const data = accepting(given, "data", descriptions);
  const { required: _allKeys, ...optional } = data;
  const properties = withOpenFields(data, entry, descriptions);
  return {
    $schema: DIALECT,
    title: entry.name,
    description: `Sent when ${entry.firesWhen}. ${entry.known}: ${entry.source}.`,
    type: "object",
    properties: {
      event: { type: "string", const: entry.name },
      data: {
        ...optional,
        type: "object",
        properties,
        ...(entry.known === "documented" ? requiredKeys(entry, given.required) : {}),
      },
    },
    required: ["event", "data"],
  };
}

/** All keys of a published body, or exactly those of the shortened body in a guide. */
function requiredKeys({ name, schema }: CatalogueEntry, all: readonly string[] | undefined): JsonSchema {
  const guide = GUIDES.find(({ event }) => event === name);
  if (guide === undefined || all === undefined) return { required: all };
  const whole = Object.fromEntries(all.map((key) => [key, true]));
  const shortened = Object.fromEntries(Object.keys(schema.shape).map((key) => [key, guide.keys.includes(key)]));
  return {
    anyOf: [
      { required: all, properties: whole },
      { required: guide.keys, properties: shortened },
    ],
  };
}

/** The fields of `data`. One that Hipcall did not publish can have any value, because validation only warns of it. */
function withOpenFields(
  { properties }: JsonSchema,
  { keys }: CatalogueEntry,
  descriptions: ReadonlyMap<string, string>,
): Readonly<Record<string, unknown>> {
  const fields = Object.entries(properties ?? {}).map(([key, field]: [string, unknown]) => [
    key,
    keys[key] === "documented" ? field : { description: descriptions.get(`data.${key}`) },
  ]);
  return Object.fromEntries(fields) as Readonly<Record<string, unknown>>;
}

/** One schema for all events. A payload must match the schema of its event. */
export function jsonSchemaOfAll(entries: readonly CatalogueEntry[]): JsonSchema {
  const schemas = entries.map((entry): [string, JsonSchema] => {
    const { $schema: _dialect, ...schema } = jsonSchemaOf(entry);
    return [entry.name, schema];
  });
  return {
    $schema: DIALECT,
    title: "Hipcall webhooks",
    description: "Every event that hipcall-hooks knows, selected by its name",
    oneOf: entries.map(({ name }) => ({ $ref: `#/$defs/${name}` })),
    $defs: Object.fromEntries(schemas),
  };
}

/** What remains of a schema when only a missing key and a wrong JSON type are errors. */
function accepting(given: Schema, path: string, descriptions: ReadonlyMap<string, string>): JsonSchema {
  const schema = withoutNull(given);
  const description = descriptions.get(path);
  const about = description === undefined ? {} : { description };
  const listed = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  if (listed !== undefined) return { ...about, anyOf: [{ enum: listed }, { type: [typeof listed[0], "null"] }] };
  switch (schema.type) {
    case "object": {
      const properties = Object.entries(schema.properties ?? {}).map(([key, one]) => [
        key,
        typeof one === "object" ? accepting(one, `${path}.${key}`, descriptions) : {},
      ]);
      const required = schema.required === undefined ? {} : { required: schema.required };
      return { ...about, type: ["object", "null"], properties: Object.fromEntries(properties), ...required };
    }
    case "array": {
      const { items } = schema;
      const each = typeof items === "object" && !Array.isArray(items) ? items : {};
      return { ...about, type: ["array", "null"], items: accepting(each, `${path}[]`, descriptions) };
    }
    case "integer":
      return { ...about, type: ["number", "null"] };
    default:
      return { ...about, type: [schema.type, "null"] };
  }
}
