import { Text } from "ink";
import type { ReactElement } from "react";
import { printable } from "../../../events/payload/printable.ts";
import type { Theme } from "../../text/theme.ts";
import { counted } from "../../text/units.ts";
import { fitted } from "../lines/fit-text.ts";
import type { State } from "../state/state.ts";

interface HeaderProps {
  readonly state: State;
  readonly width: number;
  readonly theme: Theme;
}

/** The first line of the screen. */
export function Header({ state, width, theme }: HeaderProps): ReactElement {
  return <Text wrap="truncate-end">{headerText(state, width, theme)}</Text>;
}

/** The URL to register and the target on the left, counts and modes on the right. */
export function headerText(state: State, width: number, theme: Theme): string {
  const { url, publicUrl, target, invalid } = state;
  const register = ` ${printable(publicUrl ?? url)}`;
  const right = partsThatFit(status(state), width - Math.min(register.length, Math.floor(width / 2)) - 3);
  const left = target === null ? register : `${register} → ${printable(target)}`;
  const colour = invalid > 0 ? theme.bad : theme.good;
  return `${theme.strong(fitted(left, width - right.length - 2))} ${colour(right)} `;
}

/** The most important first. */
function status({ received, invalid, refused, paused, pending, masked, grouped }: State): string[] {
  return [
    ...(paused ? [`paused (${pending.length} new)`] : []),
    counted(received, "event"),
    ...(invalid > 0 ? [`${invalid} invalid`] : []),
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...(masked ? ["masked"] : []),
    ...(grouped ? ["grouped"] : []),
  ];
}

function partsThatFit(parts: readonly string[], width: number): string {
  const text = parts.join(", ");
  return text.length <= width || parts.length === 1 ? text : partsThatFit(parts.slice(0, -1), width);
}
