/** A text as one literal word of bash or zsh. */
export function posixQuoted(text: string): string {
  return `'${oneLine(text).replaceAll("'", String.raw`'\''`)}'`;
}

/** A text as one literal word of fish, which has two escapes inside single quotes. */
export function fishQuoted(text: string): string {
  return `'${oneLine(text).replaceAll(/['\\]/g, String.raw`\$&`)}'`;
}

/** A shell shows each suggestion on one line. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ");
}
