import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { platform, tmpdir } from "node:os";
import { join } from "node:path";
import type { Context } from "../../context.ts";
import { Failure } from "../../failure.ts";
import { withHint } from "../../report/tui/state/message.ts";

/**
 * Opens a body in `$VISUAL` or `$EDITOR`, which uses the terminal until it exits. Returns `null` for an unchanged body.
 * Throws `Failure` (`input`) when the editor cannot be started or exits with an error.
 */
export async function editedBody(body: Buffer, env: Context["env"]): Promise<Buffer | null> {
  const folder = await mkdtemp(join(tmpdir(), "hipcall-hooks-edit-"));
  const file = join(folder, "event.json");
  try {
    const shown = readable(body);
    await writeFile(file, shown, { mode: 0o600 });
    await runEditor(env["VISUAL"] || env["EDITOR"] || "vi", file);
    const edited = await readFile(file);
    return edited.equals(shown) ? null : edited;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** JSON with indentation: JSON on one line is hard to edit. */
function readable(body: Buffer): Buffer {
  try {
    return Buffer.from(`${JSON.stringify(JSON.parse(body.toString("utf8")), null, 2)}\n`);
  } catch {
    return body;
  }
}

/** `$EDITOR` may have arguments, so a shell reads it. The file name is ours and is a separate argument. */
async function runEditor(editor: string, file: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const child =
      platform() === "win32"
        ? spawn(`${editor} "${file}"`, { stdio: "inherit", shell: true })
        : spawn("/bin/sh", ["-c", `${editor} "$1"`, "editor", file], { stdio: "inherit" });
    child.once("error", (error) => reject(notStarted(`cannot start ${editor} (${error.message})`)));
    child.once("close", (code, signal) => {
      if (code === 0) resolve();
      else if (code === NOT_FOUND) reject(notStarted(`${editor} not found`));
      else reject(new Failure("input", `${editor} exited with ${code ?? signal}; nothing was sent`));
    });
  });
}

/** The exit code of a shell that does not find the command. */
const NOT_FOUND = 127;

function notStarted(problem: string): Failure {
  return new Failure("input", withHint(`${problem}; nothing was sent`, "set EDITOR to an editor that is installed"));
}
