import { isHeader, isToken } from "../../captures/record/header-syntax.ts";
import { printableStart } from "../../events/payload/printable.ts";
import type { OutgoingRequest } from "./request.ts";

const LONGEST_SHOWN = 60;

/** Why HTTP can't carry a request, in words; `undefined` when it can. */
export function unsendablePart({ method, path, headers }: OutgoingRequest): string | undefined {
  if (!isToken(method)) return `${shown(method)} is not an HTTP method`;
  if (!PATH.test(path)) return `the path ${shown(path)} contains characters that a path can't have`;
  for (const header of headers) if (!isHeader(header)) return unsendableHeader(header);
  return undefined;
}

const PATH = /^\/[\u0021-\u00ff]*$/;

function unsendableHeader([name, value]: OutgoingRequest["headers"][number]): string {
  return isToken(name)
    ? `the value of the header ${shown(name)} contains characters that a header can't have: ${shown(value)}`
    : `${shown(name)} is not a valid name for a header`;
}

function shown(text: string): string {
  return `"${printableStart(text, LONGEST_SHOWN)}"`;
}
