import type { CatalogueEntry } from "../catalogue/catalogue.ts";
import { type EventMessage, DOCUMENT_INFO, messageOf } from "./event-messages.ts";

const CHANNEL = "webhook";

/** The events as an AsyncAPI 3.0 document, from the side of the app that receives them. */
export function asyncApiOf(entries: readonly CatalogueEntry[]): object {
  const messages = entries.map(messageOf);
  return {
    asyncapi: "3.0.0",
    info: { ...DOCUMENT_INFO, license: { name: "MIT" } },
    defaultContentType: "application/json",
    channels: {
      [CHANNEL]: {
        address: "/",
        description: "The path of your URL, as it is entered in Hipcall's panel.",
        messages: Object.fromEntries(messages.map(({ id }) => [id, { $ref: `#/components/messages/${id}` }])),
      },
    },
    operations: Object.fromEntries(messages.map((message) => [`receive${message.id}`, operationOf(message)])),
    components: {
      messages: Object.fromEntries(messages.map((message) => [message.id, bodyOf(message)])),
      schemas: Object.fromEntries(messages.map(({ id, schema }) => [id, schema])),
    },
  };
}

function operationOf({ id, summary, tag }: EventMessage): object {
  return {
    action: "receive",
    channel: { $ref: `#/channels/${CHANNEL}` },
    summary,
    tags: [{ name: tag }],
    bindings: { http: { method: "POST", bindingVersion: "0.3.0" } },
    messages: [{ $ref: `#/channels/${CHANNEL}/messages/${id}` }],
  };
}

function bodyOf({ id, name, summary, description, sample }: EventMessage): object {
  return {
    name,
    title: id,
    summary,
    description,
    contentType: "application/json",
    payload: { $ref: `#/components/schemas/${id}` },
    ...(sample === undefined ? {} : { examples: [{ name: "sample", payload: sample }] }),
  };
}
