import { validateHeaderName, validateHeaderValue } from "node:http";
import type { HeaderPair } from "./capture.ts";

/** Whether a name and a value can stand in an HTTP header. */
export function isHeader([name, value]: HeaderPair): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}
