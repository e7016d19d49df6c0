import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { expectRestored, post, session } from "../support/terminal/listen-session.ts";

const SAMPLE = readFileSync(join(import.meta.dirname, "../../samples/2024/call_hangup.json"));

test("with HIPCALL_HOOKS_LANG=tr the full screen speaks Turkish, and its keys stay", async () => {
  await using listening = await session([], { columns: 80, env: { HIPCALL_HOOKS_LANG: "tr" } });
  const { terminal, url } = listening;
  await terminal.until((text) => text.includes("olaylar bekleniyor …") && text.includes("q        dinlemeyi bitir"));
  await post(url, SAMPLE, '{"event":"call_hangup","data":{}}');
  await terminal.until((text) => text.includes("2 / 2 olay, 1 geçersiz") && text.includes("▾ Sorunlar"));
  terminal.press("k");
  const details = await terminal.until((text) => text.includes("#1 call_hangup  ✓ geçerli"));
  expect(details).toContain("▾ Gövde");
  expect(details).toMatch(/giden çağrı, \+\d+ → \+\d+: 52 sn sonra bitti, karşı taraf kapattı/);
  terminal.press("m");
  await terminal.until("#1 işaretlendi");
  terminal.press("jm");
  await terminal.until("fark: #1 call_hangup → #2 call_hangup");
  terminal.press("\u001b");
  await terminal.until("▾ Sorunlar");
  terminal.press("/geçersiz\r");
  await terminal.until("filtre: geçersiz  1 / 2");
  terminal.press("\u001b?");
  const help = await terminal.until("Tuşlar (kaydırmak için ↑ ↓, kapatmak için Esc)");
  expect(help).toMatch(/\/ +filtre: metin, 500, >=400, data\.x=y\n/);
  expect(terminal.lines.at(-1)).toMatch(/^ \? yardım {2}q çık {2}Enter ayrıntı {2}Tab bölme {2}\/ filtre/);
  terminal.press("q");
  await expectRestored(terminal, 0);
});
