import { Agent, request } from "node:http";
import { until } from "../run/until.ts";

export interface CompleteResponse {
  readonly status: number;
  /** At most the first million characters. */
  readonly text: string;
}

const MOST_CHARACTERS = 1_000_000;

/** Posts a body. Resolves to `undefined` if the response is not complete. */
export function post(url: string, body: Uint8Array | string, agent?: Agent): Promise<CompleteResponse | undefined> {
  return new Promise((resolve) => {
    const headers = { "content-length": Buffer.byteLength(body) };
    const outgoing = request(url, { method: "POST", agent, headers });
    outgoing.on("error", () => resolve(undefined));
    outgoing.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => {
        if (text.length < MOST_CHARACTERS) text += part;
      });
      response.on("error", () => resolve(undefined));
      response.on("close", () => {
        resolve(response.complete ? { status: response.statusCode ?? 0, text } : undefined);
      });
    });
    outgoing.end(body);
  });
}

/** Many senders, each with its own connection. Each posts events one by one until it gets no answer or the scope ends. */
export class Senders implements AsyncDisposable {
  /** The bodies answered with 2xx, by the id in the answer. */
  readonly saved = new Map<string, Buffer>();
  /** The number of requests without a complete answer. Such a request ends its sender. */
  unanswered = 0;
  /** Complete answers by status. */
  readonly answers = new Map<number, CompleteResponse[]>();
  /** Resolves when every sender has ended. */
  readonly ended: Promise<void>;
  readonly #agent: Agent;
  #stopped = false;
  #posted = 0;

  constructor(url: string, count: number) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: count });
    this.ended = Promise.all(Array.from({ length: count }, () => this.#sendOn(url))).then(() => this.#agent.destroy());
  }

  answered(status: number): number {
    return this.answers.get(status)?.length ?? 0;
  }

  /** Waits for this number of further answers with a status. */
  async waitForMore(status: number, count: number): Promise<void> {
    const enough = this.answered(status) + count;
    await until(() => this.answered(status) >= enough);
  }

  /** Stops each sender after its current request. */
  stop(): Promise<void> {
    this.#stopped = true;
    return this.ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true;
    this.#agent.destroy();
    await this.ended;
  }

  async #sendOn(url: string): Promise<void> {
    while (!this.#stopped) {
      const body = bodyNumber((this.#posted += 1));
      const answer = await post(url, body, this.#agent);
      if (answer === undefined) {
        this.unanswered += 1;
        return;
      }
      const { status, text } = answer;
      const same = this.answers.get(status) ?? [];
      this.answers.set(status, same);
      same.push(answer);
      if (status >= 200 && status < 300) this.saved.set((JSON.parse(text) as { id: string }).id, body);
    }
  }
}

/** A body for each number: of many sizes, and one in eight is neither JSON nor UTF-8. */
function bodyNumber(number: number): Buffer {
  const padding = "çağrı \u{1f4de} ".repeat((number * 37) % 300);
  const text = Buffer.from(JSON.stringify({ event: "call_init", data: { number, padding } }));
  return number % 8 === 0 ? Buffer.concat([text, Buffer.from([0x00, 0xff, 0x0a, 0xfe])]) : text;
}
