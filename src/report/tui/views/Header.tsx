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

/** A count or a mode, in the colour of its meaning. */
interface Part {
  readonly text: string;
  readonly colour: (text: string) => string;
}

/** The URL to register and the target on the left, counts and modes on the right. */
export function headerText(state: State, width: number, theme: Theme): string {
  const { url, publicUrl, target } = state;
  const register = ` ${printable(publicUrl ?? url)}`;
  const counts = partsThatFit(status(state, theme), width - Math.min(register.length, Math.floor(width / 2)) - 3);
  const left = target === null ? register : `${register} → ${printable(target)}`;
  const zone = {
    text: theme.language.say("times UTC{offset}", { offset: utcOffset(new Date()) }),
    colour: theme.faint,
  };
  const withZone = [...counts, zone];
  const right = left.length + joined(withZone).length + 3 <= width ? withZone : counts;
  const coloured = right.map(({ text, colour }) => colour(text)).join(", ");
  return `${theme.strong(fitted(left, width - joined(right).length - 2))} ${coloured} `;
}

/** The most important first. */
function status(state: State, theme: Theme): Part[] {
  const { received, invalid, failed, refused, paused, pending, masked, grouped, wrap } = state;
  const { say } = theme.language;
  const kept = state.entries.length + pending.length;
  const count = (value: number): { readonly count: string } => ({ count: grouping(value, theme) });
  const allWell = failed === 0 && invalid === 0 && refused === 0;
  const parts: readonly (Part | false)[] = [
    paused && { text: say("paused ({count} new)", count(pending.length)), colour: theme.warn },
    { text: positionText(state, theme), colour: allWell ? theme.good : uncoloured },
    failed > 0 && { text: say("{count} failed", count(failed)), colour: theme.bad },
    invalid > 0 && { text: say("{count} invalid", count(invalid)), colour: theme.bad },
    refused > 0 && { text: say("{count} refused", count(refused)), colour: theme.warn },
    kept < received && { text: say("the newest {count} are kept", count(kept)), colour: theme.note },
    wrap && { text: say("wrapped"), colour: theme.note },
    masked && { text: say("masked"), colour: theme.note },
    grouped && { text: say("grouped"), colour: theme.note },
  ];
  return parts.filter((part) => part !== false);
}

function uncoloured(text: string): string {
  return text;
}

/** `71 of 2,100 events`. */
function positionText({ received, selected, entries }: State, theme: Theme): string {
  const { say } = theme.language;
  const position = entries.find(({ number }) => number === selected)?.label;
  const events = received === 1 ? say("1 event") : say("{count} events", { count: grouping(received, theme) });
  return position === undefined || received < 2 ? events : say("{position} of {events}", { position, events });
}

/** `2,100`, and in Turkish `2.100`. */
function grouping(count: number, { language }: Theme): string {
  return count.toLocaleString(language.name);
}

function partsThatFit(parts: readonly Part[], width: number): readonly Part[] {
  return joined(parts).length <= width || parts.length === 1 ? parts : partsThatFit(parts.slice(0, -1), width);
}

function joined(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join(", ");
}
