import * as z from "zod/mini";
import type { CatalogueEntry } from "../catalogue/catalogue.ts";

const compiledSchemas = new Map<string, z.ZodMiniObject>();

/**
 * The schema of an event, compiled when the first event needs it, because most runs need only a few. It finds the same
 * issues, and is faster for many events (`npm run bench -- listen validate`). The library for `import` does without it:
 * zod's compiler is as large as the rest of zod, and edge runtimes forbid the code that it makes.
 */
export function compiledSchema({ name, schema }: CatalogueEntry): z.ZodMiniObject {
  const compiled = compiledSchemas.get(name) ?? z.compile(schema);
  compiledSchemas.set(name, compiled);
  return compiled;
}
