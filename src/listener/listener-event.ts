import type { ReceivedRequest } from "../captures/capture.ts";
import type { Explanation } from "../delivery/outcome/explain.ts";
import type { DeliveryResult } from "../delivery/send/result.ts";
import type { SignatureCheck } from "../delivery/signing/verify.ts";
import type { Relations } from "../events/calls/related-events.ts";
import type { Envelope } from "../events/validation/envelope.ts";
import type { Issue } from "../events/validation/issue.ts";
import type { Wording } from "../language/said.ts";

/** What the listener emits. It never prints. */
export type ListenerEvent =
  | { readonly type: "ready"; readonly url: string; readonly host: string; readonly port: number }
  /** An event that waits for its answer. The same event with its answer follows. */
  | ({ readonly type: "pending" } & PendingEvent)
  | ({ readonly type: "event" } & ReceivedEvent)
  | ({ readonly type: "refused" } & RefusedRequest)
  | { readonly type: "warning"; readonly message: Wording; readonly hint: Wording | null }
  | { readonly type: "trouble"; readonly message: Wording; readonly hint: Wording | null };

/** A webhook that was received and answered. */
export interface ReceivedEvent {
  /** Counts received events from 1. A slow answer can come after that of a later event. */
  readonly number: number;
  readonly capture: ReceivedRequest;
  readonly envelope: Envelope | null;
  /** The issues of the capture, those of the whole call, and a slow answer. */
  readonly issues: readonly Issue[];
  readonly related: Relations;
  /** The result of `--verify`; nothing where it was not asked for. */
  readonly signature?: SignatureCheck | null | undefined;
  readonly answer: SentAnswer;
}

/** A webhook that was received and is not answered yet. */
export interface PendingEvent extends Omit<ReceivedEvent, "answer"> {
  /** The URL of the app that the answer comes from; `null` for `--delay`. */
  readonly waitsFor: string | null;
}

export interface SentAnswer {
  /** `null` when the connection was closed without a complete answer: by a rule, or because the app's answer was incomplete. */
  readonly status: number | null;
  /** From the request's first line to the end of the answer. */
  readonly durationMs: number;
  /** `false` when the sender closed the connection before it had the whole answer. */
  readonly delivered: boolean;
  /** What chose the answer: a rule, `--strict`, the app; `null` for the default answer. */
  readonly because: Wording | null;
  /** `null` when the request was not forwarded. */
  readonly forwarded: ForwardResult | null;
}

/** The outcome of passing a request on to the user's app. */
export interface ForwardResult {
  readonly url: string;
  readonly result: DeliveryResult;
  /** Why the app did not accept it; `null` when it did. */
  readonly explanation: Explanation | null;
}

/** A request that is answered with an error, shown, and not recorded. */
export interface RefusedRequest {
  readonly status: number;
  readonly method: string | null;
  readonly path: string | null;
  readonly remoteAddress: string;
  readonly message: Wording;
  readonly hint: Wording | null;
}
