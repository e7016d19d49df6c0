import type { HeaderPair } from "../capture.ts";

/** The name of a method or a header (RFC 9110, 5.6.2). */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** The value of a header, as Latin-1 (RFC 9110, 5.5). */
const VALUE = /^[\t\u0020-\u007e\u0080-\u00ff]*$/;

/** Whether a text is valid as the name of a method or a header. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** Whether a name and a value are a valid HTTP header. */
export function isHeader([name, value]: HeaderPair): boolean {
  return TOKEN.test(name) && VALUE.test(value);
}
