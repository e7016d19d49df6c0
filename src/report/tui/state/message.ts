import type { OutputEvent } from "../../output-event.ts";
import type { Message } from "./state.ts";

type MessageEvent = Extract<OutputEvent, { type: "refused" | "trouble" | "warning" | "error" | "note" }>;

/** An output event as a message for the status line. */
export function messageOf(event: MessageEvent): Message {
  switch (event.type) {
    case "note":
      return { tone: "note", text: event.message };
    case "warning":
      return { tone: "warn", text: withHint(event.message, event.hint) };
    case "trouble":
    case "error":
      return { tone: "bad", text: withHint(event.message, event.hint) };
    case "refused": {
      const request = [event.method, event.path?.slice(0, 80)].filter((part) => part !== null && part !== undefined);
      return { tone: "warn", text: withHint(`${[...request, event.status].join(" ")} ${event.message}`, event.hint) };
    }
  }
}

/** A message and its hint on one line. */
export function withHint(message: string, hint: string | null): string {
  return hint === null ? message : `${message}; hint: ${hint}`;
}
