import { promisify } from "node:util";
import type { AnsweredResult } from "./result.ts";

/** What an unpacked body may have at most: as much as is kept of any other. Bytes. */
const LONGEST = 64 * 1024;

/** Whether the body came as gzip, which a request with Hipcall's own headers asks for. */
export function isPacked({ headers, body }: AnsweredResult): boolean {
  if (body.length === 0) return false;
  const coding = headers.find(([name]) => name.toLowerCase() === "content-encoding")?.[1];
  return coding?.trim().toLowerCase() === "gzip";
}

/** The same with its body as it can be read. Left as it came when it is something else, not whole, or too long. */
export async function unpacked(result: AnsweredResult): Promise<AnsweredResult> {
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
