import { isHeader, isToken } from "../../captures/record/header-syntax.ts";
import { printableStart } from "../../events/payload/printable.ts";
import type { OutgoingRequest } from "./request.ts";

const LONGEST_SHOWN = 60;

/** The part of a request that HTTP can't carry, in words; `undefined` when all of it can be sent. */
export function unsendablePart({ method, path, headers }: OutgoingRequest): string | undefined {
  if (!isToken(method)) return `${shown(method)} is no HTTP method`;
  if (!PATH.test(path)) return `its path ${shown(path)} holds what a path can't`;
  for (const header of headers) if (!isHeader(header)) return unsendableHeader(header);
  return undefined;
}

const PATH = /^\/[\u0021-\u00ff]*$/;

function unsendableHeader([name, value]: OutgoingRequest["headers"][number]): string {
  return isToken(name)
    ? `the value of its header ${shown(name)} holds what a header can't: ${shown(value)}`
    : `its header ${shown(name)} has a name that no header can have`;
}

function shown(text: string): string {
  return `"${printableStart(text, LONGEST_SHOWN)}"`;
}
