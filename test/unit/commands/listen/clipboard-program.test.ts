import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { platform } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { copyByProgram } from "../../../../src/commands/listen/clipboard-program.ts";
import { emptyFolder } from "../../../support/program/run-cli.ts";

/** A folder with a program of this name, and the file that it writes. */
function program(name: string, script: string) {
  const folder = emptyFolder();
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return { PATH: `${join(folder, "missing")}:${folder}:/usr/bin:/bin`, OUT: join(folder, "out") };
}

const WRITE = `/bin/cat > "$OUT"; printf ' %s' "$@" >> "$OUT"`;

describe.skipIf(platform() !== "linux")("the clipboard program", () => {
  test.each([
    ["wl-copy", { WAYLAND_DISPLAY: "wayland-0" }, ""],
    ["xclip", { DISPLAY: ":0" }, " -selection clipboard"],
    ["xsel", { DISPLAY: ":0" }, " --clipboard --input"],
  ])("%s gets the text", async (name, env, args) => {
    const found = program(name, WRITE);
    expect(await copyByProgram("Çağrı", { env: { ...found, ...env } })).toEqual({ kind: "copied", by: name });
    expect(readFileSync(found.OUT, "utf8").trimEnd()).toBe(`Çağrı${args}`.trimEnd());
  });

  test("clip.exe gets UTF-16 on a Linux inside of Windows", async () => {
    const found = program("clip.exe", `/bin/cat > "$OUT"`);
    await copyByProgram("Ç", { env: { ...found, WSL_DISTRO_NAME: "Debian" } });
    expect(readFileSync(found.OUT).equals(Buffer.from("\ufeffÇ", "utf16le"))).toBe(true);
  });

  test("that fails is named", async () => {
    const failing = program("xclip", "exit 1");
    const env = { ...failing, DISPLAY: ":0" };
    expect(await copyByProgram("x", { env })).toEqual({ kind: "failed", reason: "xclip: exit code 1" });
  });

  test("is not used without a display, or over ssh", async () => {
    const found = program("xclip", WRITE);
    expect(await copyByProgram("x", { env: found })).toEqual({ kind: "no_program" });
    const overSsh = { ...found, DISPLAY: ":0", SSH_CONNECTION: "192.0.2.1 1 192.0.2.2 22" };
    expect(await copyByProgram("x", { env: overSsh })).toEqual({ kind: "no_program" });
  });
});
