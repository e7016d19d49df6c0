import { type AddressInfo, type Server, type Socket, createServer } from "node:net";
import { readFileSync } from "node:fs";
import { createServer as createTlsServer } from "node:https";
import { join } from "node:path";

/** A TCP server on a free port; closed at the end of its scope, with its connections. */
export class RawServer implements AsyncDisposable {
  readonly port: number;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    server.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.on("error", () => undefined).once("close", () => this.#sockets.delete(socket));
    });
  }

  /** Calls `onSocket` with each connection. */
  static open(onSocket: (socket: Socket) => void, port = 0): Promise<RawServer> {
    return RawServer.#listening(createServer(onSocket), port);
  }

  /** An HTTPS endpoint with a self-signed certificate for localhost; answers 200. */
  static openTls(): Promise<RawServer> {
    const server = createTlsServer({ key: fixture("self-signed.key"), cert: fixture("self-signed.crt") });
    server.on("request", (request, response) => request.resume().once("end", () => response.end("ok")));
    return RawServer.#listening(server);
  }

  static async #listening(server: Server, port = 0): Promise<RawServer> {
    await new Promise<void>((resolve) => server.listen({ host: "127.0.0.1", port }, resolve));
    return new RawServer(server);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}

function fixture(name: string): Buffer {
  return readFileSync(join(import.meta.dirname, "../../fixtures", name));
}

/** A port on this machine where nothing listens. */
export async function freePort(): Promise<number> {
  await using server = await RawServer.open(() => undefined);
  return server.port;
}
