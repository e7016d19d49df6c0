// A browser without a window, driven over its debugging pipe (https://chromedevtools.github.io/devtools-protocol/).
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** The program to start: `CHROME`, or the first one that is installed. */
function chromeProgram() {
  const given = process.env["CHROME"];
  const found = [...(given === undefined ? [] : [given]), ...NAMES].find(
    (name) => spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0,
  );
  if (found === undefined) throw new Error("no Chromium or Chrome is installed; install one, or name it in CHROME");
  return found;
}

/** One page in a browser. `close` ends the browser. */
export class Chrome {
  #child;
  #profile = mkdtempSync(join(tmpdir(), "hipcall-hooks-chrome-"));
  #answers = new Map();
  #events = [];
  #nextId = 1;
  #session;
  #text = "";

  static async open() {
    const chrome = new Chrome();
    const { targetId } = await chrome.#send("Target.createTarget", { url: "about:blank" });
    ({ sessionId: chrome.#session } = await chrome.#send("Target.attachToTarget", { targetId, flatten: true }));
    for (const domain of ["Page", "Runtime", "Log", "Network"]) await chrome.call(`${domain}.enable`);
    return chrome;
  }

  constructor() {
    const options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe"];
    this.#child = spawn(chromeProgram(), [...options, `--user-data-dir=${this.#profile}`], {
      stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    });
    this.#child.stdio[4].setEncoding("utf8").on("data", (chunk) => this.#read(chunk));
    this.#child.once("exit", () => {
      for (const { reject } of this.#answers.values()) reject(new Error("the browser ended"));
    });
  }

  /** Calls a method of the page's protocol. */
  call(method, params = {}) {
    return this.#send(method, params, this.#session);
  }

  /** The value of an expression in the page. */
  async evaluate(expression) {
    const { result, exceptionDetails } = await this.call("Runtime.evaluate", { expression, returnByValue: true });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? "it failed");
    return result.value;
  }

  /** Opens an address, and waits until it is loaded. Returns the events until then. */
  async goto(url) {
    this.#events = [];
    await this.call("Page.navigate", { url });
    while (!this.#events.some(({ method }) => method === "Page.loadEventFired")) await this.#nextEvent();
    return this.#events;
  }

  /** What came since the page was opened. */
  events() {
    return this.#events;
  }

  async close() {
    const ended = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.kill("SIGKILL");
    await ended;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  #waiting = [];

  #nextEvent() {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #send(method, params, sessionId) {
    const id = this.#nextId++;
    this.#child.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => this.#answers.set(id, { resolve, reject }));
  }

  #read(chunk) {
    this.#text += chunk;
    const messages = this.#text.split("\0");
    this.#text = messages.pop() ?? "";
    for (const message of messages) this.#take(JSON.parse(message));
  }

  #take({ id, result, error, method, params }) {
    if (id === undefined) {
      this.#events.push({ method, params });
      for (const resolve of this.#waiting.splice(0)) resolve();
      return;
    }
    const { resolve, reject } = this.#answers.get(id);
    this.#answers.delete(id);
    if (error === undefined) resolve(result);
    else reject(new Error(error.message));
  }
}
