import * as z from "zod/mini";
import type { CatalogueEntry } from "./catalogue.ts";

/** A JSON Schema document. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** JSON Schema 2020-12 of an event's payload with its envelope. It allows undocumented fields. */
export function jsonSchemaOf(entry: CatalogueEntry): JsonSchema {
  const envelope = z.object({ event: z.literal(entry.name), data: entry.schema });
  const schema = z.toJSONSchema(envelope, { target: "draft-2020-12", io: "input" });
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: entry.name,
    description: `Sent when ${entry.firesWhen}. ${entry.known}: ${entry.source}.`,
    ...schema,
  };
}

/** One schema for all events. A payload must match the schema of its event. */
export function jsonSchemaOfAll(entries: readonly CatalogueEntry[]): JsonSchema {
  const schemas = entries.map((entry): [string, JsonSchema] => {
    const { $schema: _dialect, ...schema } = jsonSchemaOf(entry);
    return [entry.name, schema];
  });
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Hipcall webhooks",
    description: "Every event that hipcall-hooks knows, selected by its name",
    oneOf: entries.map(({ name }) => ({ $ref: `#/$defs/${name}` })),
    $defs: Object.fromEntries(schemas),
  };
}
