import type { ReceivedRequest } from "../../captures/capture.ts";
import type { EncodedBody } from "../../captures/record/readable-body.ts";
import type { Verdict } from "../../events/validation/validate.ts";
import type { ReceivedEvent } from "../../listener/listener-event.ts";
import type { DescribeField } from "./store.ts";
import type { Message } from "./state/state.ts";
import type { ListedEvent } from "./state/entry.ts";

/** The result of sending a request again. */
export interface SendResult extends Message {
  /** The request and its answer; `null` when there was nothing to send it to. */
  readonly sent: Omit<ReceivedEvent, "number"> | null;
}

/** How a text was copied. */
export type CopyResult =
  | { readonly kind: "copied"; readonly by: string }
  /** This system has no program for its clipboard. */
  | { readonly kind: "no_program" }
  | { readonly kind: "failed"; readonly reason: string };

/** How the user left the editor. */
export type EditResult =
  | { readonly kind: "edited"; readonly body: Buffer }
  | { readonly kind: "unchanged" }
  /** The user deleted the text, to stop. */
  | { readonly kind: "emptied" };

/** What keys do outside of the screen. The screen itself uses neither network nor disk. */
export interface TuiActions {
  /** Sends a request again. A body other than the capture's is plain UTF-8. `url: null` is the forward target. */
  readonly send: (request: { capture: ReceivedRequest; body: Buffer; url: string | null }) => Promise<SendResult>;
  /** Appends an event and its answer to a capture file. */
  readonly save: (event: ListedEvent, sentAgain: boolean) => Promise<Message>;
  /** Sends a sample or a scenario to the listener itself. */
  readonly sendSample: (name: string) => Promise<Message>;
  /** Copies with the system's own program. */
  readonly copy: (text: string) => Promise<CopyResult>;
  /** Opens a body in an editor, readable as its headers say. The editor uses the terminal until it ends. */
  readonly edit: (body: EncodedBody) => Promise<EditResult>;
  /** Whether a body is a valid event, and its first error. */
  readonly check: (body: Buffer) => { readonly verdict: Verdict; readonly problem: string | null };
  readonly describeField: DescribeField;
  /** The curl command that sends a request again. */
  readonly curl: (capture: ReceivedRequest) => string;
}
