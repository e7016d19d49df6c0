import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** A request as a user's app sees it. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

type Answer = (seen: SeenRequest, response: ServerResponse, count: number) => void;

/** A real HTTP endpoint on a free port that keeps the requests; closed at the end of its scope. */
export class TestEndpoint implements AsyncDisposable {
  readonly url: string;
  readonly requests: SeenRequest[] = [];
  readonly #server: ReturnType<typeof createServer>;

  private constructor(server: ReturnType<typeof createServer>, answer: Answer) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on("request", (request, response) => void this.#handle(request, response, answer));
  }

  /** By default it answers 200 and uses a free port. */
  static async open(answer: Answer = (_seen, response) => response.end("ok"), port = 0): Promise<TestEndpoint> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen({ host: "127.0.0.1", port }, resolve));
    return new TestEndpoint(server, answer);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #handle(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
    const { method = "", url = "", rawHeaders } = request;
    const seen = { method, url, rawHeaders, body: await buffer(request) };
    this.requests.push(seen);
    answer(seen, response, this.requests.length);
  }
}
