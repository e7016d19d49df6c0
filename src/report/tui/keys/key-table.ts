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
  | "help"
  | "back"
  | "quit";

export interface KeyBinding {
  readonly command: Command;
  /** Names as `keyName` gives them. */
  readonly keys: readonly string[];
  /** How the keys are written on the screen. */
  readonly label: string;
  /** In the help bar, in a word or two; `null` when only the help page has it. */
  readonly short: string | null;
  readonly does: string;
}

/** Every key, in the order of the help bar, which is made from this. */
export const KEYS: readonly KeyBinding[] = [
  { command: "up", keys: ["up", "k"], label: "↑ k", short: null, does: "the event before, or the line above" },
  { command: "down", keys: ["down", "j"], label: "↓ j", short: null, does: "the next event, or the line below" },
  { command: "page-up", keys: ["pageUp", "ctrl+b"], label: "PgUp", short: null, does: "a page up" },
  { command: "page-down", keys: ["pageDown", "ctrl+f"], label: "PgDn", short: null, does: "a page down" },
  { command: "first", keys: ["home", "<"], label: "Home <", short: null, does: "the first" },
  { command: "last", keys: ["end", ">"], label: "End >", short: null, does: "the newest, which is then followed" },
  { command: "help", keys: ["?"], label: "?", short: "help", does: "this page" },
  { command: "quit", keys: ["q", "ctrl+c"], label: "q", short: "quit", does: "end the listener" },
  {
    command: "open",
    keys: ["return"],
    label: "Enter",
    short: "details",
    does: "into the details; there: fold or unfold what the cursor is on",
  },
  { command: "focus", keys: ["tab"], label: "Tab", short: "pane", does: "to the other pane" },
  { command: "filter", keys: ["/"], label: "/", short: "filter", does: "filter by name, number, uuid, verdict" },
  {
    command: "resend",
    keys: ["r"],
    label: "r",
    short: "resend",
    does: "send it again, to the forward target if there is one",
  },
  { command: "edit", keys: ["e"], label: "e", short: "edit", does: "edit the body in $EDITOR, then send it" },
  { command: "copy-curl", keys: ["c"], label: "c", short: "curl", does: "copy it as a curl command" },
  { command: "copy-body", keys: ["y"], label: "y", short: "copy", does: "copy the body" },
  { command: "save", keys: ["s"], label: "s", short: "save", does: "append it to a capture file" },
  { command: "mark", keys: ["m"], label: "m", short: "diff", does: "mark it; on another event: compare the two" },
  { command: "pause", keys: ["p"], label: "p", short: "pause", does: "hold the list still, and let it go on" },
  { command: "group", keys: ["g"], label: "g", short: "group", does: "put the events of a call together" },
  { command: "mask", keys: ["x"], label: "x", short: "mask", does: "hide personal data on the screen" },
  { command: "detail", keys: ["d"], label: "d", short: null, does: "show or hide the details" },
  { command: "resend-to", keys: ["R"], label: "R", short: null, does: "send it again to a URL that you type" },
  { command: "back", keys: ["escape"], label: "Esc", short: null, does: "back; clears the filter" },
];

const byKey = new Map(KEYS.flatMap(({ keys, command }) => keys.map((key) => [key, command] as const)));

/** What a key does; `undefined` for a key that does nothing. */
export function commandOf(key: string): Command | undefined {
  return byKey.get(key);
}
