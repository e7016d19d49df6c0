import { stripVTControlCharacters } from "node:util";
import stringWidth from "string-width";

/** Wraps each line between words. A word that is longer than a line stays whole, so that it can be copied. */
export function wrapped(text: string, columns: number): string {
  return text
    .split("\n")
    .map((line) => wrappedLine(line, columns))
    .join("\n");
}

function wrappedLine(line: string, columns: number): string {
  if (stringWidth(line) <= columns) return line;
  const indent = (/^ */.exec(stripVTControlCharacters(line))?.[0].length ?? 0) + 2;
  const nextIndent = indent <= columns / 2 ? " ".repeat(indent) : "";
  let text = "";
  let width = 0;
  for (const [, blanks = "", word = ""] of line.matchAll(/( *)([^ ]*)/g)) {
    const wordWidth = stringWidth(word);
    const fits = width + blanks.length + wordWidth <= columns;
    if (fits || width <= nextIndent.length || nextIndent.length + wordWidth > columns) {
      text += blanks + word;
      // The terminal itself breaks a word that is longer than the line.
      width += blanks.length + wordWidth;
      if (width > columns) width %= columns;
    } else {
      text += `\n${nextIndent}${word}`;
      width = nextIndent.length + wordWidth;
    }
  }
  return text;
}
