import { useInput } from "ink";
import { type ReactElement, useSyncExternalStore } from "react";
import type { Theme } from "../../text/theme.ts";
import { keyNames } from "../keys/key-names.ts";
import type { Store } from "../store.ts";
import { Workbench } from "./Workbench.tsx";

interface AppProps {
  readonly store: Store;
  readonly theme: Theme;
  readonly onKey: (key: string) => void;
}

/** Draws the screen again after each change of the state, and passes key presses on. */
export function App({ store, theme, onKey }: AppProps): ReactElement {
  const state = useSyncExternalStore(store.subscribe, store.read);
  useInput((input, key) => {
    for (const name of keyNames(input, key)) onKey(name);
  });
  return <Workbench state={state} lines={store.lines()} help={store.help()} theme={theme} />;
}
