import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { platform, tmpdir } from "node:os";
import { join } from "node:path";
import type { Context } from "../../context.ts";
import { Failure } from "../../failure.ts";

/**
 * Lets the user change a body in `$VISUAL` or `$EDITOR`, which takes over the terminal. `null` when it was left as it
 * was. Throws `Failure` (`input`) when the editor cannot be run or fails.
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

/** JSON on one line is hard to edit. */
function readable(body: Buffer): Buffer {
  try {
    return Buffer.from(`${JSON.stringify(JSON.parse(body.toString("utf8")), null, 2)}\n`);
  } catch {
    return body;
  }
}

/** `$EDITOR` may have arguments, so a shell reads it; the file's name is ours, and is passed beside it. */
async function runEditor(editor: string, file: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const child =
      platform() === "win32"
        ? spawn(`${editor} "${file}"`, { stdio: "inherit", shell: true })
        : spawn("/bin/sh", ["-c", `${editor} "$1"`, "editor", file], { stdio: "inherit" });
    child.once("error", (error) => reject(editorFailure(editor, error.message)));
    child.once("close", (code) => (code === 0 ? resolve() : reject(editorFailure(editor, `it ended with ${code}`))));
  });
}

function editorFailure(editor: string, why: string): Failure {
  return new Failure("input", `the editor ${editor} failed: ${why}`, { hint: "name another with EDITOR" });
}
