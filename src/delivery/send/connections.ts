import { Client, type Dispatcher, ProxyAgent } from "undici";
import { Connector } from "./connector.ts";

interface ConnectionOptions {
  readonly origin: string;
  /** The largest number of open connections. */
  readonly connections: number;
  /** Whether a connection is kept for the next request. */
  readonly keepAlive: boolean;
  /** Accept any TLS certificate. */
  readonly insecure: boolean;
  /** The URL of the proxy to connect through. */
  readonly proxy: string | undefined;
}

/**
 * An idle connection is closed after this time: the app may be about to close it, and a new one costs little. Requests
 * that follow each other at once share a connection.
 */
const IDLE_MS = 100;

/** A place for one request at a time, with one connection. */
export class Connection {
  readonly #origin: string;
  readonly #client: Dispatcher;
  #answers = 0;

  constructor({ origin, keepAlive, insecure, proxy }: ConnectionOptions, connector: Connector) {
    this.#origin = origin;
    this.#client = proxy === undefined ? this.#direct({ origin, keepAlive }, connector) : throughProxy(proxy, insecure);
  }

  #direct({ origin, keepAlive }: Pick<ConnectionOptions, "origin" | "keepAlive">, connector: Connector): Client {
    return new Client(origin, {
      // 0 closes the connection after each answer.
      pipelining: keepAlive ? 1 : 0,
      keepAliveTimeout: IDLE_MS,
      // The limit of what the target asks for.
      keepAliveMaxTimeout: IDLE_MS,
      // One timer for the whole attempt replaces undici's timeouts, so that a timeout has one meaning.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: (target, callback) => {
        this.#answers = 0;
        connector.connect(target, callback);
      },
    });
  }

  /** Whether the connection that is open, or was the last one to be open, has carried an answer before. */
  get isReused(): boolean {
    return this.#answers > 0;
  }

  /** Call it after each answer. */
  answered(): void {
    this.#answers += 1;
  }

  dispatch(request: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void {
    this.#client.dispatch({ ...request, origin: this.#origin }, handler);
  }

  destroy(): Promise<void> {
    return this.#client.destroy();
  }
}

/** A connection for each request: what a proxy keeps open is not ours to know. Only https is tunnelled, as proxies expect. */
function throughProxy(proxy: string, insecure: boolean): Dispatcher {
  return new ProxyAgent({
    uri: proxy,
    proxyTunnel: false,
    pipelining: 0,
    headersTimeout: 0,
    bodyTimeout: 0,
    requestTls: { rejectUnauthorized: !insecure },
  });
}

/** The connections to one target. A request waits while all of them are in use. */
export class Connections {
  readonly #options: ConnectionOptions;
  readonly #connector: Connector;
  readonly #all: Connection[] = [];
  readonly #free: Connection[] = [];
  readonly #waiting: ((connection: Connection | undefined) => void)[] = [];
  #closed = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#connector = new Connector({ timeout: 0, rejectUnauthorized: !options.insecure });
  }

  /** A connection for one request, to be released after it; `undefined` when all are closed. */
  async take(): Promise<Connection | undefined> {
    if (this.#closed) return undefined;
    const free = this.#free.pop();
    if (free !== undefined) return free;
    if (this.#all.length >= this.#options.connections) return new Promise((resolve) => this.#waiting.push(resolve));
    const connection = new Connection(this.#options, this.#connector);
    this.#all.push(connection);
    return connection;
  }

  release(connection: Connection): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(connection);
    else next(connection);
  }

  /** Ends the requests in flight, and those that wait. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const next of this.#waiting.splice(0)) next(undefined);
    await Promise.all(this.#all.map((connection) => connection.destroy()));
    this.#connector[Symbol.dispose]();
  }
}
