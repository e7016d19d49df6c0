import * as z from "zod/mini";
import { CATALOGUE } from "./catalogue.ts";

let documented: ReadonlySet<unknown> | undefined;

/** Whether a schema of the catalogue lists this value: `inbound`, `contact`, `call_state`. */
export function isDocumentedValue(value: unknown): boolean {
  documented ??= new Set(CATALOGUE.flatMap(({ schema }) => listedValues(z.toJSONSchema(schema))));
  return documented.has(value);
}

/** Every member of an `enum` and every `const` in a JSON Schema. */
function listedValues(schema: unknown): readonly unknown[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, inner]): readonly unknown[] => {
    if (key === "const") return [inner];
    return key === "enum" && Array.isArray(inner) ? inner : listedValues(inner);
  });
}
