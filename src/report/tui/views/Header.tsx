import { Text } from "ink";
import type { ReactElement } from "react";
import { printable } from "../../../events/payload/printable.ts";
import { utcOffset } from "../../text/local-time.ts";
import type { Theme } from "../../text/theme.ts";
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
  const counts = partsThatFit(status(state), width - Math.min(register.length, Math.floor(width / 2)) - 3);
  const left = target === null ? register : `${register} → ${printable(target)}`;
  const withZone = `${counts}, times UTC${utcOffset(new Date())}`;
  const right = left.length + withZone.length + 3 <= width ? withZone : counts;
  const colour = invalid > 0 ? theme.bad : theme.good;
  return `${theme.strong(fitted(left, width - right.length - 2))} ${colour(right)} `;
}

/** The most important first. */
function status(state: State): string[] {
  const { received, invalid, failed, refused, paused, pending, masked, grouped, wrap } = state;
  const kept = state.entries.length + pending.length;
  return [
    ...(paused ? [`paused (${pending.length} new)`] : []),
    positionText(state),
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(invalid > 0 ? [`${invalid} invalid`] : []),
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...(kept < received ? [`the newest ${thousands(kept)} are kept`] : []),
    ...(wrap ? ["wrapped"] : []),
    ...(masked ? ["masked"] : []),
    ...(grouped ? ["grouped"] : []),
  ];
}

/** `71 of 2,100 events`. */
function positionText({ received, selected, entries }: State): string {
  const label = entries.find(({ number }) => number === selected)?.label;
  const all = received === 1 ? "1 event" : `${thousands(received)} events`;
  return label === undefined || received < 2 ? all : `${label} of ${all}`;
}

function thousands(count: number): string {
  return count.toLocaleString("en-US");
}

function partsThatFit(parts: readonly string[], width: number): string {
  const text = parts.join(", ");
  return text.length <= width || parts.length === 1 ? text : partsThatFit(parts.slice(0, -1), width);
}
