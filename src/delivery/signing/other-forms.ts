import { isUtf8 } from "node:buffer";
import { type Said, said } from "../../language/said.ts";

/** A longer body is not tried: parsing it takes longer than its explanation is worth. */
const MAX_BYTES = 1024 * 1024;

/** The forms that a JSON body may have had before something parsed it and wrote it anew. */
export function otherForms(body: Buffer): { readonly body: Buffer; readonly name: Said }[] {
  if (body.length > MAX_BYTES || !isUtf8(body)) return [];
  const text = body.toString("utf8");
  const forms: [text: string, name: Said][] = [
    [text.trim(), said("the body without the white space around it")],
    [`${text}\n`, said("the body with a line end after it")],
  ];
  const value = parsed(text);
  if (value !== undefined) {
    const compact = JSON.stringify(value);
    forms.push(
      [compact, said("the compact form of its JSON")],
      [JSON.stringify(value, null, 2), said("the form of its JSON with an indent of 2")],
      [JSON.stringify(value, null, 4), said("the form of its JSON with an indent of 4")],
      [spaced(value), said("the form of its JSON with a space after each comma and colon, as Python writes it")],
      [ascii(compact), said("the form of its JSON with all other letters as \\u escapes")],
      [ascii(spaced(value)), said("the form of its JSON as Python writes it, with \\u escapes")],
      [compact.replaceAll("/", "\\/"), said("the form of its JSON with \\/ for /, as PHP writes it")],
      [ascii(compact).replaceAll("/", "\\/"), said("the form of its JSON as PHP writes it, with \\u escapes")],
    );
  }
  return forms.filter(([form]) => form !== text).map(([form, name]) => ({ body: Buffer.from(form), name }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Indented JSON has no line end inside of a string, so each one can become a space or nothing. */
function spaced(value: unknown): string {
  return JSON.stringify(value, null, 1).replaceAll(/,\n */g, ", ").replaceAll(/\n */g, "");
}

function ascii(text: string): string {
  return text.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
