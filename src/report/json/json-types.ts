import type { Issue } from "../../events/validation/issue.ts";

// What `--json` writes, and what the library resolves to. These types stand alone: they need no other library.

/** A header: its letter case, order and repeats are kept. */
export type HeaderJson = readonly [name: string, value: string];

/** A delivery, as `send --json` and `replay --json` report it. */
export interface DeliveryJson {
  readonly v: 1;
  readonly type: "delivery";
  /** Counts completed deliveries from 1. */
  readonly number: number;
  readonly event: string | null;
  /** Where the event was read; `null` for a sample. */
  readonly origin: { readonly source: string; readonly line: number } | null;
  readonly method: string;
  readonly url: string;
  readonly bodyBytes: number;
  /** SHA-256 of the body that was sent, in hex. */
  readonly sha256: string;
  /** 1 without a retry. */
  readonly attempts: number;
  readonly accepted: boolean;
  /** How this answer differs from the first one to the same event; `null` unless each event is sent several times. */
  readonly repeat: {
    readonly nth: number;
    readonly difference: {
      readonly says: string;
      readonly matters: boolean;
      readonly ignore: readonly string[];
    } | null;
  } | null;
  /** How the answer differs from the recorded one; `null` when they were not compared. */
  readonly comparison: { readonly differences: readonly DifferenceJson[]; readonly count: number } | null;
  /** What Hipcall does with the answer to a request that wants one, such as `smart-routing`; `null` for an event. */
  readonly answerVerdict: { readonly outcome: string; readonly says: string; readonly hint: string | null } | null;
  /** Why it was not accepted; `null` when it was. */
  readonly problem: string | null;
  /** What to do about the problem. */
  readonly nextStep: string | null;
  readonly result: ResultJson;
}

/** One place where an answer differs from the recorded one. */
export interface DifferenceJson {
  /** `status`, `body`, a line of a text body, or the path to a JSON value. */
  readonly where: string;
  /** `null`: nothing was recorded here. */
  readonly expected: string | null;
  /** `null`: nothing came here. */
  readonly received: string | null;
  /** The path for `ignore`; `null` for the status and for text. */
  readonly ignore: string | null;
}

/** What came of one request. Durations are in milliseconds. */
export type ResultJson =
  | AnswerJson
  | { readonly kind: "timed_out"; readonly phase: "connecting" | "answering"; readonly durationMs: number }
  | {
      readonly kind: "unreachable";
      readonly code: string;
      readonly reason: string;
      readonly durationMs: number;
      readonly elsewhere?: string;
    }
  | { readonly kind: "unsendable"; readonly reason: string; readonly durationMs: number }
  | {
      readonly kind: "tls_failed" | "broken";
      readonly code: string;
      readonly reason: string;
      readonly durationMs: number;
    }
  | { readonly kind: "aborted"; readonly durationMs: number };

/** A whole answer. */
interface AnswerJson {
  readonly kind: "answered";
  readonly status: number;
  readonly durationMs: number;
  readonly headers: readonly HeaderJson[];
  /** The length of the whole body as it came. */
  readonly bodyBytes: number;
  /** The start of the body, when it is text. */
  readonly body?: string | undefined;
  /** The start of the body, when it is not text. */
  readonly bodyBase64?: string | undefined;
}

/** A received request, as `listen --json` reports it. */
export interface ReceivedJson {
  /** Counts received events from 1. */
  readonly number: number;
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
  /** Milliseconds since the listener started. */
  readonly offsetMs: number;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly httpVersion: string;
  readonly remoteAddress: string;
  readonly headers: readonly HeaderJson[];
  /** The name of the event; `null` when the body has none. */
  readonly event: string | null;
  readonly verdict: "valid" | "invalid" | "unknown" | "unparsable";
  readonly issues: readonly Issue[];
  /** The body as it came, when it is text. */
  readonly body?: string | undefined;
  readonly bodyBase64?: string | undefined;
  readonly sha256: string;
  /** The event in plain words. */
  readonly sentence: string | null;
  /** The events of the same call so far. */
  readonly call: {
    readonly uuid: string;
    readonly steps: readonly { readonly event: string; readonly sincePreviousMs: number | null }[];
  } | null;
  /** The id of the earlier request with the same event. */
  readonly duplicateOf: string | null;
  /** Whether the signature of the request is right; `null` without one that was checked. */
  readonly signature: { readonly verified: boolean } | null;
  readonly answer: {
    /** `null` when the connection was closed without a whole answer. */
    readonly status: number | null;
    readonly durationMs: number;
    readonly delivered: boolean;
    /** What chose the answer: a rule, `strict`; `null` for the default answer. */
    readonly because: string | null;
    readonly forwarded: {
      readonly url: string;
      readonly problem: string | null;
      readonly nextStep: string | null;
      readonly result: ResultJson;
    } | null;
  };
}

/** A request that a listener answered with an error, and did not record. */
export interface RefusedJson {
  readonly status: number;
  readonly method: string | null;
  readonly path: string | null;
  readonly remoteAddress: string;
  readonly message: string;
  readonly hint: string | null;
}

/** The totals of a run, as the last line of `send --json` and `replay --json` reports them. */
export interface RunJson {
  readonly sent: number;
  readonly accepted: number;
  readonly failed: number;
  /** Deliveries that got as far as the target, accepted or not. */
  readonly reached: number;
  /** Requests that were not sent, because the first ones all found nobody; `null` when their number is not known. */
  readonly notSent: number | null;
  /** Repeats whose answer differs from the first one. */
  readonly differing: number;
  /** What Hipcall would have done; `null` without `hipcall`. */
  readonly hipcall: object | null;
  /** Events that were not selected, and lines that could not be read. */
  readonly skipped: number;
  readonly unreadableSources: number;
  /** Answers that were compared with the recorded ones; `null` without `compare`. */
  readonly compared: { readonly answers: number; readonly different: number; readonly failed: number } | null;
  /** The paths that differ in an answer, for `ignore`. */
  readonly differingPaths: readonly string[];
  /** Latencies in milliseconds; `null` without an answer. */
  readonly latency: object | null;
  readonly tooLateForHipcall: number;
  readonly atRiskForHipcall: number;
  readonly durationMs: number;
  readonly stoppedBy: string | null;
}
