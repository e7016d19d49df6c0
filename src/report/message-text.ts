import { type Wording, startedBy } from "../language/said.ts";
import { printable } from "../events/payload/printable.ts";
import type { OutputEvent } from "./output-event.ts";
import type { Theme } from "./text/theme.ts";

/** Notes, warnings and errors. They are not results, so they go to stderr. */
export type Message = Extract<OutputEvent, { type: "note" | "warning" | "trouble" | "error" }>;

export function isMessage(event: OutputEvent): event is Message {
  return event.type === "note" || event.type === "warning" || event.type === "trouble" || event.type === "error";
}

/** A message on one line, and its hint on the next. */
export function messageText(message: Message, theme: Theme): string {
  const told = theme.language.tell(message.message);
  const hint = message.type === "note" || message.hint === null ? "" : `  ${hintText(message.hint, theme)}\n`;
  return `${label(message.type, theme)} ${printable(told)}\n${hint}`;
}

/** `hint: what to do next`, safe for a terminal, with commands that work as printed. */
export function hintText(hint: Wording, theme: Pick<Theme, "note" | "language" | "program">): string {
  const { note, language, program } = theme;
  return `${note(language.say("hint:"))} ${printable(startedBy(program, language.tell(hint)))}`;
}

function label(type: Message["type"], theme: Theme): string {
  const { say } = theme.language;
  switch (type) {
    case "note":
      return theme.note(say("note:"));
    case "warning":
      return theme.warn(say("warning:"));
    case "trouble":
    case "error":
      return theme.bad(say("error:"));
  }
}
