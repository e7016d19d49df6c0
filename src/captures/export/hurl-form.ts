import { isUtf8 } from "node:buffer";
import { printable } from "../../events/payload/printable.ts";
import { isJsonObject } from "../../events/payload/values.ts";
import type { RecordedResponse } from "../record/response-record.ts";
import { decompressedBody } from "../record/readable-body.ts";
import { type ExportForm, type ExportedEvent, redactedNote, titleOf } from "./exported-event.ts";
import { headText, urlPath } from "./shell-request.ts";

/**
 * A file for hurl (https://hurl.dev/docs/grammar.html). It asks for the recorded status and for the values of the recorded
 * JSON; for any 2xx where no answer is recorded.
 */
export function hurlForm(): ExportForm {
  return { start: "", event: (event) => `${entryOf(event).join("\n")}\n\n`, end: () => "" };
}

function entryOf(event: ExportedEvent): string[] {
  const { method, host, path, headers, body, response } = event;
  const note = redactedNote(event);
  return [
    `# ${titleOf(event)}`,
    ...(note === "" ? [] : [`# ${note}`]),
    `${method} ${valueText(`${host}${urlPath(path)}`)}`,
    ...headers.map(([name, value]) => `${keyText(name)}: ${valueText(headText(value))}`),
    ...(body.length === 0 ? [] : [bodyText(body)]),
    "",
    ...answerOf(response),
  ];
}

/** Text between backticks where it can stand as it is; base64 keeps all other bytes. */
function bodyText(body: Buffer): string {
  const text = body.toString("utf8");
  const isPlain = isUtf8(body) && !text.includes("{{") && !text.startsWith("\ufeff") && printable(text) === text;
  return isPlain ? `\`${text.replaceAll(/[\\`#]/g, String.raw`\$&`)}\`` : `base64,${body.toString("base64")};`;
}

function keyText(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9_.[\]@$-]/g, escaped);
}

/** A value to the end of its line: a `#` would begin a comment, `{{` a variable. */
function valueText(text: string): string {
  return Array.from(text, (character) =>
    character === "#" || character === "\\" || printable(character) !== character ? escaped(character) : character,
  )
    .join("")
    .replaceAll("{{", String.raw`{\u{7b}`)
    .replaceAll(/^ +| +$/g, (spaces) => String.raw`\u{20}`.repeat(spaces.length));
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

function answerOf(response: RecordedResponse | null): string[] {
  if (response === null) return ["HTTP *", "[Asserts]", "status >= 200", "status < 300"];
  const asserts = jsonAsserts(response);
  return [`HTTP ${response.status}`, ...(asserts.length === 0 ? [] : ["[Asserts]", ...asserts])];
}

/** One assert for each plain value of the JSON object of an answer. Values inside of others are left to who edits the file. */
function jsonAsserts(response: RecordedResponse): string[] {
  const value = parsed(decompressedBody(response));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    const literal = literalOf(one);
    return /^[A-Za-z_]\w*$/.test(key) && literal !== undefined ? [`jsonpath "$.${key}" == ${literal}`] : [];
  });
}

function literalOf(value: unknown): string | undefined {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number")
    return Number.isSafeInteger(value) || /^-?\d+\.\d+$/.test(String(value)) ? String(value) : undefined;
  if (typeof value !== "string" || !value.isWellFormed()) return undefined;
  const text = Array.from(value, (character) =>
    /["\\#]/.test(character) || printable(character) !== character ? escaped(character) : character,
  );
  return `"${text.join("").replaceAll("{{", String.raw`{\u{7b}`)}"`;
}

function parsed(body: Buffer): unknown {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return value;
  } catch {
    return undefined;
  }
}
