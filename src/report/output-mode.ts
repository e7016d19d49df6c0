/** The forms of output that can be asked for; `auto` chooses one of the others. */
export const OUTPUT_MODES = ["auto", "tui", "pretty", "json", "quiet"] as const;
export type OutputMode = (typeof OUTPUT_MODES)[number];
