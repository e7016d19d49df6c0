import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { readFile, rm } from "node:fs/promises";

/** How long a process takes from start to end, in milliseconds. */
export async function wholeProcessMs(args) {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: "ignore" });
  await once(child, "close");
  return performance.now() - started;
}

/** Starts a process and waits until its stdout matches; gives the match and how long that took. What follows is thrown away. */
export async function startUntil(args, pattern) {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const match = await new Promise((resolve, reject) => {
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      text = (text + chunk).slice(-10_000);
      const found = pattern.exec(text);
      if (found !== null) resolve(found);
    });
    child.once("close", () => reject(new Error(`ended without ${pattern}: ${text}`)));
  });
  return { child, match, readyMs: performance.now() - started };
}

/** Starts a listener that says nothing, and gives its URL. */
export async function quietListener(program, options, readyFile) {
  await rm(readyFile, { force: true });
  const args = [program, "listen", "--port", "0", "--quiet", "--ready-file", readyFile, ...options];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
  for (;;) {
    const url = await readFile(readyFile, "utf8").catch(() => undefined);
    if (url !== undefined) return { child, url: url.trim() };
    await delay(10);
  }
}

export async function stop(child) {
  if (child.exitCode !== null) return;
  const closed = once(child, "close");
  child.kill("SIGTERM");
  await closed;
}
