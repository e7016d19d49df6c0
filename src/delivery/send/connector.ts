import { buildConnector } from "undici";
import { lookupWithBothLoopbacks } from "./localhost-lookup.ts";

/**
 * Makes connections for undici's pool, and closes those that are still being made when it is disposed of: the pool does
 * not know of these yet. Each has a signal of its own, because Node keeps a connection in memory as long as its signal lives.
 */
export class Connector implements Disposable {
  readonly #options: buildConnector.BuildOptions;
  readonly #connecting = new Set<AbortController>();

  constructor(options: buildConnector.BuildOptions) {
    this.#options = options;
  }

  readonly connect = (target: buildConnector.Options, callback: buildConnector.Callback): void => {
    const connecting = new AbortController();
    this.#connecting.add(connecting);
    const connect = buildConnector({
      ...this.#options,
      lookup: lookupWithBothLoopbacks,
      signal: connecting.signal,
    });
    connect(target, (...connected) => {
      this.#connecting.delete(connecting);
      callback(...connected);
    });
  };

  [Symbol.dispose](): void {
    for (const connecting of this.#connecting) connecting.abort();
  }
}
