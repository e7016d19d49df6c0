import { type CatalogueEntry, EVENT_NAMES, findEvent } from "../catalogue/catalogue.ts";
import { UNPUBLISHED_HINT, canBeUnpublished } from "../catalogue/similar-names.ts";
import { contradictions2023, contradictions2024 } from "./contradictions.ts";
import { flowContradictions } from "./flow-contradictions.ts";
import { type Envelope, openEnvelope } from "./envelope.ts";
import { schemaIssues } from "./schema-issues.ts";
import { issue, type Issue } from "./issue.ts";
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
import { type JsonObject, isJsonObject } from "../payload/values.ts";

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

/** Validates a request body: its bytes, or its text without lone surrogates. */
export function validateBody(body: Uint8Array | string): Validation {
  return validateParsed(parseBody(body));
}

/** Validates the result of `parseBody`. */
export function validateParsed(parsed: ParsedBody): Validation {
  return parsed.kind === "json"
    ? validatePayload(parsed.value)
    : { verdict: "unparsable", event: null, envelope: null, issues: [parsed.issue] };
}

/**
 * Validates a JSON value: first the envelope, then `data` by the schema of its event. A request that wants an answer has
 * no envelope; its kind is the name of its event. Neither has an insight card.
 */
export function validatePayload(payload: unknown): Validation {
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
  const issues = atMost([...dataIssues(envelope, entry), ...extra]);
  const verdict = issues.some(({ severity }) => severity === "error") ? "invalid" : "valid";
  return { verdict, event, envelope, issues };
}

function dataIssues({ event, data }: Envelope, entry: CatalogueEntry): Issue[] {
  const schema = schemaIssues(data, entry);
  const mixed = schema.length === 0 ? undefined : otherFormat(data, entry);
  if (mixed !== undefined) return [mixed];
  const shortened = schema.length === 0 ? undefined : shortenedBody(data, entry);
  if (shortened !== undefined)
    return [shortened, ...schema.filter((found) => !isOfShortenedBody(found)), ...unknownFields(data, entry)];
  return [...schema, ...crossChecks(event, data, entry), ...unknownFields(data, entry)];
}

function crossChecks(event: string, data: JsonObject, entry: CatalogueEntry): Issue[] {
  switch (entry.format) {
    case "2023":
      return contradictions2023(data);
    case "2024":
      return [...callContradictions(event, data), ...pitfalls2024(data)];
  }
}

/** A wrong end contradicts several fields: the steps in `call_flow` are compared with it only if no other field shows it. */
function callContradictions(event: string, data: JsonObject): Issue[] {
  const fields = contradictions2024(event, data);
  const wrongEnd = fields.some(({ path }) => path === "data.ended_at" || path === "data.call_duration");
  return [...fields, ...flowContradictions(event, wrongEnd ? { ...data, ended_at: null } : data)];
}

function unknownEvent(event: string): Issue {
  const shown = printableStart(event, 60);
  const unpublished = canBeUnpublished(event);
  const meant = unpublished ? undefined : nearest(event, EVENT_NAMES);
  return issue("warning", "unknown_event", {
    path: "event",
    message: unpublished ? `the event "${shown}" is not known here` : `unknown event "${shown}"`,
    expected: "an event from `hipcall-hooks events list`",
    received: `string "${shown}"`,
    hint: unpublished ? UNPUBLISHED_HINT : meant === undefined ? undefined : `did you mean ${meant}?`,
  });
}
