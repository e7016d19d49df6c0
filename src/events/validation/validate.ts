import { said } from "../../language/said.ts";
import { type CatalogueEntry, EVENT_NAMES, findEvent } from "../catalogue/catalogue.ts";
import { UNPUBLISHED, canBeUnpublished } from "../catalogue/similar-names.ts";
import { contradictions } from "./contradictions/contradictions.ts";
import { futureTimes } from "./future-times.ts";
import { type Envelope, openEnvelope } from "./envelope.ts";
import { schemaIssues } from "./schema-issues.ts";
import type { Issue } from "./issue.ts";
import { issue } from "./said-issue.ts";
import { atMost } from "./issue-limits.ts";
import { nearest } from "../payload/nearest.ts";
import { otherFormat } from "./other-format.ts";
import { type ParsedBody, parseBody } from "./parse-body.ts";
import { printableStart } from "../payload/printable.ts";
import { pitfalls2024 } from "./pitfalls.ts";
import { isOfShortenedBody, shortenedBody } from "./shortened-body.ts";
import { unknownEnvelopeKeys, unknownFields } from "./unknown-fields.ts";
import { INSIGHT_CARD, cardIssues, isCard } from "../requests/insight-card.ts";
import { recognizeRequest, requestIssues } from "../requests/recognize-request.ts";
import { isJsonObject } from "../payload/values.ts";

/**
 * `valid`: no error. `invalid`: JSON with errors. `unknown`: a correct envelope with an event name that is not in the
 * catalogue. `unparsable`: not JSON.
 */
export type Verdict = "valid" | "invalid" | "unknown" | "unparsable";

/** The result of validation. `envelope` is `null` when the body has none; an invalid event can have one. */
export interface Validation {
  readonly verdict: Verdict;
  readonly event: string | null;
  readonly envelope: Envelope | null;
  readonly issues: readonly Issue[];
}

export interface ValidationOptions {
  /** When the event came, in Unix milliseconds. Without it, no time is said to be in the future. */
  readonly atMs?: number | undefined;
  /** `compiledSchema`, for many events. Without it, the schemas are those of the catalogue. */
  readonly schemaOf?: (entry: CatalogueEntry) => CatalogueEntry["schema"];
}

/** Validates a request body: its bytes, or its text without lone surrogates. */
export function validateBody(body: Uint8Array | string, options: ValidationOptions = {}): Validation {
  return validateParsed(parseBody(body), options);
}

/** Validates the result of `parseBody`. */
export function validateParsed(parsed: ParsedBody, options: ValidationOptions = {}): Validation {
  return parsed.kind === "json"
    ? validatePayload(parsed.value, options)
    : { verdict: "unparsable", event: null, envelope: null, issues: [parsed.issue] };
}

/**
 * Validates a JSON value: first the envelope, then `data` by the schema of its event. A request that wants an answer has
 * no envelope; its kind is the name of its event. Neither has an insight card.
 */
export function validatePayload(payload: unknown, options: ValidationOptions = {}): Validation {
  const request = isJsonObject(payload) ? recognizeRequest(payload) : undefined;
  if (request !== undefined && isJsonObject(payload)) {
    const issues = requestIssues(request, payload);
    return { verdict: issues.length === 0 ? "valid" : "invalid", event: request, envelope: null, issues };
  }
  if (isJsonObject(payload) && isCard(payload)) {
    const issues = atMost(cardIssues(payload));
    const verdict = issues.some(({ severity }) => severity === "error") ? "invalid" : "valid";
    return { verdict, event: INSIGHT_CARD, envelope: null, issues };
  }
  const opened = openEnvelope(payload);
  if (opened.kind === "refused") {
    return { verdict: "invalid", event: opened.event, envelope: null, issues: opened.issues };
  }
  const { envelope, extraKeys } = opened;
  const { event } = envelope;
  const extra = unknownEnvelopeKeys(extraKeys);
  const entry = findEvent(event);
  if (entry === undefined) {
    return { verdict: "unknown", event, envelope, issues: [unknownEvent(event), ...extra] };
  }
  const issues = atMost([...dataIssues(envelope, entry, options), ...extra]);
  const verdict = issues.some(({ severity }) => severity === "error") ? "invalid" : "valid";
  return { verdict, event, envelope, issues };
}

function dataIssues({ data }: Envelope, entry: CatalogueEntry, { atMs, schemaOf }: ValidationOptions): Issue[] {
  const schema = schemaIssues(data, entry, schemaOf?.(entry));
  const mixed = schema.length === 0 ? undefined : otherFormat(data, entry);
  if (mixed !== undefined) return [mixed];
  const shortened = schema.length === 0 ? undefined : shortenedBody(data, entry);
  if (shortened !== undefined)
    return [shortened, ...schema.filter((found) => !isOfShortenedBody(found)), ...unknownFields(data, entry)];
  const future = futureTimes(data, Object.keys(entry.schema.shape), atMs);
  return [
    ...schema,
    ...future.issues,
    ...contradictions(entry, data, [...schema.map(({ path }) => path.slice("data.".length)), ...future.fields]),
    ...(entry.format === "2024" ? pitfalls2024(data) : []),
    ...unknownFields(data, entry),
  ];
}

function unknownEvent(event: string): Issue {
  const shown = printableStart(event, 60);
  const unpublished = canBeUnpublished(event);
  const meant = unpublished ? undefined : nearest(event, EVENT_NAMES);
  return issue("warning", "unknown_event", {
    path: "event",
    message: unpublished
      ? said('the event "{event}" is not known here', { event: shown })
      : said('unknown event "{event}"', { event: shown }),
    expected: said("an event from `hipcall-hooks events list`"),
    received: said('string "{value}"', { value: shown }),
    hint: unpublished ? UNPUBLISHED : meant === undefined ? undefined : said("did you mean {meant}?", { meant }),
  });
}
