import { platform } from "node:os";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { HeaderPair } from "../../../../src/captures/capture.ts";
import { nodeTerminalSignals } from "../../../../src/cli/terminal-signals.ts";
import { ENGLISH } from "../../../../src/language/language.ts";
import { MemoryOutput } from "../../../support/program/memory-output.ts";
import { editBody } from "../../../../src/commands/listen/edit-body.ts";

function edit(env: Readonly<Record<string, string>>, signal = new AbortController().signal) {
  const context = { env, signal, stdout: new MemoryOutput(), terminalSignals: nodeTerminalSignals() };
  return editBody({ headers: [], body: BODY }, { context, language: ENGLISH });
}

async function editedText(headers: HeaderPair[], body: Buffer, editor: string): Promise<string> {
  const context = { env: { EDITOR: editor }, signal: new AbortController().signal };
  const terminal = { stdout: new MemoryOutput(), terminalSignals: nodeTerminalSignals() };
  const edited = await editBody({ headers, body }, { context: { ...context, ...terminal }, language: ENGLISH });
  return edited.kind === "edited" ? edited.body.toString() : edited.kind;
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

  test("gets a compressed body as text", async () => {
    const edited = await editedText(
      [["content-encoding", "gzip"]],
      gzipSync(BODY),
      "sed -i.bak s/call_init/call_hangup/",
    );
    expect(edited).toBe('{\n  "event": "call_hangup"\n}\n');
  });

  test("gets a body in another charset as UTF-8", async () => {
    const body = Buffer.from('{"name":"Ay\xfee"}', "latin1");
    const headers: HeaderPair[] = [["content-type", "application/json; charset=windows-1254"]];
    expect(await editedText(headers, body, "sed -i.bak s/name/who/")).toBe('{\n  "who": "Ayşe"\n}\n');
  });

  test("gets numbers, keys and escapes spelled as they came", async () => {
    const body = Buffer.from('{"id":154284075601887489,"price":12.0,"e":1E400,"a":1,"a":2,"t":"\\u015f"}');
    const edited = await editedText([], body, "sed -i.bak s/price/cost/");
    expect(edited.replaceAll(/\s/g, "")).toBe(body.toString().replace("price", "cost"));
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
