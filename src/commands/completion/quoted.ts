/** A text as one word of bash or zsh: nothing in it means anything to the shell. */
export function posixQuoted(text: string): string {
  return `'${oneLine(text).replaceAll("'", String.raw`'\''`)}'`;
}

/** A text as one word of fish, whose single quotes know two escapes. */
export function fishQuoted(text: string): string {
  return `'${oneLine(text).replaceAll(/['\\]/g, String.raw`\$&`)}'`;
}

/** A shell shows what it offers a line each. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ");
}
