import type { CatalogueEntry } from "../catalogue/catalogue.ts";
import type { JsonSchema } from "../catalogue/json-schema.ts";
import { SAMPLES } from "../catalogue/samples.ts";
import { describedData } from "./described-schema.ts";
import { typeNameOf } from "./type-names.ts";

/** What every document says of itself. The version is the day of the newest fact in the catalogue. */
export const DOCUMENT_INFO = {
  title: "Hipcall webhooks",
  version: "2026-11-26",
  description:
    "What Hipcall sends to a webhook, as far as it is known. Made by hipcall-hooks; it is no document of Hipcall's. " +
    "Answer 200 within 5 s: later answers were dropped when it was measured, and nothing is sent again. " +
    "Requests are not signed. Other events and fields can come; the lists of values are not closed.",
} as const;

/** An event in a document. */
export interface EventMessage {
  /** The name in the document: `CallHangup`. */
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  /** How the body is known. */
  readonly description: string;
  /** `call` for `call_hangup` and `call::hangup`. */
  readonly tag: string;
  readonly schema: JsonSchema;
  readonly sample: object | undefined;
}

export function messageOf(entry: CatalogueEntry): EventMessage {
  const { name, format, firesWhen, known, source } = entry;
  const id = typeNameOf(entry);
  return {
    id,
    name,
    summary: `Sent when ${firesWhen}`,
    description: `Format of ${format}. ${known}: ${source}.`,
    tag: (/^[A-Z][a-z]+/.exec(id)?.[0] ?? id).toLowerCase(),
    schema: {
      title: name,
      type: "object",
      properties: { event: { type: "string", const: name }, data: describedData(entry) },
      required: ["event", "data"],
    },
    sample: SAMPLES.find(({ event }) => event === name),
  };
}
