import type { ServerResponse } from "node:http";
import type { Answer } from "./answer.ts";

/** Sends an answer. Resolves to whether it went out: `false` when the sender had hung up before. */
export function sendAnswer(response: ServerResponse, { status, contentType, body }: Answer): Promise<boolean> {
  if (response.destroyed) return Promise.resolve(false);
  return new Promise((resolve) => {
    response.once("close", () => resolve(response.writableFinished));
    const bodyless = status === 204 || status === 304;
    response.writeHead(
      status,
      bodyless ? {} : { "content-type": contentType, "content-length": Buffer.byteLength(body) },
    );
    response.end(bodyless ? undefined : body, () => resolve(true));
  });
}
