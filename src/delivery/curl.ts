import type { OutgoingRequest } from "./request.ts";

/** The request as a curl command that a POSIX shell takes as it is. The body must be text. */
export function curlCommand(origin: string, { method, path, headers, body }: OutgoingRequest): string {
  const parts = [
    // Else curl takes brackets and braces in a URL for a list of URLs.
    `curl ${/[[\]{}]/.test(path) ? "--globoff " : ""}-X ${quoted(method)} ${quoted(`${origin}${path}`)}`,
    // "name:" would tell curl to leave the header out; "name;" sends it empty.
    ...headers.map(([name, value]) => `-H ${quoted(value === "" ? `${name};` : `${name}: ${value}`)}`),
    `--data-binary ${quoted(body.toString("utf8"))}`,
  ];
  return parts.join(" \\\n  ");
}

/** Inside single quotes a shell changes nothing; a single quote itself must stand outside. */
function quoted(text: string): string {
  return /^[A-Za-z0-9_./:=@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
