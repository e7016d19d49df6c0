import type { OutputEvent } from "../../output-event.ts";
import type { Message } from "./state.ts";

type Told = Extract<OutputEvent, { type: "refused" | "trouble" | "warning" | "error" | "note" }>;

/** What is told beside events, for the status line. */
export function messageOf(told: Told): Message {
  switch (told.type) {
    case "note":
      return { tone: "note", text: told.message };
    case "warning":
      return { tone: "warn", text: withHint(told.message, told.hint) };
    case "trouble":
    case "error":
      return { tone: "bad", text: withHint(told.message, told.hint) };
    case "refused": {
      const request = [told.method, told.path?.slice(0, 80)].filter((part) => part !== null && part !== undefined);
      return { tone: "warn", text: withHint(`${[...request, told.status].join(" ")} ${told.message}`, told.hint) };
    }
  }
}

function withHint(message: string, hint: string | null): string {
  return hint === null ? message : `${message}: ${hint}`;
}
