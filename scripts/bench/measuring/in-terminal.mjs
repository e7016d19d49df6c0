import { spawn } from "@lydell/node-pty";
import { plainEnvironment } from "./processes.mjs";

/** Starts a program in a pseudo-terminal. `matched` resolves to the first match in its output and the time of it, `ended` to its exit code. */
export function inTerminal(args, pattern, { file = process.execPath, cwd }) {
  const startedMs = performance.now();
  const env = { ...plainEnvironment(), TERM: "xterm-256color" };
  const terminal = spawn(file, args, { name: "xterm-256color", cols: 160, rows: 50, cwd, env });
  const ended = new Promise((done) => terminal.onExit(({ exitCode }) => done(exitCode)));
  const counted = { characters: 0 };
  const matched = new Promise((found, reject) => {
    let start = "";
    terminal.onData((text) => {
      counted.characters += text.length;
      if (start.length > 100_000) return;
      start += text;
      const match = pattern.exec(start);
      if (match !== null) found({ match, ms: performance.now() - startedMs });
    });
    void ended.then((code) => reject(new Error(`${args.join(" ")} ended with ${code} without ${pattern}: ${start}`)));
  });
  // A caller that only waits for the end ignores `matched`.
  matched.catch(() => undefined);
  const stop = async () => {
    terminal.kill(process.platform === "win32" ? undefined : "SIGTERM");
    await ended;
  };
  return { pid: terminal.pid, startedMs, matched, ended, counted, stop };
}
