import { spawn } from "@lydell/node-pty";
import { setTimeout as delay } from "node:timers/promises";

const SIZES = [
  [160, 50],
  [80, 24],
  [40, 10],
  [200, 60],
];

/** The keys, typed in this order: move, details, filter, mark, copy, resend, mask, group, pause, help. */
const KEYS = [
  ["k", "k", "\u001b[A", "\u001b[5~", "j", "\u001b[B", "\u001b[6~", ">", "<", "\u001b[F"],
  ["\r", "j", "j", "\r", "\u001b", "\t", "\t", "d", "d", "m", "k", "m", "\u001b"],
  ["/", "call", "\u001b", "/", "invalid", "\r", "k", "j", "\u001b"],
  ["p", "k", "k", "p", "g", "j", "g", "x", "x", "?", "?", "c", "y", "r", "s", ">"],
].flat();

const LAST_CHARACTERS = 4000;

/** A listener with its full screen in a real pseudo-terminal. */
export class FullScreen {
  pid;
  /** `undefined` while it runs. */
  exitCode;
  writtenBytes = 0;
  /** The end of the output. It has the reason when the listener ends too early. */
  lastText = "";
  #terminal;
  #ended;
  #stopTyping = new AbortController();
  #typed;

  constructor(command, { cwd, env }) {
    const [file, ...args] = command;
    this.#terminal = spawn(file, args, { name: "xterm-256color", cols: 160, rows: 50, cwd, env });
    this.pid = this.#terminal.pid;
    this.#terminal.onData((text) => {
      this.writtenBytes += text.length;
      this.lastText = `${this.lastText}${text}`.slice(-LAST_CHARACTERS);
    });
    this.#ended = new Promise((resolve) => {
      this.#terminal.onExit(({ exitCode }) => {
        this.exitCode = exitCode;
        resolve(exitCode);
      });
    });
    this.#typed = this.#type();
  }

  /** Presses the key that ends it. Resolves to the exit code. */
  async quit() {
    this.#stopTyping.abort();
    await this.#typed;
    for (const key of ["\u001b", "\u001b", "\u001b"]) await this.#press(key);
    this.#terminal.write("q");
    return this.#ended;
  }

  kill() {
    this.#terminal.kill("SIGKILL");
  }

  async #type() {
    for (let count = 0; !this.#stopTyping.signal.aborted && this.exitCode === undefined; count += 1) {
      if (count % 40 === 0) this.#terminal.resize(...SIZES[(count / 40) % SIZES.length]);
      await this.#press(KEYS[count % KEYS.length]);
    }
  }

  /** Waits after each key, so that Escape and the next key are not read as one key. */
  async #press(key) {
    this.#terminal.write(key);
    await delay(250);
  }
}
