import type { Issue, IssueCode } from "../../events/validation/issue.ts";
import { libraryFailure } from "./library-failure.ts";
import type { NotParsed, Parsed } from "./event-types.ts";
import { type ParseOptions, parseEvent } from "./parse-event.ts";

export interface ReceiveOptions extends ParseOptions {
  /** A longer body is not read to its end. Default: 1,048,576 (1 MB). */
  readonly maxBytes?: number;
}

const DEFAULT_MAX_BYTES = 1024 * 1024;

/**
 * Reads the body of a request of the Fetch standard, and parses it as `parseEvent` does. What came from outside never
 * makes it reject: a body that is too large, or not complete, is an issue (`body_too_large`, `incomplete_body`).
 *
 * ```ts
 * const parsed = await receive(request);
 * return new Response(null, { status: 200 });
 * ```
 */
export async function receive(request: Request, options: ReceiveOptions = {}): Promise<Parsed> {
  if (request.bodyUsed) {
    throw libraryFailure("usage", "the body of the request was read already", {
      hint: "give what was read to parseEvent, or call receive first",
    });
  }
  const { maxBytes = DEFAULT_MAX_BYTES } = options;
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) return tooLarge(maxBytes);
  const read = await readBody(request.body, maxBytes);
  switch (read.kind) {
    case "complete":
      return parseEvent(read.bytes, options);
    case "too_large":
      return tooLarge(maxBytes);
    case "incomplete":
      return refused("incomplete_body", "the body ended before it was complete", "the sender closed the connection");
  }
}

type ReadBody =
  | { readonly kind: "complete"; readonly bytes: Uint8Array }
  | { readonly kind: "too_large" | "incomplete" };

async function readBody(body: ReadableStream<Uint8Array> | null, maxBytes: number): Promise<ReadBody> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  try {
    for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
      size += next.value.byteLength;
      if (size > maxBytes) {
        await reader?.cancel();
        return { kind: "too_large" };
      }
      chunks.push(next.value);
    }
  } catch {
    return { kind: "incomplete" };
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return { kind: "complete", bytes };
}

function tooLarge(maxBytes: number): NotParsed {
  return refused("body_too_large", `the body is larger than ${maxBytes} bytes`, "answer 413, or raise maxBytes");
}

function refused(code: IssueCode, message: string, hint: string): NotParsed {
  const found: Issue = { severity: "error", code, path: "", message, expected: null, received: null, hint };
  return { ok: false, verdict: "unparsable", name: null, issues: [found] };
}
