import { printable } from "../../events/payload/printable.ts";
import type { OutgoingRequest } from "./request.ts";

/** The request as a curl command for a POSIX shell. The body must be text. */
export function curlCommand(origin: string, { method, path, headers, body }: OutgoingRequest): string {
  const parts = [
    // Without it curl reads brackets and braces in a URL as a list of URLs.
    `curl ${/[[\]{}]/.test(path) ? "--globoff " : ""}-X ${quoted(method)} ${quoted(`${origin}${path}`)}`,
    // For curl "name:" removes the header; "name;" sends it empty.
    ...headers.map(([name, value]) => `-H ${quoted(value === "" ? `${name};` : `${name}: ${value}`)}`),
    `--data-binary ${quoted(body.toString("utf8"))}`,
  ];
  return parts.join(" \\\n  ");
}

/** A shell changes nothing inside single quotes. Outside of them are only single quotes, and characters that would act on the terminal. */
function quoted(text: string): string {
  if (/^[A-Za-z0-9_./:=@-]+$/.test(text)) return text;
  if (printable(text) === text) return `'${text.replaceAll("'", `'\\''`)}'`;
  return `'${Array.from(text, quotedCharacter).join("")}'`;
}

function quotedCharacter(character: string): string {
  if (character === "'") return `'\\''`;
  if (character === "\n" || printable(character) === character) return character;
  const octal = Array.from(Buffer.from(character), (byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
  return `'"$(printf '${octal}')"'`;
}
