import type { Said } from "../../../language/said.ts";
import type { ExpectationResult } from "../../../listener/expect/expectations.ts";
import type { Entry } from "./entry.ts";
import type { Message, PromptPurpose } from "./state.ts";

/** All that can change the state. */
export type Action =
  | { readonly type: "received"; readonly entries: readonly Entry[] }
  /** A request that the user sent again. */
  | { readonly type: "sent-again"; readonly entry: Entry }
  | { readonly type: "refused"; readonly message: Message }
  | { readonly type: "public-url"; readonly url: string }
  | { readonly type: "message"; readonly message: Message }
  | { readonly type: "resized"; readonly columns: number; readonly rows: number }
  /** How many lines the detail pane has now. */
  | { readonly type: "detail-lines"; readonly count: number }
  | { readonly type: "move"; readonly by: number }
  | { readonly type: "page"; readonly by: 1 | -1 }
  | { readonly type: "jump"; readonly to: "first" | "last" }
  | { readonly type: "open" }
  | { readonly type: "toggle"; readonly what: "detail" | "pause" | "mask" | "group" | "help" | "wrap" }
  | { readonly type: "next-problem" }
  | { readonly type: "expectations"; readonly results: readonly ExpectationResult[]; readonly leftMs: number | null }
  | { readonly type: "focus" }
  /** Folds or unfolds a section or a JSON path. */
  | { readonly type: "fold"; readonly what: string }
  | { readonly type: "mark" }
  | { readonly type: "prompt-open"; readonly purpose: PromptPurpose; readonly text: string }
  /** Asks for one key. */
  | { readonly type: "ask"; readonly question: Said }
  | { readonly type: "prompt-text"; readonly text: string }
  /** Closes the prompt; a filter that was typed stays. */
  | { readonly type: "prompt-close" }
  /** The last message goes. */
  | { readonly type: "message-over" }
  | { readonly type: "back" };
