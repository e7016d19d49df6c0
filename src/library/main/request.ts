import type { HipcallEvent } from "../../../dist/types/events.d.ts";

/** A webhook as fetch, Hono's `app.request` and Fastify's `app.inject` take it. */
export interface WebhookRequest {
  readonly method: "POST";
  readonly url: string;
  readonly headers: { readonly "content-type": "application/json"; readonly "user-agent": string };
  readonly body: string;
}

/**
 * The request of an event, as Hipcall sends it: a POST of JSON.
 *
 * ```ts
 * await app.inject(requestOf(sample("call_hangup"), "/hooks/hipcall")); // Fastify
 * await app.request("/hooks/hipcall", requestOf(sample("call_hangup"))); // Hono
 * await fetch(url, requestOf(sample("call_hangup")));
 * ```
 */
export function requestOf(event: HipcallEvent, url = "/"): WebhookRequest {
  return {
    method: "POST",
    url,
    headers: { "content-type": "application/json", "user-agent": "hipcall-hooks" },
    body: JSON.stringify(event),
  };
}
