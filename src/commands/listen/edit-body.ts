import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { platform, tmpdir } from "node:os";
import { join } from "node:path";
import { type EncodedBody, bodyText } from "../../captures/record/readable-body.ts";
import type { Context } from "../../context.ts";
import { Failure } from "../../failure.ts";
import type { Language } from "../../language/language.ts";
import { wholeJson } from "../../report/text/highlight.ts";
import { createTheme } from "../../report/text/theme.ts";
import type { EditResult } from "../../report/tui/tui-actions.ts";
import { withHint } from "../../report/tui/state/message.ts";

interface EditorOptions {
  readonly context: Pick<Context, "env" | "signal" | "stdout" | "terminalSignals">;
  readonly language: Language;
}

/**
 * Opens a body in `$VISUAL` or `$EDITOR`, which uses the terminal until it exits.
 * Throws `Failure` (`input`) when the editor cannot be started, exits with an error or is given up.
 */
export async function editBody(body: EncodedBody, options: EditorOptions): Promise<EditResult> {
  const folder = await mkdtemp(join(tmpdir(), "hipcall-hooks-edit-"));
  const file = join(folder, "event.json");
  try {
    const shown = readable(body);
    await writeFile(file, shown, { mode: 0o600 });
    await runEditor(editorOf(options.context), file, options);
    const edited = await readFile(file);
    if (edited.equals(shown)) return { kind: "unchanged" };
    return edited.toString("latin1").trim() === "" ? { kind: "emptied" } : { kind: "edited", body: edited };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The editor of the user, with its arguments. */
function editorOf({ env }: Pick<Context, "env">): string {
  return env["VISUAL"] || env["EDITOR"] || "vi";
}

/** The text of a body. JSON is indented, since one line is hard to edit; its numbers, keys and escapes stay as they are. */
function readable(encoded: EncodedBody): Buffer {
  const text = bodyText(encoded)?.text;
  if (text === undefined) return encoded.body;
  return Buffer.from(isJson(text) ? `${wholeJson(text, createTheme(false)).join("\n")}\n` : text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** `$EDITOR` may have arguments, so a shell reads it. The file name is ours and is a separate argument. */
async function runEditor(
  editor: string,
  file: string,
  { context: { signal, stdout, terminalSignals }, language }: EditorOptions,
): Promise<void> {
  const { say } = language;
  const child =
    platform() === "win32"
      ? spawn(`${editor} "${file}"`, { stdio: "inherit", shell: true })
      : spawn("/bin/sh", ["-c", `${editor} "$1"`, "editor", file], { stdio: "inherit" });
  const givenUp = new AbortController();
  let interrupts = 0;
  // The terminal sends Ctrl-C to the editor, too. Most end; one that does not is ended by the second Ctrl-C.
  const ignoreInterrupts = terminalSignals.onInterrupt(() => {
    interrupts += 1;
    if (interrupts > 1) givenUp.abort();
    else stdout.write(`\r\n${say("Ctrl-C again gives up waiting for {editor}", { editor })}\r\n`);
  });
  const stop = AbortSignal.any([givenUp.signal, signal]);
  try {
    await new Promise<void>((resolve, reject) => {
      const giveUp = (): void => {
        child.kill();
        // It may ignore this signal.
        child.unref();
        reject(new Failure("input", say("gave up waiting for {editor}; nothing was sent", { editor })));
      };
      child.once("error", ({ message: reason }) =>
        reject(notStarted(say("cannot start {editor} ({reason}); nothing was sent", { editor, reason }), language)),
      );
      child.once("close", (code, endSignal) => {
        if (code === 0) resolve();
        else if (code === NOT_FOUND)
          reject(notStarted(say("{editor} not found; nothing was sent", { editor }), language));
        else if (interrupts > 0)
          reject(new Failure("input", say("Ctrl-C ended {editor}; nothing was sent", { editor })));
        else {
          const exit = String(code ?? endSignal);
          reject(new Failure("input", say("{editor} exited with {code}; nothing was sent", { editor, code: exit })));
        }
      });
      if (stop.aborted) giveUp();
      else stop.addEventListener("abort", giveUp, { once: true });
    });
  } finally {
    ignoreInterrupts();
  }
}

/** The exit code of a shell that does not find the command. */
const NOT_FOUND = 127;

function notStarted(problem: string, language: Language): Failure {
  const hint = language.say("set EDITOR to an editor that is installed, for example: export EDITOR=nano");
  return new Failure("input", withHint(problem, hint, language));
}
