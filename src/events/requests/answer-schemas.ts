import * as z from "zod/mini";
import { sequenceJsonSchema } from "./external-management.ts";
import type { RequestKind } from "./request-kinds.ts";

export const extensionAnswer = z.object({ extension: z.string() });
export const destinationAnswer = z.object({ destination: z.string() });

/** An answer of each kind, as it is documented. */
export const ANSWER_EXAMPLES: Readonly<Record<RequestKind, string>> = {
  "smart-routing": '{"extension":"1000"}',
  "speed-dial": '{"destination":"905321234567"}',
  "external-management": '{"version":"1","seq":[{"action":"connect","args":{"destination":"1000"}}]}',
};

/** JSON Schema 2020-12 of the answer that Hipcall can use. It allows more keys. */
export function answerJsonSchema(kind: RequestKind): Readonly<Record<string, unknown>> {
  switch (kind) {
    case "smart-routing":
      return openSchema(extensionAnswer);
    case "speed-dial":
      return openSchema(destinationAnswer);
    case "external-management":
      return sequenceJsonSchema();
  }
}

function openSchema(schema: z.ZodMiniType): Readonly<Record<string, unknown>> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: "input" });
  return rest;
}
