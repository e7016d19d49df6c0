import { CATALOGUE } from "../../src/events/catalogue/catalogue.ts";
import { jsonSchemaOf } from "../../src/events/catalogue/json-schema.ts";

/** The JSON Schema of each event, as a file of the package: `call.init.json` for `call::init`, as in `samples/`. */
export function schemaFiles(): readonly { readonly fileName: string; readonly source: string }[] {
  return CATALOGUE.map((entry) => ({
    fileName: `schemas/${entry.name.replace("::", ".")}.json`,
    source: JSON.stringify(jsonSchemaOf(entry)),
  }));
}
