import { promisify } from "node:util";
import type { AnsweredResult, DeliveryResult } from "./result.ts";

/** What an unpacked body may have at most: as much as is kept of any other. Bytes. */
const LONGEST = 64 * 1024;

/**
 * The result with its answer's body as it can be read: unpacked when it came as gzip, which a request with Hipcall's own
 * headers asks for. Left as it came when it is something else, not whole, or too long.
 */
export async function readableResult(result: DeliveryResult): Promise<DeliveryResult> {
  if (result.kind !== "answered" || result.body.length === 0 || !isGzip(result)) return result;
  const { gunzip } = await import("node:zlib");
  try {
    const body = await promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip)(result.body, {
      maxOutputLength: LONGEST,
    });
    return { ...result, body };
  } catch {
    return result;
  }
}

function isGzip({ headers }: AnsweredResult): boolean {
  const coding = headers.find(([name]) => name.toLowerCase() === "content-encoding")?.[1];
  return coding?.trim().toLowerCase() === "gzip";
}
