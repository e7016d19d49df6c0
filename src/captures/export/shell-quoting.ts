import { printable } from "../../events/payload/printable.ts";

/** A text as one word of a POSIX shell. Outside of single quotes are only single quotes, and characters that would act on the terminal. */
export function posixWord(text: string): string {
  if (/^[A-Za-z0-9_./:=@-]+$/.test(text)) return text;
  if (printable(text) === text) return `'${text.replaceAll("'", `'\\''`)}'`;
  return `'${Array.from(text, posixCharacter).join("")}'`;
}

function posixCharacter(character: string): string {
  if (character === "'") return `'\\''`;
  if (character === "\n" || printable(character) === character) return character;
  const octal = Array.from(Buffer.from(character), (byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
  return `'"$(printf '${octal}')"'`;
}
