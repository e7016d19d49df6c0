import { spawn } from "node:child_process";
import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { platform } from "node:os";
import { delimiter, join } from "node:path";
import type { Context } from "../../context.ts";
import type { CopyResult } from "../../report/tui/tui-actions.ts";

type Env = Context["env"];

interface ClipboardProgram {
  readonly name: string;
  readonly args: readonly string[];
  /** Whether it can work here. */
  readonly works: (env: Env) => boolean;
  /** The bytes that it reads; without it UTF-8. */
  readonly encode?: (text: string) => Buffer;
}

const PROGRAMS: readonly ClipboardProgram[] = [
  { name: "pbcopy", args: [], works: () => platform() === "darwin" },
  { name: "wl-copy", args: [], works: (env) => isSet(env["WAYLAND_DISPLAY"]) },
  { name: "xclip", args: ["-selection", "clipboard"], works: (env) => isSet(env["DISPLAY"]) },
  { name: "xsel", args: ["--clipboard", "--input"], works: (env) => isSet(env["DISPLAY"]) },
  {
    name: "clip.exe",
    args: [],
    works: (env) => platform() === "win32" || isSet(env["WSL_DISTRO_NAME"]),
    // It takes other bytes for the code page of the system.
    encode: (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
  },
];

/** Copies a text with the clipboard program of the system, if it has one. */
export async function copyByProgram(text: string, { env }: Pick<Context, "env">): Promise<CopyResult> {
  // The clipboard of a machine that the user is logged in to by ssh is not the one at hand.
  if (isSet(env["SSH_CONNECTION"])) return { kind: "no_program" };
  for (const program of PROGRAMS) {
    const file = program.works(env) ? await findInPath(program.name, env) : undefined;
    if (file !== undefined) return run(program, file, text, env);
  }
  return { kind: "no_program" };
}

/** Looks without a shell, so nothing can be run but the program itself. */
async function findInPath(name: string, env: Env): Promise<string | undefined> {
  const folders = (env["PATH"] ?? env["Path"] ?? "").split(delimiter).filter((folder) => folder !== "");
  for (const folder of folders) {
    const file = join(folder, name);
    try {
      await access(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

function run({ name, args, encode }: ClipboardProgram, file: string, text: string, env: Env): Promise<CopyResult> {
  return new Promise((resolve) => {
    const failed = (reason: string): void => resolve({ kind: "failed", reason: `${name}: ${reason}` });
    // Some stay in the background to hold the clipboard, so only their exit is awaited, not the end of their output.
    const child = spawn(file, args, { env, stdio: ["pipe", "ignore", "ignore"], windowsHide: true });
    child.once("error", ({ message }) => failed(message));
    child.once("exit", (code) => (code === 0 ? resolve({ kind: "copied", by: name }) : failed(`exit code ${code}`)));
    // It may end before it has read all.
    child.stdin.on("error", () => undefined);
    child.stdin.end(encode?.(text) ?? text);
  });
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "";
}
