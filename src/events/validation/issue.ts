/** `error` makes an event invalid; `warning` and `info` never do. */
export type Severity = "error" | "warning" | "info";

/** Part of the JSON output, so a code is never renamed within `"v":1`. */
export type IssueCode =
  | "empty_body"
  | "not_utf8"
  | "body_too_large"
  | "incomplete_body"
  | "not_json"
  | "not_an_object"
  | "no_envelope"
  | "missing_key"
  | "key_case"
  | "encoded_twice"
  | "wrong_type"
  | "unexpected_null"
  | "unexpected_value"
  | "unexpected_form"
  | "contradiction"
  | "future_time"
  | "unknown_event"
  | "other_format"
  | "shortened_body"
  | "unknown_field"
  | "partly_known"
  | "more_issues"
  | "voicemail_counts_as_missed"
  | "recording_expires"
  | "too_late_for_hipcall"
  | "at_risk_for_hipcall"
  | "card_not_shown"
  | "answer_verdict"
  | "signature"
  | TimelineCode;

/** Issues that show only when the events of one call are compared. */
type TimelineCode = "missing_step" | "duplicate_step" | "out_of_order" | "late_step" | "burst" | "changed_value";

/** One problem with one cause. `path` starts at the top of the payload (`data.call_flow.0.action`); `""` is the whole payload. */
export interface Issue {
  readonly severity: Severity;
  readonly code: IssueCode;
  readonly path: string;
  readonly message: string;
  readonly expected: string | null;
  readonly received: string | null;
  readonly hint: string | null;
}

/** The issue as JSON, captures and the library hold it. */
export function plainIssue({ severity, code, path, message, expected, received, hint }: Issue): Issue {
  return { severity, code, path, message, expected, received, hint };
}
