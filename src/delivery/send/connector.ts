import type { Socket } from "node:net";
import type { buildConnector } from "undici";
import undiciConnector from "undici/lib/core/connect.js";

/**
 * Makes connections for undici's pool, and ends those that are still being made with itself: the pool does not know of
 * them yet. An abort signal would do that too, but Node remembers each connection that was made with one for as long as the
 * signal lives.
 */
export class Connector implements Disposable {
  readonly #making = new Set<Socket>();
  readonly #connect: ReturnType<typeof undiciConnector>;

  constructor(options: buildConnector.BuildOptions) {
    this.#connect = undiciConnector(options);
  }

  readonly connect = (options: buildConnector.Options, onEnd: buildConnector.Callback): void => {
    const socket = this.#connect(options, (...made) => {
      this.#making.delete(socket);
      onEnd(...made);
    });
    this.#making.add(socket);
  };

  [Symbol.dispose](): void {
    for (const socket of this.#making) socket.destroy();
  }
}
