import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import type { HeaderPair } from "../../captures/capture.ts";
import type { DeliveryResult } from "./result.ts";

/** A small compressed body can hold gigabytes. Bytes. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * The body without its `content-encoding`: gzip, deflate or br. Returned as it came when the coding is another one, when
 * the body is cut off or damaged, and when it would be longer than 16 MB.
 */
export function decompressedBody({
  headers,
  body,
}: {
  readonly headers: readonly HeaderPair[];
  readonly body: Buffer;
}): Buffer {
  const coding = headers.find(([name]) => name.toLowerCase() === "content-encoding")?.[1];
  if (coding === undefined || body.length === 0) return body;
  try {
    return decompress(coding.trim().toLowerCase(), body);
  } catch {
    return body;
  }
}

/** The result to show to a reader: with a decompressed body. */
export function readableResult(result: DeliveryResult): DeliveryResult {
  if (result.kind !== "answered") return result;
  const body = decompressedBody(result);
  return body === result.body ? result : { ...result, body };
}

function decompress(coding: string, body: Buffer): Buffer {
  switch (coding) {
    case "gzip":
    case "x-gzip":
      return gunzipSync(body, { maxOutputLength: MAX_BYTES });
    case "deflate":
      return isZlib(body)
        ? inflateSync(body, { maxOutputLength: MAX_BYTES })
        : inflateRawSync(body, { maxOutputLength: MAX_BYTES });
    case "br":
      return brotliDecompressSync(body, { maxOutputLength: MAX_BYTES });
    default:
      return body;
  }
}

/** `deflate` is the zlib format (RFC 9110, 8.4.1.2), but some servers send it without the zlib header (RFC 1950, 2.2). */
function isZlib(body: Buffer): boolean {
  return ((body[0] ?? 0) & 0x0f) === 8;
}
