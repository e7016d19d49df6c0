import { decompressedBody } from "../../captures/record/readable-body.ts";
import type { DeliveryResult } from "./result.ts";

/** The result to show to a reader: with a decompressed body. */
export function readableResult(result: DeliveryResult): DeliveryResult {
  if (result.kind !== "answered") return result;
  const body = decompressedBody(result);
  return body === result.body ? result : { ...result, body };
}
