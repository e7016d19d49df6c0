import { gunzipSync } from "node:zlib";
import type { HeaderPair } from "../captures/capture.ts";

/**
 * The body of an answer as it can be read: unpacked when it came as gzip, which a request with Hipcall's own headers asks
 * for. Left as it came when it is something else, not whole, or more than `longest` bytes.
 */
export function readableBody(body: Buffer, headers: readonly HeaderPair[], longest: number): Buffer {
  const coding = headers.find(([name]) => name.toLowerCase() === "content-encoding")?.[1];
  if (coding?.trim().toLowerCase() !== "gzip" || body.length === 0) return body;
  try {
    return gunzipSync(body, { maxOutputLength: longest });
  } catch {
    return body;
  }
}
