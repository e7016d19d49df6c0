import type { OutputEvent } from "../../output-event.ts";
import { ENGLISH, type Language } from "../../../language/language.ts";
import type { Wording } from "../../../language/said.ts";
import type { Message } from "./state.ts";

type MessageEvent = Extract<OutputEvent, { type: "refused" | "trouble" | "warning" | "error" | "note" }>;

/** An output event as a message for the status line. */
export function messageOf(event: MessageEvent, language: Language = ENGLISH): Message {
  switch (event.type) {
    case "note":
      return { tone: "note", text: language.tell(event.message) };
    case "warning":
      return { tone: "warn", text: withHint(event.message, event.hint, language) };
    case "trouble":
    case "error":
      return { tone: "bad", text: withHint(event.message, event.hint, language) };
    case "refused": {
      const request = [event.method, event.path?.slice(0, 80)].filter((part) => part !== null && part !== undefined);
      return {
        tone: "warn",
        text: withHint(`${[...request, event.status].join(" ")} ${language.tell(event.message)}`, event.hint, language),
      };
    }
  }
}

/** A message and its hint on one line. */
export function withHint(message: Wording, hint: Wording | null, { tell, say }: Language): string {
  return hint === null ? tell(message) : `${tell(message)}; ${say("hint:")} ${tell(hint)}`;
}
