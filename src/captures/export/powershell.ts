import { isUtf8 } from "node:buffer";
import { printable } from "../../events/payload/printable.ts";
import type { ShellRequest } from "./shell-request.ts";

/** Headers that Windows PowerShell refuses in `-Headers`. */
const PARAMETERS: ReadonlyMap<string, string> = new Map([
  ["content-type", "-ContentType"],
  ["user-agent", "-UserAgent"],
]);

/** The request as a command for PowerShell 5.1 and later. The body goes as bytes: 5.1 does not send text as UTF-8. */
export function powershellCommand(origin: string, { method, path, headers, body }: ShellRequest): string {
  const values = new Map<string, string>();
  for (const [name, value] of headers) {
    const before = values.get(name.toLowerCase());
    values.set(name.toLowerCase(), before === undefined ? value : `${before}, ${value}`);
  }
  const parts = [`Invoke-WebRequest -UseBasicParsing -Method ${word(method)} -Uri ${word(`${origin}${path}`)}`];
  for (const [name, parameter] of PARAMETERS) {
    const value = values.get(name);
    if (value !== undefined) parts.push(`${parameter} ${word(value)}`);
    values.delete(name);
  }
  const others = Array.from(values, ([name, value]) => `${word(name)} = ${word(value)}`);
  if (others.length > 0) parts.push(`-Headers @{ ${others.join("; ")} }`);
  return [...parts, `-Body ${bytes(body)}`].join(" `\n  ");
}

function bytes(body: Buffer): string {
  const text = body.toString("utf8");
  return isUtf8(body) && printable(text) === text
    ? `([Text.Encoding]::UTF8.GetBytes(${word(text)}))`
    : `([Convert]::FromBase64String('${body.toString("base64")}'))`;
}

/** A literal text. PowerShell takes typographic quotes for single quotes too. */
function word(text: string): string {
  if (/^[A-Za-z]+$/.test(text)) return text;
  if (printable(text) === text) return `'${text.replaceAll(/['\u2018-\u201B]/g, "$&$&")}'`;
  const pieces = Array.from(text, (character) =>
    printable(character) === character
      ? `'${character.replaceAll(/['\u2018-\u201B]/g, "$&$&")}'`
      : `[char]0x${(character.codePointAt(0) ?? 0).toString(16)}`,
  );
  return `(${["''", ...pieces].join(" + ")})`;
}
