import { readFileSync } from "node:fs";
import { expect, inject } from "vitest";
import { emptyFolder } from "../program/run-cli.ts";
import { startForTest } from "../run/start-for-test.ts";
import { Terminal } from "./terminal.ts";

export interface Session extends AsyncDisposable {
  readonly terminal: Terminal;
  readonly url: string;
  readonly cwd: string;
}

/** In line mode, the shell gets Ctrl-C too. */
const RUN_THEN_SHOW_MODES = 'trap : INT; "$@"; echo "exit $?"; stty -a; exec cat';

/** The packed program in a shell in a pseudo-terminal. After the program, the shell prints the exit code and the modes of the terminal. */
export async function session(
  args: readonly string[],
  size: { columns?: number; rows?: number; env?: Readonly<Record<string, string>>; script?: string } = {},
): Promise<Session> {
  const cwd = emptyFolder();
  const program = [inject("nodePath"), inject("programPath"), "listen", "--port", "0", ...args];
  const { script = RUN_THEN_SHOW_MODES } = size;
  const terminal = startForTest(() => new Terminal(["/bin/sh", "-c", script, "sh", ...program], { cwd, ...size }));
  const text = await terminal.until((shown) => /http:\/\/127\.0\.0\.1:\d+\//.test(shown));
  const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(text)?.[0] ?? "";
  return { terminal, url, cwd, [Symbol.asyncDispose]: () => terminal[Symbol.asyncDispose]() };
}

export async function post(url: string, ...bodies: readonly (Buffer | string)[]): Promise<void> {
  for (const body of bodies) await (await fetch(url, { method: "POST", body })).arrayBuffer();
}

/** Checks that cursor, screen and line mode are the same as before the program. */
export async function expectRestored(terminal: Terminal, exit: number): Promise<void> {
  const text = await terminal.until((shown) => /\bicanon\b/.test(shown) && shown.includes(`exit ${exit}`));
  const { onAlternateScreen, cursorHidden, raw } = terminal;
  const wraps = raw.lastIndexOf("\u001b[?7h") > raw.lastIndexOf("\u001b[?7l");
  const modes = ["icanon", "echo", "isig"].filter((mode) => new RegExp(`(?<!-)\\b${mode}\\b`).test(text));
  expect({ onAlternateScreen, cursorHidden, wraps, modes }).toEqual({
    onAlternateScreen: false,
    cursorHidden: false,
    wraps: true,
    modes: ["icanon", "echo", "isig"],
  });
}

/** The process of the program: a child of the shell. */
export function childOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ")[0]);
}
