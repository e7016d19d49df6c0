import { isUtf8 } from "node:buffer";
import { type ShellRequest, headText } from "./shell-request.ts";
import { posixWord } from "./shell-quoting.ts";

/** Linux takes no argument of 128 KB or more. `printf` of a shell is no program, so it has no such limit. */
const LONGEST_ARGUMENT = 100_000;

/** The request as a curl command for a POSIX shell. A body that no argument can have comes through a pipe: in base64 if it is not text. */
export function curlCommand(origin: string, { method, path, headers, body }: ShellRequest): string {
  const isText = isUtf8(body) && !body.includes(0);
  const isPiped = !isText || body.length > LONGEST_ARGUMENT;
  const hasType = headers.some(([name]) => name.toLowerCase() === "content-type");
  const parts = [
    `curl ${optionsFor(path)}-X ${posixWord(method)} ${posixWord(`${origin}${headText(path)}`)}`,
    // For curl "name:" removes the header; "name;" sends it empty.
    ...headers.map(([name, value]) => `-H ${posixWord(value === "" ? `${name};` : `${name}: ${headText(value)}`)}`),
    ...(hasType || body.length === 0 ? [] : ["-H content-type:"]),
    bodyOption(body, isPiped),
  ];
  const command = parts.join(" \\\n  ");
  if (!isPiped) return command;
  const written = isText
    ? `printf %s ${posixWord(body.toString("utf8"))}`
    : `printf %s '${body.toString("base64")}' | base64 -d`;
  return `${written} | ${command}`;
}

/** Without them curl reads brackets and braces in a URL as a list of URLs, and resolves `..`. */
function optionsFor(path: string): string {
  return `${/[[\]{}]/.test(path) ? "--globoff " : ""}${/\/\.{1,2}(?=[/?]|$)/.test(path) ? "--path-as-is " : ""}`;
}

/** `--data-binary` reads what begins with @ from a file. */
function bodyOption(body: Buffer, isPiped: boolean): string {
  if (isPiped) return "--data-binary @-";
  const text = body.toString("utf8");
  return `${text.startsWith("@") ? "--data-raw" : "--data-binary"} ${posixWord(text)}`;
}
