import type { Context, TextOutput } from "../../context.ts";

/** Fits text for a person to a stream: signs that its locale has, and lines that wrap between words. */
export type TextLayout = (text: string) => string;

/** Only a terminal has a width. It is read for each text, because a window changes. */
export async function layoutFor(stream: TextOutput, env: Context["env"]): Promise<TextLayout> {
  const signs = signsFor(stream, env);
  if (stream.isTTY !== true) return signs;
  // Loading what measures text takes a quarter of the time of a bare start (bench: start-up).
  const { wrapped } = await import("./wrapped.ts");
  return (text) => (stream.columns === undefined ? signs(text) : wrapped(signs(text), stream.columns));
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
