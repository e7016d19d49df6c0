import { z } from "zod";

// What the lines of `--json` are made of.

export const text = z.string();
export const nullableText = z.string().nullable();
export const count = z.int().nonnegative();
export const ms = z.number().nonnegative();
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const pairs = z.array(z.tuple([text, text]));
export const verdict = z.enum(["valid", "invalid", "unknown", "unparsable"]);
export const origin = z.strictObject({ source: text, line: z.int().positive() });
export const bodyFields = { body: text.optional(), bodyBase64: z.base64().optional() };

export const issueFields = {
  severity: z.enum(["error", "warning", "info"]),
  code: z.string().regex(/^[a-z0-9_]+$/),
  path: text,
  message: text,
  expected: nullableText,
  received: nullableText,
  hint: nullableText,
};

export const line = <Type extends string, Fields extends z.ZodRawShape>(type: Type, fields: Fields) =>
  z.strictObject({ v: z.literal(1), type: z.literal(type), ...fields });
