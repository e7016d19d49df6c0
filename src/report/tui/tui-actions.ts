import type { ReceivedRequest } from "../../captures/capture.ts";

export interface ActionResult {
  readonly ok: boolean;
  /** A sentence for the status line. */
  readonly text: string;
}

/** How the user left the editor. */
export type EditResult =
  | { readonly kind: "edited"; readonly body: Buffer }
  | { readonly kind: "unchanged" }
  /** The user deleted the text, to stop. */
  | { readonly kind: "emptied" };

/** What keys do outside of the screen. The screen itself uses neither network nor disk. */
export interface TuiActions {
  /** Sends a request again with this body. `url: null` is the forward target. */
  readonly send: (request: { capture: ReceivedRequest; body: Buffer; url: string | null }) => Promise<ActionResult>;
  readonly save: (capture: ReceivedRequest) => Promise<ActionResult>;
  /** Opens a body in an editor, which uses the terminal until it ends. */
  readonly edit: (body: Buffer) => Promise<EditResult>;
  /** The curl command that sends a request again; `null` for a body that is not text. */
  readonly curl: (capture: ReceivedRequest) => string | null;
}
