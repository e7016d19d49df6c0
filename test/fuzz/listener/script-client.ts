import { type Socket, connect } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { ConnectionScript } from "./connection-script.ts";
import type { GeneratedRequest } from "./http-requests.ts";
import { AnswerReader, type HttpAnswer } from "./http-answers.ts";

/** After this time without an answer, the listener counts as hung. */
const LONGEST_SILENCE_MS = 60_000;

/** Plays scripts on its own connection. Opens the connection when necessary. */
export class ScriptClient {
  readonly #port: number;
  #socket: Socket | undefined;
  #usedMs = 0;

  constructor(port: number) {
    this.#port = port;
  }

  /** Resolves to the answers, in the order of the requests. Throws if HTTP or the script does not allow an answer. */
  async play(script: ConnectionScript): Promise<readonly HttpAnswer[]> {
    const socket = await this.#connection();
    const reading = new Reading(socket, script);
    for (const piece of script.pieces) {
      if (socket.destroyed || socket.writableEnded) break;
      socket.write(piece);
      await nextTurn();
    }
    this.#usedMs = performance.now();
    if (script.leave === "vanish") {
      socket.resetAndDestroy();
      return reading.answers;
    }
    if (script.leave === "half-close") socket.end();
    await reading.done;
    if (script.leave !== "stay") {
      socket.end();
      await reading.closed;
      this.#socket = undefined;
    }
    return reading.answers;
  }

  close(): void {
    this.#socket?.destroy();
  }

  async #connection(): Promise<Socket> {
    // The listener closes connections that are idle for 5 s, possibly during a write.
    const fresh = performance.now() - this.#usedMs < 2000;
    if (this.#socket !== undefined && fresh && !this.#socket.destroyed && this.#socket.writable) return this.#socket;
    this.#socket?.destroy();
    const socket = connect({ host: "127.0.0.1", port: this.#port, noDelay: true });
    socket.on("error", () => undefined);
    await new Promise((resolve) => socket.once("connect", resolve));
    this.#socket = socket;
    return socket;
  }
}

/** The answers to one script. */
class Reading {
  readonly answers: HttpAnswer[] = [];
  /** Resolves when every complete request has its answer. */
  readonly done: Promise<void>;
  /** Resolves when the connection is closed, with no answer missing or left over. */
  readonly closed: Promise<void>;
  readonly #script: ConnectionScript;
  readonly #reader = new AnswerReader();

  constructor(socket: Socket, script: ConnectionScript) {
    this.#script = script;
    const done = deferred();
    const closed = deferred();
    this.done = done.promise;
    this.closed = closed.promise;
    const settle = (fault?: Error): void => {
      clearTimeout(silence);
      socket.off("data", onData).off("close", onClose);
      for (const waiting of [done, closed]) waiting.settle(fault);
    };
    const onData = (chunk: Buffer): void => {
      silence.refresh();
      try {
        this.#read(chunk);
        progress();
      } catch (error) {
        settle(error as Error);
      }
    };
    const progress = (): void => {
      if (!this.#complete()) return;
      done.settle();
      if (script.leave === "stay") settle();
    };
    const onClose = (): void => settle(this.#faultAtClose());
    const silence = setTimeout(() => settle(new Error(`no answer: ${this.#state()}`)), LONGEST_SILENCE_MS);
    socket.on("data", onData).on("close", onClose);
    progress();
  }

  #read(chunk: Buffer): void {
    this.#reader.push(chunk);
    for (;;) {
      const request = this.#script.requests[this.answers.length];
      const answer = this.#reader.next({ toHead: request?.toHead === true });
      if (answer === undefined) return;
      if (request !== undefined) this.#checkAnswer(answer, request);
      else if (this.#script.broken === null) throw new Error(`an answer without a request: ${this.#state()}`);
      if (request?.toHead !== true) checkText(answer);
      this.answers.push(answer);
    }
  }

  #checkAnswer({ status, body, closes }: HttpAnswer, wanted: GeneratedRequest): void {
    const which = `request ${this.answers.length}`;
    if (!wanted.statuses.has(status)) {
      throw new Error(`${which} got ${status} ${body.toString("latin1").slice(0, 300)}`);
    }
    if (closes !== wanted.closes && this.#script.leave === "stay") {
      throw new Error(`${which} ${closes ? "closes" : "does not close"} the connection`);
    }
  }

  #complete(): boolean {
    return this.answers.length >= this.#script.requests.length && this.#reader.atEnd;
  }

  #faultAtClose(): Error | undefined {
    if (this.#script.leave === "vanish") return undefined;
    const least = this.#script.requests.length + (this.#script.broken?.answered === true ? 1 : 0);
    if (this.answers.length < least) return new Error(`closed too early: ${this.#state()}`);
    const complete = this.#reader.atEnd || (this.#script.broken !== null && this.#reader.atHeadEnd);
    return complete ? undefined : new Error(`closed inside an answer: ${this.#state()}`);
  }

  #state(): string {
    const statuses = this.answers.map(({ status }) => status).join(" ");
    return `${this.answers.length} answers (${statuses}) to ${this.#script.requests.length} requests, then ${this.#script.leave}`;
  }
}

interface Deferred {
  readonly promise: Promise<void>;
  readonly settle: (fault?: Error) => void;
}

function deferred(): Deferred {
  const ends: { resolve?: () => void; reject?: (fault: Error) => void } = {};
  const promise = new Promise<void>((resolve, reject) => Object.assign(ends, { resolve, reject }));
  promise.catch(() => undefined);
  return { promise, settle: (fault) => (fault === undefined ? ends.resolve?.() : ends.reject?.(fault)) };
}

/** An answer is JSON, or the line of text for a health check. */
function checkText({ body }: HttpAnswer): void {
  const text = body.toString("utf8");
  if (text.startsWith("hipcall-hooks is listening")) return;
  JSON.parse(text);
}
