import { Text } from "ink";
import type { ReactElement } from "react";
import type { Theme } from "../../text/theme.ts";
import { headerText } from "../lines/header-text.ts";
import type { State } from "../state/state.ts";

interface HeaderProps {
  readonly state: State;
  readonly width: number;
  readonly theme: Theme;
}

/** Where it listens, where it forwards to, what came so far. */
export function Header({ state, width, theme }: HeaderProps): ReactElement {
  return <Text wrap="truncate-end">{headerText(state, width, theme)}</Text>;
}
