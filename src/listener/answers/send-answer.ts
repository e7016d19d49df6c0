import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answer } from "./answer.ts";
import { LIMITS } from "../server/limits.ts";

/** Sends an answer. Resolves to whether it went out: `false` when the sender had hung up before. */
export function sendAnswer(response: ServerResponse, { status, contentType, body }: Answer): Promise<boolean> {
  if (response.destroyed) return Promise.resolve(false);
  return new Promise((resolve) => {
    // Comes for an answer that went out, and for a sender that hung up.
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
 * Sends the answer to a request whose body nobody wants, and closes the connection. What is still coming is thrown away
 * first, for a short time: a connection that is closed with unread bytes takes the answer with it.
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
    // While it comes it is waited for: `requestMs` ends what never ends.
    request.on("data", () => giveUp.refresh());
    request.once("end", done).once("close", done).once("error", done);
    request.resume();
  });
}
