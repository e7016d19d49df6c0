import type { OutgoingRequest } from "./request.ts";
import { posixWord } from "./shell-quoting.ts";

/** The request as a curl command for a POSIX shell. The body must be text. */
export function curlCommand(origin: string, { method, path, headers, body }: OutgoingRequest): string {
  const parts = [
    // Without it curl reads brackets and braces in a URL as a list of URLs.
    `curl ${/[[\]{}]/.test(path) ? "--globoff " : ""}-X ${posixWord(method)} ${posixWord(`${origin}${path}`)}`,
    // For curl "name:" removes the header; "name;" sends it empty.
    ...headers.map(([name, value]) => `-H ${posixWord(value === "" ? `${name};` : `${name}: ${value}`)}`),
    `--data-binary ${posixWord(body.toString("utf8"))}`,
  ];
  return parts.join(" \\\n  ");
}
