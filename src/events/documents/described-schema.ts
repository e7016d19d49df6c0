import * as z from "zod/mini";
import type { CatalogueEntry } from "../catalogue/catalogue.ts";
import { type ExplainedField, explainedFields, explainedText, withoutNull } from "../catalogue/explain-field.ts";
import type { JsonSchema } from "../catalogue/json-schema.ts";

type Schema = z.core.JSONSchema.BaseSchema;

/**
 * The `data` of an event as JSON Schema 2020-12, with what is known of each field: the types, documents and examples for
 * readers are made of it. It says what the catalogue knows, so a value that is new to the catalogue does not fit it;
 * `jsonSchemaOf` accepts those. A list of values is not closed, because Hipcall may add one: any value of the type fits.
 */
export function describedData(
  entry: CatalogueEntry,
  textOf: (field: ExplainedField) => string = explainedText,
): JsonSchema {
  const texts = new Map(explainedFields(entry).map((field) => [field.path, textOf(field)]));
  const { required, ...schema } = described(z.toJSONSchema(entry.schema), "data", texts);
  return entry.known === "partial" || required === undefined ? schema : { ...schema, required };
}

function described(given: Schema, path: string, texts: ReadonlyMap<string, string>): JsonSchema {
  const schema = withoutNull(given);
  const about = texts.has(path) ? { description: texts.get(path) } : {};
  const value = valueSchema(schema, path, texts);
  if (schema === given) return { ...about, ...value };
  if ("anyOf" in value) return { ...about, anyOf: [...[value["anyOf"]].flat(), { type: "null" }] };
  return { ...about, ...value, type: [value["type"], "null"] };
}

function valueSchema(schema: Schema, path: string, texts: ReadonlyMap<string, string>): JsonSchema {
  if (schema.const !== undefined) return { type: typeof schema.const, const: schema.const };
  if (schema.enum !== undefined) return { anyOf: [{ enum: schema.enum }, { type: typeof schema.enum[0] }] };
  switch (schema.type) {
    case "object": {
      const { properties = {}, required } = schema;
      const fields = Object.entries(properties).map(([key, field]) => [
        key,
        typeof field === "object" ? described(field, `${path}.${key}`, texts) : {},
      ]);
      if (fields.length === 0) return { type: "object" };
      return {
        type: "object",
        properties: Object.fromEntries(fields),
        ...(required === undefined ? {} : { required }),
      };
    }
    case "array": {
      const items = typeof schema.items === "object" && !Array.isArray(schema.items) ? schema.items : {};
      return { type: "array", items: described(items, `${path}[]`, texts) };
    }
    default:
      return { type: schema.type, ...(schema.format === undefined ? {} : { format: schema.format }) };
  }
}
