/** One place where an answer differs from the recorded one. Texts are short, and not yet made safe for a terminal. */
export interface Difference {
  /** `status`, `body`, a line of a text body, or the path to a JSON value. */
  readonly where: string;
  /** `null`: nothing was recorded here. */
  readonly expected: string | null;
  /** `null`: nothing came here. */
  readonly received: string | null;
  /** The path of a JSON value for `--ignore`: `items[*].id`. `null` for the status, for text, and for a very long path. */
  readonly ignore: string | null;
}

/** Whether it is the status of HTTP: the JSON of an answer can have a key of this name too. */
export function isStatus({ where, ignore }: Difference): boolean {
  return where === "status" && ignore === null;
}

/** How an answer compares with the recorded one: the first differences, and how many there are. */
export interface Comparison {
  readonly differences: readonly Difference[];
  readonly count: number;
}

/** The largest number of differences that are kept; the rest is only counted. */
export const MAX_DIFFERENCES = 50;

const MAX_CHARACTERS = 200;

/** The start of a value, short enough to be shown. */
export function shortText(text: string): string {
  return text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : text;
}

/** The start and the end of a path, short enough to be shown. */
export function shortPath(text: string): string {
  const half = MAX_CHARACTERS / 2;
  return text.length > MAX_CHARACTERS ? `${text.slice(0, half)}…${text.slice(1 - half)}` : text;
}
