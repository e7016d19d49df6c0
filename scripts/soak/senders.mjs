import { createHash } from "node:crypto";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** Sends requests until `stop`, and keeps count of the answers. */
export class Senders {
  /** A short hash of each answered body, by the number in its path. */
  answered = new Map();
  statuses = {};
  #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  #number = 0;
  #stopped = false;
  #loops = [];
  #url;
  #bodyOf;

  constructor(url, bodyOf) {
    this.#url = url;
    this.#bodyOf = bodyOf;
  }

  /** Sends this number of events as fast as possible. */
  async burst(events) {
    const sender = async () => {
      while (this.#number < events) await this.#event();
    };
    await Promise.all(Array.from({ length: 32 }, sender));
  }

  start({ count, perSecond }) {
    const everyMs = (1000 * count) / perSecond;
    const steady = Array.from({ length: count }, () => this.#repeat(everyMs, () => this.#event()));
    this.#loops = [...steady, this.#repeat(1000, () => this.#odd(this.#url))];
  }

  async stop() {
    this.#stopped = true;
    await Promise.all(this.#loops);
    this.#agent.destroy();
  }

  async #repeat(everyMs, once) {
    while (!this.#stopped) {
      const startedMs = performance.now();
      await once();
      await delay(Math.max(0, everyMs - (performance.now() - startedMs)));
    }
  }

  async #event() {
    const number = (this.#number += 1);
    const body = this.#bodyOf(number);
    const status = await this.#send(`${this.#url}soak?n=${number}`, { method: "POST", body });
    if (status !== "no answer") this.answered.set(number, shortHash(body));
  }

  /** Requests that are not events: health checks, refused requests, malformed ones. */
  async #odd(url) {
    const { port } = new URL(url);
    await this.#send(url, { method: "GET" });
    await this.#send(url, { method: "DELETE" });
    await this.#send(url, { method: "POST", body: Buffer.alloc(2 * 1024 * 1024, "x") });
    await this.#send(url, { method: "POST", body: Buffer.from("{}"), headers: { origin: "https://page.example" } });
    await raw(port, ["\u0016\u0003\u0001 no HTTP\r\n\r\n"]);
    await raw(port, ["POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\nhalf"], { hangUp: true });
    await raw(
      port,
      "POST /slow HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}".split(""),
    );
  }

  async #send(url, { method, body, headers = {} }) {
    const status = await new Promise((resolve) => {
      const length = body === undefined ? {} : { "content-length": body.length };
      const sent = request(url, { method, agent: this.#agent, headers: { ...headers, ...length } }, (answer) => {
        answer.resume().once("error", () => undefined);
        answer.once("close", () => resolve(answer.complete ? answer.statusCode : "no answer"));
      });
      sent.once("error", () => resolve("no answer"));
      sent.end(body);
    });
    this.statuses[status] = (this.statuses[status] ?? 0) + 1;
    return status;
  }
}

export function shortHash(body) {
  return createHash("sha256").update(body).digest("base64").slice(0, 12);
}

/** Writes the pieces one by one, then waits for the end of the connection. `hangUp` closes it first. */
async function raw(port, pieces, { hangUp = false } = {}) {
  const socket = connect({ host: "127.0.0.1", port });
  socket.on("error", () => undefined).resume();
  const closed = new Promise((resolve) => socket.once("close", resolve));
  for (const piece of pieces) await new Promise((written) => socket.write(piece, "latin1", written));
  if (hangUp) socket.destroy();
  await closed;
}
