import { type Server, type ServerResponse, createServer } from "node:http";
import { type AddressInfo, type Socket, connect } from "node:net";
import { once } from "node:events";

interface ProxyOptions {
  /** The port of this machine that every tunnel leads to. */
  readonly tunnelTo?: number;
  /** Answers a request that is not tunnelled. */
  readonly answer?: (response: ServerResponse) => void;
}

/** An HTTP proxy that answers itself, and tunnels to one port of this machine. */
export class TestProxy implements AsyncDisposable {
  readonly seen: string[] = [];
  readonly url: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server, { tunnelTo = 0, answer = (response) => void response.end("ok") }: ProxyOptions) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on("connection", (socket) => this.#sockets.add(socket));
    server.on("request", (request, response) => {
      this.seen.push(`${request.method} ${request.url}`);
      request.resume().once("end", () => answer(response));
    });
    server.on("connect", (request, socket: Socket) => {
      this.seen.push(`CONNECT ${request.url}`);
      const app = connect(tunnelTo, "127.0.0.1", () => {
        socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
        app.pipe(socket).pipe(app);
      });
      this.#sockets.add(app);
      for (const one of [app, socket]) one.on("error", () => undefined);
    });
  }

  static async open(options: ProxyOptions = {}): Promise<TestProxy> {
    const server = createServer();
    await once(server.listen(0, "127.0.0.1"), "listening");
    return new TestProxy(server, options);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}
