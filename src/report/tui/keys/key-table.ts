import type { Text } from "../../../language/said.ts";

/** What a key does. */
export type Command =
  | "up"
  | "down"
  | "page-up"
  | "page-down"
  | "first"
  | "last"
  | "open"
  | "detail"
  | "focus"
  | "filter"
  | "pause"
  | "copy-curl"
  | "copy-body"
  | "save"
  | "resend"
  | "resend-to"
  | "edit"
  | "mark"
  | "mask"
  | "group"
  | "wrap"
  | "next-problem"
  | "help"
  | "sample"
  | "back"
  | "suspend"
  | "quit";

export interface KeyBinding {
  readonly command: Command;
  /** Names as `keyNames` returns them. */
  readonly keys: readonly string[];
  /** The keys as the screen shows them. */
  readonly label: string;
  /** One word for the help bar; `null` for a key that only the help page lists. */
  readonly short: Text | "curl" | null;
  /** A line of the help page. */
  readonly help: Text;
}

/** All keys, in the order of the help bar and the help page. */
export const KEYS: readonly KeyBinding[] = [
  { command: "up", keys: ["up", "k"], label: "↑ k", short: null, help: "previous event, or one line up" },
  { command: "down", keys: ["down", "j"], label: "↓ j", short: null, help: "next event, or one line down" },
  { command: "page-up", keys: ["pageUp", "ctrl+b"], label: "PgUp", short: null, help: "one page up" },
  { command: "page-down", keys: ["pageDown", "ctrl+f"], label: "PgDn", short: null, help: "one page down" },
  { command: "first", keys: ["home", "<"], label: "Home <", short: null, help: "first event or line" },
  { command: "last", keys: ["end", ">"], label: "End >", short: null, help: "newest (and follow), or last line" },
  { command: "help", keys: ["?"], label: "?", short: "help", help: "show or close this help" },
  { command: "quit", keys: ["q", "ctrl+c"], label: "q", short: "quit", help: "stop listening (also Ctrl-C)" },
  { command: "open", keys: ["return"], label: "Enter", short: "details", help: "go to details; there: fold or unfold" },
  { command: "focus", keys: ["tab"], label: "Tab", short: "pane", help: "switch between list and details" },
  { command: "filter", keys: ["/"], label: "/", short: "filter", help: "filter: text, 500, >=400 or data.x=y" },
  { command: "resend", keys: ["r"], label: "r", short: "resend", help: "resend to the --forward URL, or ask for one" },
  { command: "edit", keys: ["e"], label: "e", short: "edit", help: "edit the body in $EDITOR, then send it" },
  { command: "sample", keys: ["t"], label: "t", short: "test", help: "send a sample or scenario to this listener" },
  { command: "copy-curl", keys: ["c"], label: "c", short: "curl", help: "copy as a curl command" },
  { command: "copy-body", keys: ["y"], label: "y", short: "copy", help: "copy the body" },
  { command: "save", keys: ["s"], label: "s", short: "save", help: "append it and its answer to a capture file" },
  { command: "mark", keys: ["m"], label: "m", short: "diff", help: "mark; on another event: compare the two" },
  { command: "next-problem", keys: ["n"], label: "n", short: "problem", help: "next event with a problem" },
  { command: "pause", keys: ["p"], label: "p", short: "pause", help: "pause / resume" },
  { command: "group", keys: ["g"], label: "g", short: "group", help: "group events by call" },
  { command: "mask", keys: ["x"], label: "x", short: "mask", help: "hide personal data on the screen" },
  { command: "wrap", keys: ["w"], label: "w", short: "wrap", help: "wrap long lines of the details, or cut them" },
  { command: "detail", keys: ["d"], label: "d", short: null, help: "show or hide the details" },
  { command: "resend-to", keys: ["R"], label: "R", short: null, help: "resend to a URL that you type" },
  { command: "back", keys: ["escape"], label: "Esc", short: null, help: "back; clear the filter" },
  { command: "suspend", keys: ["ctrl+z"], label: "Ctrl-Z", short: null, help: "back to the shell; fg comes back here" },
];

const commands = new Map(KEYS.flatMap(({ keys, command }) => keys.map((key) => [key, command] as const)));

/** The command of a key; `undefined` for a key that does nothing. */
export function commandOf(key: string): Command | undefined {
  return commands.get(key);
}
