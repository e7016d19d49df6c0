import type { IncomingMessage, ServerResponse } from "node:http";
import { closeInStages } from "../server/closing.ts";
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
 * for a short time: some senders read the answer only after they have sent it.
 */
export async function sendRefusal(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  if (response.destroyed) return;
  const { status, contentType, body } = answer;
  const closed = new Promise<void>((resolve) => response.once("close", () => resolve()));
  response.writeHead(status, {
    "content-type": contentType,
    "content-length": Buffer.byteLength(body),
    connection: "close",
  });
  // The answer to HEAD has no body to send its headers with.
  response.flushHeaders();
  response.write(body);
  await discarded(request);
  // A response gets its socket when those before it are sent.
  if (response.socket === null)
    await Promise.race([closed, new Promise((resolve) => response.once("socket", resolve))]);
  // The end of the response would close the connection in one stage.
  closeInStages(request.socket);
  await closed;
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
