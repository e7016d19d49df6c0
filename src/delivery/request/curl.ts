import { isUtf8 } from "node:buffer";
import type { OutgoingRequest } from "./request.ts";
import { posixWord } from "./shell-quoting.ts";

/** The request as a curl command for a POSIX shell. A body that no argument can have is given in base64. */
export function curlCommand(origin: string, { method, path, headers, body }: OutgoingRequest): string {
  const isText = isUtf8(body) && !body.includes(0);
  const parts = [
    // Without it curl reads brackets and braces in a URL as a list of URLs.
    `curl ${/[[\]{}]/.test(path) ? "--globoff " : ""}-X ${posixWord(method)} ${posixWord(`${origin}${path}`)}`,
    // For curl "name:" removes the header; "name;" sends it empty.
    ...headers.map(([name, value]) => `-H ${posixWord(value === "" ? `${name};` : `${name}: ${value}`)}`),
    `--data-binary ${isText ? posixWord(body.toString("utf8")) : "@-"}`,
  ];
  const command = parts.join(" \\\n  ");
  return isText ? command : `printf %s '${body.toString("base64")}' | base64 -d | ${command}`;
}
