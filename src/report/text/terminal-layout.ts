import { stripVTControlCharacters } from "node:util";
import stringWidth from "string-width";
import type { Context, TextOutput } from "../../context.ts";

/** Fits text for a person to a stream: signs that its locale has, and lines that wrap between words. */
export type TextLayout = (text: string) => string;

/** Only a terminal has a width. It is read for each text, because a window changes. */
export function layoutFor(stream: TextOutput, env: Context["env"]): TextLayout {
  const signs = signsFor(stream, env);
  return (text) => {
    const columns = stream.isTTY === true ? (stream.columns ?? 0) : 0;
    return columns > 0 ? wrapped(signs(text), columns) : signs(text);
  };
}

/** Writes our signs in ASCII where the locale is not UTF-8. Windows says so in another way, and its terminals have them. */
export function signsFor(stream: TextOutput, env: Context["env"]): TextLayout {
  return hasUnicode(stream, env) ? (text) => text : withAsciiSigns;
}

function hasUnicode(stream: TextOutput, env: Context["env"]): boolean {
  if (env["OS"] === "Windows_NT") return true;
  const locale = [env["LC_ALL"], env["LC_CTYPE"], env["LANG"]].find((value) => value !== undefined && value !== "");
  // Without a locale a terminal may have nothing but ASCII. A file or a pipe has whatever reads it.
  return locale === undefined ? stream.isTTY !== true : /utf-?8/i.test(locale);
}

const ASCII_SIGNS: Readonly<Record<string, string>> = {
  "✓": "ok",
  "✗": "x",
  "→": "->",
  "…": "...",
  "█": "#",
  "░": "-",
};

function withAsciiSigns(text: string): string {
  return text.replaceAll(/[✓✗→…█░]/g, (sign) => ASCII_SIGNS[sign] ?? sign);
}

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
