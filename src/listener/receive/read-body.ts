import type { IncomingMessage } from "node:http";

export type ReadBody =
  | { readonly kind: "read"; readonly body: Buffer }
  | { readonly kind: "too_large" }
  /** The sender went away before the end. */
  | { readonly kind: "cut_off" };

/** Reads a request's body into memory, at most `limitBytes` of it. Never rejects. */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<ReadBody> {
  if (Number(request.headers["content-length"] ?? 0) > limitBytes) return Promise.resolve({ kind: "too_large" });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limitBytes) chunks.push(chunk);
      else resolve({ kind: "too_large" });
    });
    request.on("end", () => resolve({ kind: "read", body: onlyOf(chunks) }));
    // Comes after the end too, when it decides nothing any more.
    request.on("close", () => resolve({ kind: "cut_off" }));
  });
}

function onlyOf(chunks: readonly Buffer[]): Buffer {
  const [first] = chunks;
  return first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks);
}
