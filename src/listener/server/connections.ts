import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { ListenerEvent } from "../listener-event.ts";
import { said } from "../../language/said.ts";

interface ConnectionLimit {
  readonly max: number;
  readonly emit: (event: ListenerEvent) => void;
}

/** The open connections, oldest first, each with the response to its last request; `null` before the first request. */
type Connections = Map<Socket, ServerResponse | null>;

/**
 * Limits the number of open connections. At the limit, a new connection replaces the oldest one that has no complete
 * request, so that idle and slow senders cannot lock out the others. If all of them are being answered, the new one is
 * closed. Emits trouble once each time the limit is reached.
 */
export function limitConnections(server: Server, { max, emit }: ConnectionLimit): void {
  const open: Connections = new Map();
  let reported = false;
  server.on("connection", (socket) => {
    if (open.size >= max) {
      (findIdle(open) ?? socket).destroy();
      if (!reported) emit(tooMany(max));
      reported = true;
    }
    open.set(socket, null);
    socket.once("close", () => {
      open.delete(socket);
      if (open.size < max / 2) reported = false;
    });
  });
  const onRequest = ({ socket }: IncomingMessage, response: ServerResponse): void => {
    if (open.has(socket)) open.set(socket, response);
  };
  server.on("request", onRequest).on("checkExpectation", onRequest);
}

function findIdle(open: Connections): Socket | undefined {
  let keptAlive: Socket | undefined;
  for (const [socket, response] of open) {
    if (socket.destroyed) continue;
    if (response === null || !response.req.complete) return socket;
    // The rest of what the sender sends is only discarded.
    if (response.writableFinished || socket.writableFinished) keptAlive ??= socket;
  }
  return keptAlive;
}

function tooMany(max: number): ListenerEvent {
  const message = said("{max} connections are open already: those without a request are closed to make room", { max });
  return { type: "trouble", message, hint: said("close idle connections at the sender") };
}
