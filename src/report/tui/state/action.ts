import type { Entry } from "./entry.ts";
import type { Message, TypedFor } from "./state.ts";

/** All that can change the screen. */
export type Action =
  | { readonly type: "received"; readonly entries: readonly Entry[] }
  | { readonly type: "refused"; readonly message: Message }
  | { readonly type: "public"; readonly url: string }
  | { readonly type: "told"; readonly message: Message }
  | { readonly type: "resized"; readonly columns: number; readonly rows: number }
  /** The detail pane has been laid out anew. */
  | { readonly type: "measured"; readonly lines: number }
  | { readonly type: "move"; readonly by: number }
  | { readonly type: "page"; readonly by: 1 | -1 }
  | { readonly type: "end"; readonly which: "first" | "last" }
  | { readonly type: "open" }
  | { readonly type: "toggle"; readonly what: "detail" | "pause" | "mask" | "group" | "help" }
  | { readonly type: "focus" }
  | { readonly type: "fold"; readonly what: string }
  | { readonly type: "mark" }
  | { readonly type: "type"; readonly purpose: TypedFor; readonly text: string }
  | { readonly type: "typed"; readonly text: string }
  /** Ends the typing and keeps what it has changed. */
  | { readonly type: "accept" }
  | { readonly type: "back" };
