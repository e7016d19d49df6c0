const SHOWN = 200;

/** As much of a text as is shown of one value. */
export function shortText(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/** Where a path begins, and where it ends. */
export function shortPath(text: string): string {
  const half = SHOWN / 2;
  return text.length > SHOWN ? `${text.slice(0, half)}…${text.slice(1 - half)}` : text;
}
