import { Text } from "ink";
import type { ReactElement } from "react";
import { printable } from "../../../events/payload/printable.ts";
import type { Theme } from "../../text/theme.ts";
import { fitted } from "../lines/fit-text.ts";
import type { PromptPurpose, State } from "../state/state.ts";

interface StatusLineProps {
  readonly state: Pick<State, "prompt" | "message" | "filter">;
  readonly width: number;
  readonly theme: Theme;
}

/** The prompt, else the last message, else the filter. */
export function StatusLine({ state: { prompt, message, filter }, width, theme }: StatusLineProps): ReactElement {
  if (prompt !== null) return <Prompt {...prompt} width={width} theme={theme} />;
  if (message !== null)
    return <Text wrap="truncate-end">{theme[message.tone](fitted(` ${printable(message.text)}`, width))}</Text>;
  const text = filter === "" ? " " : theme.note(fitted(` filter: ${printable(filter)}`, width));
  return <Text wrap="truncate-end">{text}</Text>;
}

const LABELS = {
  filter: "filter (name, number, uuid, verdict):",
  target: "send to URL:",
  "edit-target": "send the edited event to URL:",
} as const satisfies Record<PromptPurpose, string>;

interface PromptProps {
  readonly purpose: PromptPurpose;
  readonly text: string;
  readonly width: number;
  readonly theme: Theme;
}

function Prompt({ purpose, text, width, theme }: PromptProps): ReactElement {
  const label = `${LABELS[purpose]} `;
  // A long text shows its end, where the cursor is.
  const room = Math.max(4, width - label.length - 2);
  const visible = printable(text).slice(-room);
  return <Text wrap="truncate-end">{`${theme.note(` ${label}`)}${visible}${theme.inverse(" ")}`}</Text>;
}
