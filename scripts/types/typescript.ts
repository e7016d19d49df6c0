import { compile } from "json-schema-to-typescript";
import { explainedText } from "../../src/events/catalogue/explain-field.ts";
import type { JsonSchema } from "../../src/events/catalogue/json-schema.ts";
import { typeNameOf } from "../../src/events/documents/type-names.ts";
import { EVENT_TYPES, definitions } from "./definitions.ts";

const BANNER = [
  "/**",
  " * The events of Hipcall, as far as they are known. Made by hipcall-hooks from its catalogue.",
  " * A list of values is open, because Hipcall may add one: (string & {}) stands for any other.",
  " */",
].join("\n");

/** Declarations with no import: `HipcallEvent`, and an interface for each event and for its `data`. */
export async function typescriptTypes(): Promise<string> {
  const types = definitions({
    dataName: (entry) => (SAME_DATA.has(entry.name) ? CALL_DATA : `${typeNameOf(entry)}Data`),
    fieldText: explainedText,
    openValue: ({ type, known, nullable }) => {
      const other = type === "string" ? "(string & {})" : "(number & {})";
      const values = [...known.map((value) => JSON.stringify(value)), other, ...(nullable ? ["null"] : [])];
      return { tsType: values.join(" | ") };
    },
    aboutData: {},
    constant: (value) => ({ const: value }),
  });
  const schema = {
    oneOf: EVENT_TYPES.map((name) => ({ $ref: `#/$defs/${name}` })),
    $defs: Object.fromEntries(
      Object.entries(types).map(([name, type]) => {
        const base = EXTENDS.get(name);
        return [name, base === undefined ? type : onlyDifferences(type, base, types[base])];
      }),
    ),
  };
  const text = await compile(schema, "HipcallEvent", {
    additionalProperties: false,
    bannerComment: BANNER,
    style: { printWidth: 120 },
  });
  return text.replaceAll(/\/\*\*\n +\* (.*)\n +\*\//g, "/** $1 */");
}

const CALL_DATA = "CallData";

/** Events whose `data` is the same. */
const SAME_DATA: ReadonlySet<string> = new Set(["call_init", "call_bridged"]);

/** Data that has all fields of another, some of them narrower, and more. */
const EXTENDS: ReadonlyMap<string, string> = new Map([
  ["CallHangupData", CALL_DATA],
  ["ContactUpdate2023Data", "ContactCreate2023Data"],
  ["CompanyUpdate2023Data", "CompanyCreate2023Data"],
]);

/** An interface that extends another one, with the fields that differ. */
function onlyDifferences(schema: JsonSchema, baseName: string, base: JsonSchema = {}): JsonSchema {
  const shared = fieldsOf(base);
  const properties = Object.entries(fieldsOf(schema)).filter(
    ([key, field]) => JSON.stringify(field) !== JSON.stringify(shared[key]),
  );
  const required = properties.map(([key]) => key);
  return { ...schema, extends: { $ref: `#/$defs/${baseName}` }, properties: Object.fromEntries(properties), required };
}

function fieldsOf({ properties }: JsonSchema): Readonly<Record<string, unknown>> {
  return typeof properties === "object" ? { ...properties } : {};
}
