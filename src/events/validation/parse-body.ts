import { isUtf8 } from "node:buffer";
import type { Issue } from "./issue.ts";
import { issue } from "./said-issue.ts";
import { explainJsonError, isJsonWithComments } from "../payload/json-syntax.ts";
import { printableStart } from "../payload/printable.ts";

/** A JSON value, or the issue that says why the body is not JSON. */
export type ParsedBody =
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "not_json"; readonly issue: Issue };

/**
 * Parses a request body: its bytes, which should be UTF-8, or its text without lone surrogates. `charset` is the one that
 * its content type names. Never throws.
 */
export function parseBody(body: Uint8Array | string, charset?: string): ParsedBody {
  if (typeof body === "string") return parseText(body);
  if (body.byteLength === 0)
    return notJson("empty_body", "the body is empty", "Hipcall sends JSON: does the sender send a body?");
  if (!isUtf8(body)) return notUtf8(charset);
  return parseText(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8"));
}

/** Parses text without lone surrogates. Never throws. */
export function parseText(text: string): ParsedBody {
  if (text === "")
    return notJson("empty_body", "the body is empty", "Hipcall sends JSON: does the sender send a body?");
  try {
    const value: unknown = JSON.parse(text);
    return { kind: "json", value };
  } catch {
    return { kind: "not_json", issue: syntaxIssue(text) };
  }
}

/** An object as Python, Ruby and JavaScript print it. */
const SINGLE_QUOTES = /^\s*[{[]\s*(?:[{[]\s*)?'/;

function syntaxIssue(text: string): Issue {
  if (SINGLE_QUOTES.test(text)) {
    return issue("error", "not_json", {
      path: "",
      message: "the body is not JSON: it is written with single quotes",
      expected: "JSON, with double quotes",
      received: `text "${printableStart(text, 40)}"`,
      hint: "encode the object as JSON instead of printing it: json.dumps in Python, JSON.stringify in JavaScript",
    });
  }
  const found = explainJsonError(text);
  const where = found === undefined ? "" : ` at line ${found.line}, column ${found.column}: ${found.reason}`;
  return issue("error", "not_json", {
    path: "",
    message: `the body is not JSON${where}`,
    expected: "JSON",
    received: `text "${printableStart(text, 40)}"`,
    hint: hintFor(text, found !== undefined),
  });
}

function hintFor(text: string, isExplained: boolean): string | undefined {
  if (text.startsWith("\ufeff")) return "remove the byte order mark at the start";
  if (/^[\w%.+-]+=[^{}]*(&|$)/.test(text.slice(0, 1000))) {
    return "this is form data: choose JSON in the integration (Bulutfon webhooks of 2021 could send both)";
  }
  if (isExplained && /^\s*[{[/]/.test(text) && isJsonWithComments(text)) {
    return "remove the comments, and the commas before } and ]";
  }
  if (text.trimStart().startsWith("<")) return "this is HTML or XML: is the sender posting an error page?";
  return undefined;
}

/** The result for bytes that are not UTF-8. */
export function notUtf8(charset: string | undefined): ParsedBody {
  return charset === undefined
    ? notJson(
        "not_utf8",
        "the body is not UTF-8",
        "JSON must be UTF-8: is the body compressed, or in another encoding?",
      )
    : notJson(
        "not_utf8",
        `the body is ${charset}, as its content-type says, but JSON must be UTF-8`,
        "encode the body as UTF-8, and leave charset out of the content-type",
      );
}

function notJson(code: "empty_body" | "not_utf8", message: string, hint: string): ParsedBody {
  return { kind: "not_json", issue: issue("error", code, { path: "", message, expected: "JSON", hint }) };
}
