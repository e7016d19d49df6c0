import { printable } from "../events/payload/printable.ts";
import type { OutputEvent } from "./output-event.ts";
import type { Theme } from "./text/theme.ts";

/** The events that are talk, not result: they go to stderr. */
export type Talk = Extract<OutputEvent, { type: "note" | "warning" | "trouble" | "error" }>;

/** Talk as text: what it is, the message, and what to do next on a line of its own. */
export function talkText(talk: Talk, theme: Theme): string {
  const hint = talk.type === "note" || talk.hint === null ? "" : `  ${theme.note("hint")} ${printable(talk.hint)}\n`;
  return `${label(talk.type, theme)} ${printable(talk.message)}\n${hint}`;
}

function label(type: Talk["type"], theme: Theme): string {
  switch (type) {
    case "note":
      return theme.note("note:");
    case "warning":
      return theme.warn("warning:");
    case "trouble":
    case "error":
      return theme.bad("error:");
  }
}
