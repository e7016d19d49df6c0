import { isUtf8 } from "node:buffer";
import { type Said, said } from "../../language/said.ts";
import type { Issue } from "./issue.ts";
import { issue } from "./said-issue.ts";
import { type JsonSyntaxError, explainJsonError, isJsonWithComments } from "../payload/json-syntax.ts";
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
  if (body.byteLength === 0) return emptyBody(said("the body"));
  if (!isUtf8(body)) return notUtf8(charset);
  return parseText(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8"));
}

/** Parses text without lone surrogates; `what` it is, as an issue names it. Never throws. */
export function parseText(text: string, what = said("the body")): ParsedBody {
  if (text === "") return emptyBody(what);
  try {
    const value: unknown = JSON.parse(text);
    return { kind: "json", value };
  } catch {
    return { kind: "not_json", issue: syntaxIssue(text, what) };
  }
}

/** An object as Python, Ruby and JavaScript print it. */
const SINGLE_QUOTES = /^\s*[{[]\s*(?:[{[]\s*)?'/;

function syntaxIssue(text: string, what: Said): Issue {
  if (SINGLE_QUOTES.test(text)) {
    return issue("error", "not_json", {
      path: "",
      message: said("{what} is not JSON: it is written with single quotes", { what }),
      expected: said("JSON, with double quotes"),
      received: said('text "{text}"', { text: printableStart(text, 40) }),
      hint: said(
        "encode the object as JSON instead of printing it: json.dumps in Python, JSON.stringify in JavaScript",
      ),
    });
  }
  const found = explainJsonError(text);
  return issue("error", "not_json", {
    path: "",
    message: found === undefined ? said("{what} is not JSON", { what }) : notJsonAt(what, found),
    expected: "JSON",
    received: said('text "{text}"', { text: printableStart(text, 40) }),
    hint: hintFor(text, found !== undefined),
  });
}

function hintFor(text: string, isExplained: boolean): Said | undefined {
  if (text.startsWith("\ufeff")) return said("remove the byte order mark at the start");
  if (/^[\w%.+-]+=[^{}]*(&|$)/.test(text.slice(0, 1000))) {
    return said("this is form data: choose JSON in the integration (Bulutfon webhooks of 2021 could send both)");
  }
  if (isExplained && /^\s*[{[/]/.test(text) && isJsonWithComments(text)) {
    return said("remove the comments, and the commas before } and ]");
  }
  if (text.trimStart().startsWith("<")) return said("this is HTML or XML: is the sender posting an error page?");
  return undefined;
}

/** The result for bytes that are not UTF-8. */
export function notUtf8(charset: string | undefined): ParsedBody {
  return charset === undefined
    ? notJson(
        "not_utf8",
        said("the body is not UTF-8"),
        said("JSON must be UTF-8: is the body compressed, or in another encoding?"),
      )
    : notJson(
        "not_utf8",
        said("the body is {charset}, as its content-type says, but JSON must be UTF-8", { charset }),
        said("encode the body as UTF-8, and leave charset out of the content-type"),
      );
}

function emptyBody(what: Said): ParsedBody {
  return notJson(
    "empty_body",
    said("{path} is empty", { path: what }),
    said("Hipcall sends JSON: does the sender send a body?"),
  );
}

function notJsonAt(what: Said, { line, column, reason }: JsonSyntaxError): Said {
  return said("{what} is not JSON at line {line}, column {column}: {reason}", {
    what,
    line: String(line),
    column: String(column),
    reason: said(reason),
  });
}

function notJson(code: "empty_body" | "not_utf8", message: Said, hint: Said): ParsedBody {
  return { kind: "not_json", issue: issue("error", code, { path: "", message, expected: "JSON", hint }) };
}
