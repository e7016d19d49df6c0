import type { CatalogueEntry } from "../catalogue/catalogue.ts";
import type { RequestKind } from "../requests/request-kinds.ts";
import { type EventMessage, DOCUMENT_INFO, messageOf } from "./event-messages.ts";
import { requestOperation } from "./request-operations.ts";

/** The events and the requests that want an answer as an OpenAPI 3.1 document: a webhook each. */
export function openApiOf(entries: readonly CatalogueEntry[], requests: readonly RequestKind[]): object {
  const messages = entries.map(messageOf);
  const tags = new Set([...messages.map(({ tag }) => tag), ...(requests.length > 0 ? ["request"] : [])]);
  return {
    openapi: "3.1.0",
    info: { ...DOCUMENT_INFO, license: { name: "MIT", identifier: "MIT" } },
    // Requests are not signed. Basic auth, which a request that wants an answer can have, is a setting of the account.
    security: [],
    tags: [...tags].map((name) => ({ name, description: TAG_TEXTS[name] ?? `Events about a ${name}` })),
    webhooks: Object.fromEntries([
      ...messages.map((message) => [message.name, { post: operationOf(message) }]),
      ...requests.map((kind) => [kind, { post: requestOperation(kind) }]),
    ]),
    components: { schemas: Object.fromEntries(messages.map(({ id, schema }) => [id, schema])) },
  };
}

const TAG_TEXTS: Readonly<Record<string, string>> = {
  request: "Requests whose answer says what happens to a call",
};

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
