import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const URL_LINE = /"url":"([^"]+)"/;

const CHILDREN = join(import.meta.dirname, "../children");
/** Arguments that make a process report its resource usage: at its end, and when a message asks for it. */
export const METER = ["--import", childProgram("usage.mjs")];
const STOPPED = new Set([0, 130, 143]);

/** The path of a program in `children/`. */
export function childProgram(name) {
  return join(CHILDREN, name);
}

/** The environment without variables that change how a program runs. */
export function plainEnvironment() {
  const changes = /^(HIPCALL_HOOKS_|NODE_|npm_|CI$|FORCE_COLOR$|NO_COLOR$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !changes.test(name)));
}

/** The time of a process from start to end, in milliseconds. Rejects if the process fails. */
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
 * Starts a process and waits until its stdout matches. Resolves to the match and the time until it. Ignores later output.
 * `metered` lets the process report its resource usage, but slows its start down.
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

/** Starts a listener that prints nothing. Resolves to its URL. `env` adds to the environment. */
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

/** Runs a program of `children/` to its end. Resolves to the JSON that it prints. */
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

/** Stops a process and waits for its end. Rejects if it ends in another way. */
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

/** Reads a stream to its end. Returns a function that returns the last part. */
function lastOf(stream) {
  let text = "";
  stream.setEncoding("utf8").on("data", (chunk) => (text = (text + chunk).slice(-2000)));
  return () => text;
}
