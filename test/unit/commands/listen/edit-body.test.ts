import { platform } from "node:os";
import { describe, expect, test } from "vitest";
import { nodeTerminalSignals } from "../../../../src/cli/terminal-signals.ts";
import { MemoryOutput } from "../../../support/program/memory-output.ts";
import { editBody } from "../../../../src/commands/listen/edit-body.ts";

function edit(env: Readonly<Record<string, string>>, signal = new AbortController().signal) {
  return editBody(BODY, { env, signal, stdout: new MemoryOutput(), terminalSignals: nodeTerminalSignals() });
}

const BODY = Buffer.from('{"event":"call_init"}');

describe.skipIf(platform() === "win32")("the editor", () => {
  test("that changes nothing gives no body", async () => {
    expect(await edit({ EDITOR: "true" })).toEqual({ kind: "unchanged" });
  });

  test("may have arguments, and VISUAL is used before EDITOR", async () => {
    const edited = await edit({ VISUAL: "sed -i.bak s/call_init/call_hangup/", EDITOR: "false" });
    expect(edited).toMatchObject({ kind: "edited" });
    expect("body" in edited && JSON.parse(String(edited.body))).toEqual({ event: "call_hangup" });
  });

  test("that leaves an empty file stops the sending", async () => {
    expect(await edit({ EDITOR: "echo > " })).toEqual({ kind: "emptied" });
  });

  test("that never ends does not keep the listener from ending", async () => {
    const stop = new AbortController();
    const edited = edit({ EDITOR: "exec tail -f" }, stop.signal);
    stop.abort("SIGTERM");
    await expect(edited).rejects.toMatchObject({ message: "gave up waiting for exec tail -f; nothing was sent" });
  });

  test("that exits with an error is named, and nothing is sent", async () => {
    await expect(edit({ EDITOR: "false" })).rejects.toMatchObject({
      code: "input",
      message: "false exited with 1; nothing was sent",
    });
  });

  test("that is not found is named, with a hint", async () => {
    await expect(edit({ EDITOR: "exit 127;" })).rejects.toMatchObject({
      message:
        "exit 127; not found; nothing was sent; hint: set EDITOR to an editor that is installed, for example: export EDITOR=nano",
    });
  });
});
