import type { ReceivedRequest } from "../../captures/capture.ts";

export interface ActionResult {
  readonly ok: boolean;
  /** A sentence for the status line. */
  readonly text: string;
}

/** What keys do outside of the screen. The screen itself uses neither network nor disk. */
export interface TuiActions {
  /** Sends a request again with this body. `url: null` is the forward target. */
  readonly send: (request: { capture: ReceivedRequest; body: Buffer; url: string | null }) => Promise<ActionResult>;
  readonly save: (capture: ReceivedRequest) => Promise<ActionResult>;
  /** Opens a body in an editor, which uses the terminal until it ends. `null` for an unchanged body. */
  readonly edit: (body: Buffer) => Promise<Buffer | null>;
  /** The curl command that sends a request again; `null` for a body that is not text. */
  readonly curl: (capture: ReceivedRequest) => string | null;
}
