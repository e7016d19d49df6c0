/** `error` makes an event invalid; `warning` and `info` never do. */
export type Severity = "error" | "warning" | "info";

/** Stable names of what can be wrong: part of the JSON output, so never renamed within `"v":1`. */
export type IssueCode =
  | "empty_body"
  | "not_utf8"
  | "not_json"
  | "not_an_object"
  | "no_envelope"
  | "missing_key"
  | "wrong_type"
  | "unexpected_null"
  | "unexpected_value"
  | "unexpected_form"
  | "contradiction"
  | "unknown_event"
  | "unknown_field"
  | "partly_known"
  | "more_issues"
  | "voicemail_counts_as_missed"
  | "recording_expires"
  | "too_late_for_hipcall"
  | TimelineCode;

/** What only the events of one call together can show. */
type TimelineCode = "missing_step" | "duplicate_step" | "out_of_order" | "late_step" | "burst" | "changed_value";

/** One finding with one cause. `path` is dotted from the top of the payload (`data.call_flow.0.action`), `""` for the whole. */
export interface Issue {
  readonly severity: Severity;
  readonly code: IssueCode;
  readonly path: string;
  readonly message: string;
  readonly expected: string | null;
  readonly received: string | null;
  readonly hint: string | null;
}

interface IssueDetails {
  readonly expected?: string;
  readonly received?: string;
  readonly hint?: string | undefined;
}

/** Writes an issue; what is not given is `null`, so that the JSON shape never varies. */
export function issue(
  severity: Severity,
  code: IssueCode,
  at: { readonly path: string; readonly message: string } & IssueDetails,
): Issue {
  return {
    severity,
    code,
    path: at.path,
    message: at.message,
    expected: at.expected ?? null,
    received: at.received ?? null,
    hint: at.hint ?? null,
  };
}
