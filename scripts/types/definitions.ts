import { CATALOGUE, type CatalogueEntry } from "../../src/events/catalogue/catalogue.ts";
import type { ExplainedField } from "../../src/events/catalogue/explain-field.ts";
import type { JsonSchema } from "../../src/events/catalogue/json-schema.ts";
import { describedData } from "../../src/events/documents/described-schema.ts";
import { typeNameOf } from "../../src/events/documents/type-names.ts";

/** The names of the events in code, in the order of the catalogue. */
export const EVENT_TYPES: readonly string[] = CATALOGUE.map(typeNameOf);

/** How a language wants the parts of a schema that languages write in different ways. */
export interface Dialect {
  /** The name of the type of an event's `data`. Events with the same name share the type of the first. */
  readonly dataName: (entry: CatalogueEntry) => string;
  /** What is said of a field. */
  readonly fieldText: (field: ExplainedField) => string;
  /** A value with a list of known values that is not closed. */
  readonly openValue: (value: OpenValue) => JsonSchema;
  /** What a reference to the type of `data` has besides. */
  readonly aboutData: JsonSchema;
  /** A value that is always the same: the name of an event. */
  readonly constant: (value: unknown) => JsonSchema;
}

interface OpenValue {
  readonly type: "string" | "integer";
  readonly known: readonly unknown[];
  readonly nullable: boolean;
  readonly description: string;
}

/** Inner objects that get a name. */
const INNER_NAMES: Readonly<Record<string, string>> = { number: "CompanyNumber", "call_flow[]": "CallStep" };

/** The JSON Schema of every event, and of their `data`, by the name of its type. */
export function definitions(dialect: Dialect): Readonly<Record<string, JsonSchema>> {
  const types = new Map<string, JsonSchema>();
  for (const entry of CATALOGUE) {
    const name = typeNameOf(entry);
    const dataName = dialect.dataName(entry);
    const data = inDialect(describedData(entry, dialect.fieldText), dialect, "");
    const isOpen = data["properties"] === undefined;
    if (!isOpen && !types.has(dataName)) types.set(dataName, { title: dataName, ...data });
    types.set(name, {
      title: name,
      description: `Sent when ${entry.firesWhen}. (${entry.known}: ${entry.source})`,
      type: "object",
      properties: {
        event: dialect.constant(entry.name),
        data: {
          ...dialect.aboutData,
          ...(isOpen ? { type: "object", additionalProperties: true } : { $ref: `#/$defs/${dataName}` }),
        },
      },
      required: ["event", "data"],
      quicktypePropertyOrder: ["event", "data"],
    });
  }
  return Object.fromEntries(types);
}

function inDialect(schema: JsonSchema, dialect: Dialect, path: string): JsonSchema {
  const { anyOf, const: constant, properties, items, description = "", ...rest } = schema;
  const about = description === "" ? {} : { description };
  if (constant !== undefined) return { ...dialect.constant(constant), ...about };
  if (anyOf !== undefined) return { ...about, ...dialect.openValue(openValueOf(schema)) };
  if (items !== undefined) return { ...rest, ...about, items: inDialect(items as JsonSchema, dialect, `${path}[]`) };
  if (properties === undefined) return { ...rest, ...about };
  const fields = Object.entries(properties as Readonly<Record<string, JsonSchema>>).map(
    ([key, field]): [string, JsonSchema] => [key, inDialect(field, dialect, path === "" ? key : `${path}.${key}`)],
  );
  const title = INNER_NAMES[path];
  return {
    ...(title === undefined ? {} : { title }),
    ...rest,
    ...about,
    properties: Object.fromEntries(fields),
    quicktypePropertyOrder: fields.map(([key]) => key),
  };
}

function openValueOf({ anyOf, description }: JsonSchema): OpenValue {
  const [listed, base, none] = anyOf as [{ enum: unknown[] }, { type: string }, unknown];
  return {
    type: base.type === "string" ? "string" : "integer",
    known: listed.enum,
    nullable: none !== undefined,
    description: typeof description === "string" ? description : "",
  };
}
