import type { IncomingMessage } from "node:http";

export type ReadBody =
  | { readonly kind: "complete"; readonly body: Buffer }
  | { readonly kind: "too_large" }
  /** The sender closed the connection before the end. */
  | { readonly kind: "incomplete" };

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
    request.on("end", () => resolve({ kind: "complete", body: Buffer.concat(chunks) }));
    // Emitted after "end" too; the promise is resolved then.
    request.on("close", () => resolve({ kind: "incomplete" }));
  });
}
