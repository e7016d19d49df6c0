import { platform } from "node:os";
import { describe, expect, test } from "vitest";
import { editedBody } from "../../../../src/commands/listen/edit-body.ts";

const BODY = Buffer.from('{"event":"call_init"}');

describe.skipIf(platform() === "win32")("the editor", () => {
  test("that changes nothing gives no body", async () => {
    expect(await editedBody(BODY, { EDITOR: "true" })).toBeNull();
  });

  test("may have arguments, and VISUAL is used before EDITOR", async () => {
    const edited = await editedBody(BODY, { VISUAL: "sed -i.bak s/call_init/call_hangup/", EDITOR: "false" });
    expect(JSON.parse(String(edited))).toEqual({ event: "call_hangup" });
  });

  test("that exits with an error is named, and nothing is sent", async () => {
    await expect(editedBody(BODY, { EDITOR: "false" })).rejects.toMatchObject({
      code: "input",
      message: "false exited with 1; nothing was sent",
    });
  });

  test("that is not found is named, with a hint", async () => {
    await expect(editedBody(BODY, { EDITOR: "exit 127;" })).rejects.toMatchObject({
      message: "exit 127; not found; nothing was sent; hint: set EDITOR to an editor that is installed",
    });
  });
});
