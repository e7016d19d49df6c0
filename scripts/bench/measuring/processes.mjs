import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const URL_LINE = /"url":"([^"]+)"/;

const CHILDREN = join(import.meta.dirname, "../children");
/** Has a process say what it used: at its end, and when it is asked over its channel. */
export const METER = ["--import", childProgram("usage.mjs")];
const STOPPED = new Set([0, 130, 143]);

/** The path of a program that measures or is measured against. */
export function childProgram(name) {
  return join(CHILDREN, name);
}

/** The environment without what would change how a program runs. */
export function plainEnvironment() {
  const changes = /^(HIPCALL_HOOKS_|NODE_|npm_|CI$|FORCE_COLOR$|NO_COLOR$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !changes.test(name)));
}

/** How long a process takes from start to end, in milliseconds. Rejects when it fails: that is no measurement. */
export async function wholeProcessMs(args, { file = process.execPath } = {}) {
  const started = performance.now();
  const child = spawn(file, args, { stdio: ["ignore", "ignore", "pipe"], env: plainEnvironment() });
  const errors = lastOf(child.stderr);
  const [code] = await once(child, "close");
  const ms = performance.now() - started;
  if (code !== 0) throw new Error(`${file} ${args.join(" ")} ended with ${code}: ${errors()}`);
  return ms;
}

/**
 * Starts a process and waits until its stdout matches; gives the match and how long that took. What follows is thrown away.
 * `metered`: it can be asked what it has used, and starts slower for that.
 */
export async function startUntil(args, { pattern = URL_LINE, file = process.execPath, metered = false } = {}) {
  const started = performance.now();
  const child = spawn(file, metered ? [...METER, ...args] : args, {
    stdio: stdio("pipe", metered),
    env: plainEnvironment(),
  });
  const errors = lastOf(child.stderr);
  const match = await new Promise((found, reject) => {
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      text = (text + chunk).slice(-10_000);
      const matched = pattern.exec(text);
      if (matched !== null) found(matched);
    });
    child.once("close", () => reject(new Error(`${args.join(" ")} ended without ${pattern}: ${text}${errors()}`)));
  });
  return { child, match, readyMs: performance.now() - started };
}

/** Starts a listener that prints nothing, and gives its URL. `env` adds to the environment. */
export async function quietListener(
  { program, folder },
  options,
  { metered = false, env = {}, file = process.execPath } = {},
) {
  const readyFile = join(folder, "url");
  await rm(readyFile, { force: true });
  const args = [program, "listen", "--port", "0", "--ready-file", readyFile, ...options];
  const child = spawn(file, metered ? [...METER, ...args] : args, {
    stdio: stdio("ignore", metered),
    env: { ...plainEnvironment(), ...env },
  });
  const errors = lastOf(child.stderr);
  for (;;) {
    const url = await readFile(readyFile, "utf8").catch(() => undefined);
    if (url !== undefined) return { child, url: url.trim() };
    if (child.exitCode !== null) throw new Error(`listen ${options.join(" ")} ended: ${errors()}`);
    await delay(5);
  }
}

function stdio(stdout, metered) {
  return ["ignore", stdout, "pipe", ...(metered ? ["ipc"] : [])];
}

/** Runs a program of `children/` to its end and gives the JSON that it prints. */
export async function childResult(name, settings, { file = process.execPath } = {}) {
  const args = [childProgram(name), JSON.stringify(settings)];
  const child = spawn(file, args, { stdio: ["ignore", "pipe", "pipe"], env: plainEnvironment() });
  const errors = lastOf(child.stderr);
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => (text += chunk));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${errors()}`);
  return JSON.parse(text);
}

/** Asks a process to end, and waits until it has. Rejects when it ended in another way. */
export async function stop(child) {
  if (child.exitCode === null && child.signalCode === null) {
    const closed = once(child, "close");
    child.kill("SIGTERM");
    await closed;
  }
  if (child.exitCode !== null && !STOPPED.has(child.exitCode)) {
    throw new Error(`${child.spawnargs.join(" ")} ended with ${child.exitCode}`);
  }
}

/** Reads a stream to its end, and gives the last of it on request. */
function lastOf(stream) {
  let text = "";
  stream.setEncoding("utf8").on("data", (chunk) => (text = (text + chunk).slice(-2000)));
  return () => text;
}
