import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answer } from "./answer.ts";
import { LIMITS } from "../server/limits.ts";

/** Sends an answer. Resolves to whether all of it was sent: `false` when the sender closed the connection before. */
export function sendAnswer(response: ServerResponse, { status, contentType, body }: Answer): Promise<boolean> {
  if (response.destroyed) return Promise.resolve(false);
  return new Promise((resolve) => {
    // "close" comes after a complete answer, and when the sender disconnects.
    response.on("close", () => resolve(response.writableFinished));
    const bodyless = status === 204 || status === 304;
    response.writeHead(
      status,
      bodyless ? {} : { "content-type": contentType, "content-length": Buffer.byteLength(body) },
    );
    response.end(bodyless ? undefined : body);
  });
}

/**
 * Answers a request without using its body, and closes the connection. The rest of the body is read and discarded first,
 * for a short time: a TCP connection that is closed with unread bytes is reset, and the sender may lose the answer.
 */
export async function sendRefusal(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  if (response.destroyed) return;
  const { status, contentType, body } = answer;
  response.writeHead(status, {
    "content-type": contentType,
    "content-length": Buffer.byteLength(body),
    connection: "close",
  });
  response.write(body);
  await discarded(request);
  await new Promise<void>((resolve) => {
    response.once("close", () => resolve());
    response.end(() => resolve());
  });
  request.destroy();
}

function discarded(request: IncomingMessage): Promise<void> {
  if (request.readableEnded || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const giveUp = setTimeout(resolve, LIMITS.lingerMs);
    const done = (): void => {
      clearTimeout(giveUp);
      resolve();
    };
    // Waits as long as bytes arrive; `requestMs` limits the whole request.
    request.on("data", () => giveUp.refresh());
    request.once("end", done).once("close", done).once("error", done);
    request.resume();
  });
}
