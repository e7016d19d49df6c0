import type { ReceivedRequest } from "../../captures/capture.ts";

/** What came of something that a key asked for, in a sentence. */
export interface ActionResult {
  readonly ok: boolean;
  readonly text: string;
}

/** What the screen may ask for; it never touches the network or the disk itself. */
export interface TuiActions {
  /** Sends a request again with this body; `url: null` is the forward target. */
  readonly send: (request: { capture: ReceivedRequest; body: Buffer; url: string | null }) => Promise<ActionResult>;
  readonly save: (capture: ReceivedRequest) => Promise<ActionResult>;
  /** Lets the user edit a body in an editor that takes over the terminal; `null` when nothing was changed. */
  readonly edit: (body: Buffer) => Promise<Buffer | null>;
  /** The curl command that sends a request again; `null` when its body is not text. */
  readonly curl: (capture: ReceivedRequest) => string | null;
}
