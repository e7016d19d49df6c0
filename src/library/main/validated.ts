import { notUtf8, parseText } from "../../events/validation/parse-body.ts";
import { type Validation, validateParsed, validatePayload } from "../../events/validation/validate.ts";

/** The validation of a text, of bytes, or of a JSON value. */
export function validated(body: unknown): Validation {
  const text = textOf(body);
  if (text === null) return validateParsed(notUtf8(undefined));
  return text === undefined ? validatePayload(body) : validateParsed(parseText(text));
}

/** `undefined` for a value that is neither text nor bytes; `null` for bytes that are not UTF-8. */
function textOf(body: unknown): string | null | undefined {
  if (typeof body === "string") return body.toWellFormed();
  if (!(body instanceof ArrayBuffer) && !ArrayBuffer.isView(body)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body as Uint8Array);
  } catch {
    return null;
  }
}
