import type { HipcallEvent } from "../../../dist/types/events.d.ts";
import type { Envelope } from "../../events/validation/envelope.ts";
import { type Issue, type IssueCode, plainIssue } from "../../events/validation/issue.ts";
import { type Validation, validatePayload } from "../../events/validation/validate.ts";
import type { EventName, EventOf, Parsed, UnknownEvent } from "./event-types.ts";
import { validated } from "./validated.ts";

/** How strict `parseEvent` and `receive` are. */
export interface ParseOptions {
  /** Refuse events and fields that are not documented. Without it they are accepted, because Hipcall can add some. */
  readonly strict?: boolean;
}

/**
 * Parses and checks the body of a webhook: its text, its bytes, or the JSON value that something else has parsed. Never
 * throws. Events and fields that are not documented are accepted, unless `strict` is set.
 *
 * ```ts
 * const parsed = parseEvent(await request.text());
 * if (parsed.ok && parsed.event.event === "call_hangup") parsed.event.data.call_duration; // number
 * if (!parsed.ok) parsed.issues[0].message; // what is wrong
 * ```
 */
export function parseEvent(body: unknown, options: ParseOptions = {}): Parsed {
  return parsedOf(validated(body), options);
}

/**
 * Whether a JSON value is an event without an error, with this name when one is given.
 *
 * ```ts
 * if (isEvent(request.body, "call_hangup")) request.body.data.call_duration; // number
 * ```
 */
export function isEvent(value: unknown): value is HipcallEvent;
export function isEvent<Name extends EventName>(value: unknown, name: Name): value is EventOf<Name>;
export function isEvent(value: unknown, name?: EventName): boolean {
  const { verdict, envelope } = validatePayload(value);
  return verdict === "valid" && envelope !== null && (name === undefined || envelope.event === name);
}

function parsedOf({ verdict, event, envelope, issues }: Validation, { strict = false }: ParseOptions): Parsed {
  if (verdict === "invalid" || verdict === "unparsable")
    return { ok: false, verdict, name: event, issues: worstFirst(issues) };
  if (envelope === null) return { ok: false, verdict: "invalid", name: event, issues: [wantsAnswer(event)] };
  if (strict && issues.some(isUndocumented))
    return {
      ok: false,
      verdict: verdict === "unknown" ? verdict : "invalid",
      name: event,
      issues: worstFirst(issues.map((one) => (isUndocumented(one) ? { ...one, severity: "error" } : one))),
    };
  return verdict === "valid"
    ? { ok: true, known: true, verdict, event: knownEvent(envelope), issues: issues.map(plainIssue) }
    : { ok: true, known: false, verdict, event: unknownEvent(envelope), issues: issues.map(plainIssue) };
}

/** The types of the events describe what a valid envelope is. */
function knownEvent(envelope: Envelope): HipcallEvent {
  return envelope as unknown as HipcallEvent;
}

function unknownEvent(envelope: Envelope): UnknownEvent {
  return envelope as unknown as UnknownEvent;
}

const UNDOCUMENTED: ReadonlySet<IssueCode> = /* @__PURE__ */ new Set<IssueCode>(["unknown_event", "unknown_field"]);

function isUndocumented({ code }: Issue): boolean {
  return UNDOCUMENTED.has(code);
}

function wantsAnswer(request: string | null): Issue {
  return {
    severity: "error",
    code: "no_envelope",
    path: "",
    message: `this is the request ${request ?? ""}, which wants an answer, and not an event`,
    expected: '{"event": …, "data": …}',
    received: null,
    hint: "such requests come to an endpoint of their own: see hipcall-hooks ask --help",
  };
}

function worstFirst(issues: readonly Issue[]): Issue[] {
  const rank = { error: 0, warning: 1, info: 2 } as const;
  return issues.map(plainIssue).toSorted((a, b) => rank[a.severity] - rank[b.severity]);
}
