import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { ListenerEvent } from "../listener-event.ts";

interface ConnectionLimit {
  readonly most: number;
  readonly emit: (event: ListenerEvent) => void;
}

/** Each open connection, the oldest first, with the answer to the last request on it; `null` before the first. */
type Connections = Map<Socket, ServerResponse | null>;

/**
 * Holds the open connections to a limit. Beyond it, a new connection takes the place of the oldest one that keeps a
 * request waiting or has none, so that idle and slow senders can't lock the others out; when all are being answered,
 * the new one is closed. Told once for each time that the limit is met.
 */
export function limitConnections(server: Server, { most, emit }: ConnectionLimit): void {
  const open: Connections = new Map();
  let told = false;
  server.on("connection", (socket) => {
    if (open.size >= most) {
      (idle(open) ?? socket).destroy();
      if (!told) emit(tooMany(most));
      told = true;
    }
    open.set(socket, null);
    socket.once("close", () => {
      open.delete(socket);
      if (open.size < most / 2) told = false;
    });
  });
  const answering = ({ socket }: IncomingMessage, response: ServerResponse): void => {
    if (open.has(socket)) open.set(socket, response);
  };
  server.on("request", answering).on("checkExpectation", answering);
}

function idle(open: Connections): Socket | undefined {
  let keptAlive: Socket | undefined;
  for (const [socket, response] of open) {
    if (socket.destroyed) continue;
    if (response === null || !response.req.complete) return socket;
    if (response.writableFinished) keptAlive ??= socket;
  }
  return keptAlive;
}

function tooMany(most: number): ListenerEvent {
  const message = `${most} connections are open already: those without a request are closed for new ones`;
  return { type: "trouble", message, hint: "close idle connections at the sender" };
}
