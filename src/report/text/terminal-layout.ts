import type { Context, TextOutput } from "../../context.ts";
import { withoutMarks } from "../../language/language.ts";

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

/** Writes our signs in ASCII where the locale is not UTF-8, or the terminal does not have them. */
export function signsFor(stream: TextOutput, env: Context["env"]): TextLayout {
  return hasUnicode(stream, env) ? (text) => text : withAsciiSigns;
}

/** The same for a text that is ours as a whole, such as the help: its letters too. */
export function lettersAndSignsFor(stream: TextOutput, env: Context["env"]): TextLayout {
  return hasUnicode(stream, env) ? (text) => text : (text) => withoutMarks(withAsciiSigns(text));
}

/** Whether a stream shows more letters and signs than those of ASCII. */
export function hasUnicode(stream: TextOutput, env: Context["env"]): boolean {
  // Windows has no locale variables, and its terminals have the signs.
  if (env["OS"] === "Windows_NT") return true;
  // The font of the Linux console has not.
  if (stream.isTTY === true && env["TERM"] === "linux") return false;
  const locale = [env["LC_ALL"], env["LC_CTYPE"], env["LANG"]].find((value) => value !== undefined && value !== "");
  // Without a locale, as in a container, the terminal outside is nearly always UTF-8.
  return locale === undefined || /utf-?8/i.test(locale);
}

const ASCII_SIGNS: Readonly<Record<string, string>> = {
  "✓": "ok",
  "✗": "x",
  "→": "->",
  "…": "...",
  "█": "#",
  "░": "-",
};

/** Signs of the full screen in ASCII, each as wide as before: lines are laid out already. */
export function screenSignsFor(stream: TextOutput, env: Context["env"]): TextLayout {
  return hasUnicode(stream, env) ? (text) => text : (text) => text.replaceAll(SCREEN_SIGNS, asciiScreenSign);
}

const SCREEN_SIGNS = /[✓✗→…•·↑↓↻─│▌▸▾○●]/g;
const ASCII_SCREEN_SIGNS = "+x>~*.^vr-||>vo*";

function asciiScreenSign(sign: string): string {
  return ASCII_SCREEN_SIGNS[SCREEN_SIGNS.source.indexOf(sign) - 1] ?? sign;
}

function withAsciiSigns(text: string): string {
  return text.replaceAll(/[✓✗→…█░]/g, (sign) => ASCII_SIGNS[sign] ?? sign);
}
