import { isToken } from "../record/header-syntax.ts";
import type { HeaderPair } from "../capture.ts";
import type { BodyFile, Exchange, ForeignFile } from "./exchange.ts";

// `.http` and `.rest` files: of JetBrains' editors (https://github.com/JetBrains/http-request-in-editor-spec), of REST
// Client for VS Code, and of restclient for Emacs, where a comment ends a request.

const METHOD = "GET|HEAD|POST|PUT|DELETE|CONNECT|PATCH|OPTIONS|TRACE";
const REQUEST_LINE = new RegExp(String.raw`^(?:(${METHOD})[ \t]+)?(\S.*?)(?:[ \t]+(HTTP/\d+(?:\.\d+)?))?[ \t\r]*$`);
const URL_LIKE = /^(https?:\/\/|\/|\{\{|localhost\b|[\w.-]+(:\d+|\/))/i;
const COMMENT = /^\s*(#|\/\/)/;
const VARIABLE = /^[@:]([\w.-]+)\s*=\s*(.*?)\s*$/;

/** Whether a text that is no JSON is an `.http` file: it begins with a request, after comments and variables. */
export function isHttpFile(text: string): boolean {
  for (const raw of text.slice(0, 20_000).split("\n")) {
    const line = raw.replace(/\r$/, "");
    if (line.trim() === "" || COMMENT.test(line) || VARIABLE.test(line)) continue;
    return new RegExp(`^(${METHOD})[ \t]+\\S`).test(line) || /^https?:\/\/\S+$/i.test(line.trim());
  }
  return false;
}

interface Line {
  readonly text: string;
  readonly number: number;
}

/** The requests of an `.http` file, whose bytes are read as Latin-1. */
export function readHttpFile(text: string): ForeignFile {
  const lines = text.split("\n").map((line, index): Line => ({ text: line, number: index + 1 }));
  const variables = new Map(
    lines.flatMap(({ text: line }) => {
      const [, name, value] = VARIABLE.exec(line.replace(/\r$/, "")) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    }),
  );
  const exchanges: Exchange[] = [];
  const problems: { line: number; reason: string }[] = [];
  for (const block of blocksOf(lines)) {
    const found = requestOf(block, variables);
    if (found === undefined) continue;
    if ("reason" in found) problems.push(found);
    else exchanges.push(found);
  }
  return { what: "an .http file", part: ["request", "requests"], exchanges, others: 0, problems };
}

/** The lines of each request. Without any `###`, a comment after a request ends it, as in Emacs. */
function blocksOf(lines: readonly Line[]): Line[][] {
  const separators = lines.filter(({ text }) => text.startsWith("###"));
  const blocks: Line[][] = [[]];
  let hasRequest = false;
  for (const line of lines) {
    const isSeparator = separators.length > 0 ? line.text.startsWith("###") : hasRequest && line.text.startsWith("#");
    if (isSeparator) {
      blocks.push([]);
      hasRequest = false;
    } else {
      blocks.at(-1)?.push(line);
      hasRequest ||= line.text.trim() !== "" && !COMMENT.test(line.text) && !VARIABLE.test(line.text);
    }
  }
  return blocks;
}

function requestOf(
  block: readonly Line[],
  variables: ReadonlyMap<string, string>,
): Exchange | { readonly line: number; readonly reason: string } | undefined {
  const rest = withoutScripts(block);
  const start = rest.findIndex(({ text }) => text.trim() !== "" && !COMMENT.test(text) && !VARIABLE.test(text));
  const first = rest[start];
  if (first === undefined) return undefined;
  const { number: line } = first;
  let requestLine = first.text.trimEnd();
  let at = start + 1;
  for (; /^[ \t]+\S/.test(rest[at]?.text ?? ""); at += 1) requestLine += rest[at]?.text.trim() ?? "";
  const [, method, url = "", httpVersion] = REQUEST_LINE.exec(requestLine) ?? [];
  if (method === undefined && !URL_LIKE.test(url)) return { line, reason: "it does not begin with a method and a URL" };
  const headers: HeaderPair[] = [];
  for (; (rest[at]?.text.trim() ?? "") !== ""; at += 1) {
    const text = rest[at]?.text ?? "";
    const colon = text.indexOf(":");
    if (COMMENT.test(text)) continue;
    if (colon === -1 || !isToken(text.slice(0, colon).trim()))
      return { line: line + at - start, reason: `"${text.trim().slice(0, 40)}" is not a header` };
    headers.push([text.slice(0, colon).trim(), filled(text.slice(colon + 1).trim(), variables)]);
  }
  const body = bodyOf(rest.slice(at + 1), variables);
  if (body === undefined) return { line, reason: "its body is put together from texts and files" };
  const address = addressOf(filled(url, variables));
  return { line, method: method ?? "GET", url: address, httpVersion, headers, body, atMs: null, response: null };
}

/** An unknown `{{host}}` before a path is left out. */
function addressOf(url: string): string {
  const text = Buffer.from(url.replace(/^\{\{[^}]*\}\}(?=\/)/, ""), "latin1").toString("utf8");
  if (text.startsWith("/")) return text;
  return /^https?:\/\//i.test(text) ? text : `http://${text}`;
}

/** Without `< {% … %}` before a request and `> {% … %}` after it, which may have any text on many lines. */
function withoutScripts(block: readonly Line[]): Line[] {
  let isScript = false;
  return block.filter(({ text }) => {
    const begins = /^[<>]\s*\{%/.test(text);
    const isPart = isScript || begins;
    if (isPart) isScript = !text.includes("%}");
    return !isPart;
  });
}

/** The body: the text, or the file of `< file`. Undefined when it has both. */
function bodyOf(lines: readonly Line[], variables: ReadonlyMap<string, string>): Buffer | BodyFile | undefined {
  // A script that handles the answer, or a file with an answer, is no part of the body.
  const kept = lines.filter(({ text }) => !/^(>>?!?\s|<>\s)/.test(text)).map(({ text }) => text);
  const text = kept
    .join("\n")
    .replace(/^(?:[ \t]*\r?\n)+/, "")
    .replace(/\s+$/, "");
  const references = text.split("\n").filter((line) => /^<(@\S*)?[ \t]+\S/.test(line));
  if (references.length === 0) return Buffer.from(filled(text, variables), "latin1");
  const [, file] = /^<(?:@\S*)?[ \t]+(.*\S)\s*$/.exec(text) ?? [];
  if (file === undefined || text.includes("\n")) return undefined;
  return { file: Buffer.from(file, "latin1").toString("utf8"), joined: false };
}

/** `{{name}}` of the file's own variables. Others stay as they are written: only the editor knows them. */
function filled(text: string, variables: ReadonlyMap<string, string>, depth = 0): string {
  if (variables.size === 0 || depth > 5) return text;
  const next = text.replaceAll(/\{\{\s*([\w.-]+)\s*\}\}/g, (whole, name: string) => variables.get(name) ?? whole);
  return next === text ? text : filled(next, variables, depth + 1);
}
