import * as z from "zod/mini";
import { catch as orElse } from "zod/mini";
import { isJsonObject } from "../../events/payload/values.ts";
import type { HeaderPair } from "../capture.ts";
import type { Exchange, ForeignFile } from "./exchange.ts";
import { type RawMessage, rawMessage } from "./raw-http.ts";
import { smeeRequest } from "./smee-message.ts";

// JSON of services that receive webhooks: ngrok's agent (`/api/requests/http`, https://ngrok.com/docs/agent/api),
// webhook.site (`/token/ID/requests`) and channels of smee. One request, or the page of a list.

const headerLists = orElse(z.record(z.string(), z.union([z.string(), z.array(z.string())])), {});

const ngrokMessage = z.object({ proto: orElse(z.string(), ""), headers: headerLists, raw: z.string() });

const ngrokRequest = z.object({
  remote_addr: orElse(z.string(), ""),
  start: orElse(z.string(), ""),
  /** Nanoseconds. */
  duration: orElse(z.number(), 0),
  request: z.extend(ngrokMessage, { method: z.string(), uri: z.string() }),
  response: orElse(
    z.nullable(z.extend(ngrokMessage, { status_code: z.int().check(z.minimum(100), z.maximum(999)) })),
    null,
  ),
});

const webhookSiteRequest = z.object({
  uuid: z.string(),
  token_id: z.string(),
  method: z.string(),
  url: z.string(),
  content: z.nullish(z.string()),
  created_at: orElse(z.string(), ""),
  ip: orElse(z.string(), ""),
  headers: headerLists,
});

type Reader = (value: Readonly<Record<string, unknown>>) => Omit<Exchange, "line"> | undefined;

/** The requests of a JSON value that one of these services wrote; `undefined` for other JSON. */
export function readRecordedJson(value: unknown): ForeignFile | undefined {
  if (!isJsonObject(value)) return undefined;
  const { requests, data } = value;
  if (Array.isArray(requests) && requests.some(isNgrok))
    return fileOf("an answer of ngrok's API", requests, ngrokExchange);
  if (isNgrok(value)) return fileOf("a request of ngrok", [value], ngrokExchange);
  if (Array.isArray(data) && data.some(isWebhookSite))
    return fileOf("an export of webhook.site", data, webhookSiteExchange);
  if (isWebhookSite(value)) return fileOf("a request of webhook.site", [value], webhookSiteExchange);
  if (isSmee(value)) return { ...fileOf("a message of smee", [value], smeeExchange), note: smeeNote(value) };
  return undefined;
}

function fileOf(what: string, items: readonly unknown[], read: Reader): ForeignFile {
  const exchanges = items.flatMap((item): Exchange[] => {
    const exchange = isJsonObject(item) ? read(item) : undefined;
    return exchange === undefined ? [] : [{ ...exchange, line: 1 }];
  });
  return { what, part: ["request", "requests"], exchanges, others: items.length - exchanges.length, problems: [] };
}

function isNgrok(value: unknown): boolean {
  return ngrokRequest.safeParse(value).success;
}

/** `raw` is the whole message in base64, or only its body. */
function ngrokExchange(value: object): Omit<Exchange, "line"> | undefined {
  const { data } = ngrokRequest.safeParse(value);
  if (data === undefined) return undefined;
  const { request, response, remote_addr: remoteAddress, start, duration } = data;
  const sent = messageOf(request);
  const answer = response === null ? undefined : messageOf(response);
  return {
    method: request.method,
    url: request.uri,
    httpVersion: request.proto,
    remoteAddress: remoteAddress || undefined,
    ...sent,
    atMs: msOf(start),
    response:
      response === null || answer === undefined
        ? null
        : { status: response.status_code, durationMs: Math.max(0, duration / 1e6), ...answer },
  };
}

function messageOf({ raw, headers }: z.infer<typeof ngrokMessage>): Pick<RawMessage, "headers" | "body"> {
  const bytes = Buffer.from(raw, "base64");
  const message = rawMessage(bytes);
  return message === undefined
    ? { headers: pairsOf(headers), body: bytes }
    : { headers: message.headers, body: message.body };
}

function isWebhookSite(value: unknown): boolean {
  return webhookSiteRequest.safeParse(value).success;
}

function webhookSiteExchange(value: object): Omit<Exchange, "line"> | undefined {
  const { data } = webhookSiteRequest.safeParse(value);
  if (data === undefined) return undefined;
  const { method, url, content, created_at: createdAt, ip, headers } = data;
  return {
    method,
    url,
    remoteAddress: ip || undefined,
    headers: pairsOf(headers),
    body: Buffer.from(content ?? ""),
    // "2026-11-26 03:00:00" is UTC.
    atMs: msOf(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(createdAt) ? `${createdAt.replace(" ", "T")}Z` : createdAt),
    response: null,
  };
}

/** The headers are fields of the message, beside `body`, `query` and `timestamp`. */
function isSmee(value: Readonly<Record<string, unknown>>): boolean {
  const hasBody = ["body", "rawBody", "bodyBase64", "bodyB"].some((name) => value[name] !== undefined);
  const hasHead = typeof value["content-type"] === "string" || typeof value["user-agent"] === "string";
  return hasBody && hasHead && value["timestamp"] !== undefined && typeof value["event"] !== "string";
}

function smeeExchange(value: Readonly<Record<string, unknown>>): Omit<Exchange, "line"> | undefined {
  const found = smeeRequest(JSON.stringify(value), "/");
  const timestamp = Number(value["timestamp"]);
  if (found === undefined) return undefined;
  const { method, path: url, headers, body } = found.request;
  return { method, url, headers, body, atMs: Number.isFinite(timestamp) ? timestamp : null, response: null };
}

function smeeNote(value: object): string | undefined {
  return smeeRequest(JSON.stringify(value), "/")?.exact === true
    ? undefined
    : "smee sends parsed bodies: the values are the original ones, the bytes are not";
}

function pairsOf(lists: z.infer<typeof headerLists>): HeaderPair[] {
  return Object.entries(lists).flatMap(([name, values]) => [values].flat().map((value): HeaderPair => [name, value]));
}

function msOf(time: string): number | null {
  const ms = Date.parse(time);
  return Number.isNaN(ms) ? null : ms;
}
