import type { JsonSchema } from "../catalogue/json-schema.ts";
import type { EventProfile, Field } from "./profile.ts";
import type { TextForm } from "./shape.ts";

/** A first JSON Schema of an event whose body is not known, and a sample that fits it. No value in it came from a body. */
export interface Suggestion {
  readonly event: string;
  readonly seen: number;
  readonly schema: JsonSchema;
  readonly sample: object;
}

export function suggestionFor<Place>({ event, count, data }: EventProfile<Place>): Suggestion {
  return {
    event,
    seen: count,
    schema: {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: event,
      description: `Made of the shapes of ${count} ${count === 1 ? "body" : "bodies"} by hipcall-hooks: review it.`,
      type: "object",
      properties: { event: { type: "string", const: event }, data: schemaOf(data) },
      required: ["event", "data"],
    },
    sample: { event, data: sampleOf(data) },
  };
}

function schemaOf<Place>(field: Field<Place>): JsonSchema {
  const kinds = [...field.kinds.keys()].filter((kind) => kind !== "integer" || !field.kinds.has("number"));
  const [only] = kinds;
  const words = [...field.values.keys()].filter((value) => typeof value === "number" || !value.startsWith('"'));
  return {
    ...(kinds.length === 1 ? { type: only } : kinds.length === 0 ? {} : { type: kinds }),
    ...formSchema([...field.forms.keys()]),
    ...(words.length === 0 ? {} : { examples: words }),
    ...(field.kinds.has("object") ? objectSchema(field) : {}),
    ...(field.items === undefined ? {} : { items: schemaOf(field.items) }),
  };
}

function objectSchema<Place>({ fields }: Field<Place>): JsonSchema {
  const named = [...fields].filter(([key]) => key !== "*");
  const required = named.filter(([, { absent }]) => absent === undefined).map(([key]) => key);
  const others = fields.get("*");
  return {
    properties: Object.fromEntries(named.map(([key, field]) => [key, schemaOf(field)])),
    ...(required.length === 0 ? {} : { required }),
    ...(others === undefined ? {} : { additionalProperties: schemaOf(others) }),
  };
}

function formSchema([form, ...others]: readonly TextForm[]): JsonSchema {
  if (form === undefined || others.length > 0) return {};
  switch (form) {
    case "utc_time":
    case "zoned_time":
      return { format: "date-time" };
    case "uuid":
    case "date":
    case "email":
      return { format: form };
    case "url":
      return { format: "uri" };
    case "phone":
      return { pattern: "^\\+[0-9]{3,15}$" };
    case "digits":
      return { pattern: "^[0-9]+$" };
    case "text":
      return {};
  }
}

const STAND_INS: Readonly<Record<TextForm, string>> = {
  uuid: "00000000-0000-4000-8000-000000000000",
  utc_time: "2000-01-01T00:00:00Z",
  zoned_time: "2000-01-01T00:00:00+03:00",
  date: "2000-01-01",
  url: "https://example.com/",
  email: "someone@example.com",
  phone: "+900000000000",
  digits: "0",
  text: "text",
};

/** A value of the kind that came most often, but no null where another kind is known. */
function sampleOf<Place>(field: Field<Place>): unknown {
  const kinds = [...field.kinds].toSorted(([, one], [, other]) => other.count - one.count).map(([kind]) => kind);
  const kind = kinds.find((each) => each !== "null") ?? "null";
  const [word] = field.values.keys();
  switch (kind) {
    case "object":
      return Object.fromEntries([...field.fields].map(([key, inner]) => [key === "*" ? "key" : key, sampleOf(inner)]));
    case "array":
      return field.items === undefined ? [] : [sampleOf(field.items)];
    case "string":
      if (typeof word === "string" && !word.startsWith('"')) return word;
      return STAND_INS[[...field.forms.keys()][0] ?? "text"];
    case "integer":
      return 1;
    case "number":
      return 1.5;
    case "boolean":
      return false;
    case "null":
      return null;
  }
}
