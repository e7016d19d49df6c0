import { type CatalogueEntry, EVENT_NAMES, findEvent } from "../catalogue/catalogue.ts";
import { contradictions2023, contradictions2024 } from "./contradictions.ts";
import { type Envelope, openEnvelope } from "./envelope.ts";
import { schemaIssues } from "./schema-issues.ts";
import { issue, type Issue } from "./issue.ts";
import { atMost } from "./issue-limits.ts";
import { nearest } from "../payload/nearest.ts";
import { type ParsedBody, parseBody } from "./parse-body.ts";
import { printableStart } from "../payload/printable.ts";
import { traps2024 } from "./pitfalls.ts";
import { unknownBeside, unknownFields } from "./unknown-fields.ts";
import type { JsonObject } from "../payload/values.ts";

/**
 * `valid`: no error. `invalid`: JSON, with errors. `unknown`: a well-formed envelope whose event the catalogue does not
 * have. `unparsable`: not JSON.
 */
export type Verdict = "valid" | "invalid" | "unknown" | "unparsable";

/** What validation found. `envelope` is there when the body has one, valid or not. */
export interface Validation {
  readonly verdict: Verdict;
  readonly event: string | null;
  readonly envelope: Envelope | null;
  readonly issues: readonly Issue[];
}

/** Validates a request body: its bytes, or its text, which must be well-formed. */
export function validateBody(body: Uint8Array | string): Validation {
  return validateParsed(parseBody(body));
}

/** Validates a body that has been read as JSON, or could not be. */
export function validateParsed(parsed: ParsedBody): Validation {
  return parsed.kind === "json"
    ? validatePayload(parsed.value)
    : { verdict: "unparsable", event: null, envelope: null, issues: [parsed.issue] };
}

/** Validates a payload that is already JSON: envelope, then the schema that its event name selects. */
export function validatePayload(payload: unknown): Validation {
  const opened = openEnvelope(payload);
  if (opened.kind === "refused") {
    return { verdict: "invalid", event: opened.event, envelope: null, issues: opened.issues };
  }
  const { envelope, extraKeys } = opened;
  const { event } = envelope;
  const extra = unknownBeside(extraKeys);
  const entry = findEvent(event);
  if (entry === undefined) {
    return { verdict: "unknown", event, envelope, issues: [unknownEvent(event), ...extra] };
  }
  const issues = atMost([...dataIssues(envelope, entry), ...extra]);
  const verdict = issues.some(({ severity }) => severity === "error") ? "invalid" : "valid";
  return { verdict, event, envelope, issues };
}

function dataIssues({ event, data }: Envelope, entry: CatalogueEntry): Issue[] {
  return [...schemaIssues(data, entry), ...crossChecks(event, data, entry), ...unknownFields(data, entry)];
}

function crossChecks(event: string, data: JsonObject, entry: CatalogueEntry): Issue[] {
  switch (entry.format) {
    case "2023":
      return contradictions2023(data);
    case "2024":
      return [...contradictions2024(event, data), ...traps2024(data)];
  }
}

function unknownEvent(event: string): Issue {
  const meant = nearest(event, EVENT_NAMES);
  return issue("warning", "unknown_event", {
    path: "event",
    message: `the event "${printableStart(event, 60)}" is not in the catalogue`,
    expected: "one of the events that `hipcall-hooks events list` shows",
    received: `string "${printableStart(event, 60)}"`,
    hint: meant === undefined ? undefined : `did you mean ${meant}?`,
  });
}
