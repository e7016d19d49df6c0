import type { Server } from "node:http";
import type { Socket } from "node:net";
import { LIMITS } from "./limits.ts";

/**
 * Closes a connection in stages (RFC 9112, 9.6): ends our side, discards what the sender still sends, and closes when the sender
 * has ended its side, or after a short time. A TCP connection that is closed with unread bytes is reset, and the sender may lose
 * the last answers.
 */
export function closeInStages(socket: Socket, lastAnswer = ""): void {
  socket.once("finish", () => {
    const giveUp = setTimeout(() => socket.destroy(), LIMITS.closingMs);
    socket.once("close", () => clearTimeout(giveUp));
  });
  socket.end(lastAnswer);
  socket.resume();
}

/**
 * Lets a sender end its side of the connection before it has its answers (RFC 9112, 9.6): Node would drop them. But while
 * answers wait, a sender that does so has most likely given up, and the user should see that at once.
 */
export function answerHalfClosed(server: Server, answersWait: (socket: Socket) => boolean): void {
  // Not in Node's documentation: see docs/decisions.md.
  Object.assign(server, { httpAllowHalfOpen: true });
  server.on("connection", (socket) => {
    socket.once("end", () => {
      if (answersWait(socket)) socket.end();
    });
  });
}
