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

const failed = { code: text, reason: text, durationMs: ms };
export const result = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("answered"),
    status: z.int(),
    durationMs: ms,
    headers: pairs,
    bodyBytes: count,
    ...bodyFields,
  }),
  z.strictObject({ kind: z.literal("timed_out"), phase: z.enum(["connecting", "answering"]), durationMs: ms }),
  z.strictObject({ kind: z.literal("unreachable"), ...failed, elsewhere: text.optional() }),
  z.strictObject({ kind: z.literal("unsendable"), reason: text, durationMs: ms }),
  z.strictObject({ kind: z.literal("tls_failed"), ...failed }),
  z.strictObject({ kind: z.literal("broken"), ...failed }),
]);
