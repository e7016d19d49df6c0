import type * as z from "zod/mini";
import { CATALOGUE } from "./catalogue.ts";

let known: ReadonlySet<unknown> | undefined;

/** Whether a value is one that the schemas of the catalogue name: `inbound`, `contact`, `call_state`. */
export function isDocumentedValue(value: unknown): boolean {
  known ??= new Set(CATALOGUE.flatMap(({ schema }) => valuesOf(schema)));
  return known.has(value);
}

function valuesOf(schema: z.core.$ZodType): readonly unknown[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case "enum":
      return Object.values(def.entries);
    case "literal":
      return def.values;
    case "nullable":
    case "optional":
      return valuesOf(def.innerType);
    case "array":
      return valuesOf(def.element);
    case "object":
      return Object.values(def.shape).flatMap((inner) => valuesOf(inner));
    default:
      return [];
  }
}
