import { Text } from "ink";
import type { ReactElement } from "react";
import { printable } from "../../../events/payload/printable.ts";
import type { Text as LanguageText } from "../../../language/said.ts";
import type { Theme } from "../../text/theme.ts";
import { fitted } from "../lines/fit-text.ts";
import { filterFor } from "../state/filter.ts";
import type { PromptPurpose, State } from "../state/state.ts";

interface StatusLineProps {
  readonly state: Pick<State, "prompt" | "question" | "message" | "filter" | "entries">;
  readonly width: number;
  readonly theme: Theme;
}

/** The question, else the prompt, else the last message, else the filter. */
export function StatusLine({ state, width, theme }: StatusLineProps): ReactElement {
  const { question, prompt, message, filter } = state;
  const { say, tell } = theme.language;
  if (question !== null)
    return <Text wrap="truncate-end">{theme.warn(fitted(` ${printable(tell(question))}`, width))}</Text>;
  const matching = filter === "" ? "" : matchingText(state, theme);
  if (prompt !== null) return <PromptLine {...prompt} end={matching} width={width} theme={theme} />;
  if (message !== null)
    return <Text wrap="truncate-end">{theme[message.tone](fitted(` ${printable(tell(message.text))}`, width))}</Text>;
  const text = filter === "" ? " " : theme.note(fitted(` ${say("filter:")} ${printable(filter)}  ${matching}`, width));
  return <Text wrap="truncate-end">{text}</Text>;
}

/** `4 of 15`. */
function matchingText({ entries, filter }: Pick<State, "entries" | "filter">, { language }: Theme): string {
  const matching = entries.filter(filterFor(filter)).length;
  return language.say("{matching} of {all}", { matching, all: entries.length });
}

/** A narrow terminal has the last word only. */
const NARROW_COLUMNS = 70;

const LABELS = {
  filter: "filter (text, 500, >=400, data.x=y):",
  target: "send to URL:",
  "edit-target": "send the edited event to URL:",
  sample: "send a sample or scenario here:",
} as const satisfies Record<PromptPurpose, LanguageText>;

const SHORT_LABELS = {
  filter: "filter:",
  target: "URL:",
  "edit-target": "URL:",
  sample: "send:",
} as const satisfies Record<PromptPurpose, LanguageText | "URL:">;

interface PromptProps {
  readonly purpose: PromptPurpose;
  readonly text: string;
  readonly selected: boolean;
  /** Behind the text. */
  readonly end: string;
  readonly width: number;
  readonly theme: Theme;
}

function PromptLine({ purpose, text, selected, end, width, theme }: PromptProps): ReactElement {
  const label = `${theme.language.fixed(width < NARROW_COLUMNS ? SHORT_LABELS[purpose] : LABELS[purpose])} `;
  // A long text shows its end, where the cursor is.
  const room = Math.max(4, width - label.length - end.length - 4);
  const visible = printable(text).slice(-room);
  const shown = selected ? theme.inverse(visible) : `${visible}${theme.inverse(" ")}`;
  return (
    <Text wrap="truncate-end">{`${theme.note(` ${label}`)}${shown}${theme.faint(end === "" ? "" : `  ${end}`)}`}</Text>
  );
}
