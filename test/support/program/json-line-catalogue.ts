import { z } from "zod";
import { nullableText, text } from "./json-line-parts.ts";

// What the lines about the catalogue of events hold.

export const rule = z.strictObject({
  rule: text,
  known: z.enum(["documented", "observed", "conflicting", "unknown"]),
  says: text,
  readings: z.array(z.strictObject({ choice: text, source: text })),
  source: text,
});

export const about = {
  format: z.enum(["2023", "2024"]),
  firesWhen: text,
  known: z.enum(["documented", "observed", "partial"]),
  source: text,
  sampleFrom: z.enum(["published", "fictional"]),
};

export const entry = z.strictObject({
  name: text,
  ...about,
  keys: z.record(text, z.enum(["documented", "observed", "inferred"])),
});

export const field = z.strictObject({
  holds: z.enum(["id", "uuid", "time", "amount", "word", "parts", "phone", "name", "text", "url"]),
  path: text,
  meaning: text,
  type: text,
  values: z.array(z.union([text, z.number()])),
  nullable: z.boolean(),
  required: z.boolean(),
  unit: text.optional(),
  nullWhen: text.optional(),
  pitfall: text.optional(),
  known: z.enum(["documented", "observed", "inferred"]),
  keyKnown: z.enum(["documented", "observed", "inferred"]),
  source: text,
});

export const subscription = z.strictObject({
  label: z.strictObject({ en: text, tr: text }),
  labelFrom: z.enum(["panel", "translation"]),
  event: nullableText,
  firesWhen: text,
});

export const scenario = {
  name: text,
  about: text,
  source: nullableText,
  known: z
    .strictObject({
      measured: z.array(text),
      documented: z.array(text),
      inferred: z.array(text),
      fictional: z.array(text),
    })
    .nullable(),
};
