import type { CatalogueEntry } from "../catalogue/catalogue.ts";
import { type EventMessage, DOCUMENT_INFO, messageOf } from "./event-messages.ts";

/** The events as an OpenAPI 3.1 document: a webhook each. */
export function openApiOf(entries: readonly CatalogueEntry[]): object {
  const messages = entries.map(messageOf);
  const tags = [...new Set(messages.map(({ tag }) => tag))];
  return {
    openapi: "3.1.0",
    info: DOCUMENT_INFO,
    tags: tags.map((name) => ({ name })),
    webhooks: Object.fromEntries(messages.map((message) => [message.name, { post: operationOf(message) }])),
    components: { schemas: Object.fromEntries(messages.map(({ id, schema }) => [id, schema])) },
  };
}

function operationOf({ id, summary, description, tag, sample }: EventMessage): object {
  const examples = sample === undefined ? {} : { examples: { sample: { value: sample } } };
  return {
    operationId: `receive${id}`,
    summary,
    description,
    tags: [tag],
    requestBody: {
      required: true,
      content: { "application/json": { schema: { $ref: `#/components/schemas/${id}` }, ...examples } },
    },
    responses: {
      "200": { description: "The event is received. Hipcall does not read the body of the answer." },
      default: { description: "Hipcall counts a failure and does not send the event again." },
    },
  };
}
