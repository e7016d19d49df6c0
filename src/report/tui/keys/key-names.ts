import type { Key } from "ink";

const NAMES = [
  ["upArrow", "up"],
  ["downArrow", "down"],
  ["pageUp", "pageUp"],
  ["pageDown", "pageDown"],
  ["home", "home"],
  ["end", "end"],
  ["return", "return"],
  ["escape", "escape"],
  ["tab", "tab"],
  ["backspace", "backspace"],
  // Most terminals send DEL for the backspace key.
  ["delete", "backspace"],
] as const;

/** The names of the pressed keys: `up`, `return`, `ctrl+c`, or the character itself. Pasted text is one key a character. */
export function keyNames(input: string, key: Key): readonly string[] {
  const named = NAMES.find(([flag]) => key[flag]);
  if (named !== undefined) return [named[1]];
  if (key.ctrl) return [`ctrl+${input}`];
  return key.meta ? [] : Array.from(input, nameOf);
}

/** Pasted text may hold control characters. */
function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === "\r" || character === "\n") return "return";
  if (character === "\t") return "tab";
  if (code === 0x7f || code === 0x08) return "backspace";
  return code < 0x1b ? `ctrl+${String.fromCodePoint(code + 0x60)}` : character;
}
