import { Text } from "ink";
import type { ReactElement } from "react";
import { printable } from "../../../events/payload/printable.ts";
import type { Theme } from "../../text/theme.ts";
import type { Message, State, TypedFor } from "../state/state.ts";
import { fitted } from "../lines/fit-text.ts";

interface StatusLineProps {
  readonly state: Pick<State, "typing" | "message" | "filter">;
  readonly width: number;
  readonly theme: Theme;
}

/** What is being typed, else the last thing that happened, else the filter that is in force. */
export function StatusLine({ state, width, theme }: StatusLineProps): ReactElement {
  const { typing, message, filter } = state;
  if (typing !== null) {
    const prompt = `${PROMPTS[typing.purpose]} `;
    // The end of a long text is where one types.
    const room = Math.max(4, width - prompt.length - 2);
    return (
      <Text wrap="truncate-end">{`${theme.note(` ${prompt}`)}${printable(typing.text).slice(-room)}${theme.inverse(" ")}`}</Text>
    );
  }
  if (message !== null) {
    return <Text wrap="truncate-end">{colourOf(message, theme)(fitted(` ${printable(message.text)}`, width))}</Text>;
  }
  return (
    <Text wrap="truncate-end">{filter === "" ? " " : theme.note(fitted(` filter: ${printable(filter)}`, width))}</Text>
  );
}

const PROMPTS = {
  filter: "filter (name, number, uuid, verdict):",
  target: "send to URL:",
  "edit-target": "send the edited event to URL:",
} as const satisfies Record<TypedFor, string>;

function colourOf({ tone }: Message, theme: Theme): (text: string) => string {
  return theme[tone];
}
