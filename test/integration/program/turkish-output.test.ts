import { describe, expect, test } from "vitest";
import { payload } from "../../support/captures/capture-file.ts";
import { writeCapture } from "../../support/captures/capture-with-responses.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";
import { TestListener } from "../../support/program/test-listener.ts";
import { join } from "node:path";

const env = { HIPCALL_HOOKS_LANG: "tr" };

describe("Turkish output", () => {
  test("of listen: an event, its verdict, its answer, and the summary", async () => {
    await using listener = await TestListener.start(["--strict", "--expect", "call_init=1..2"], { env });
    await listener.post(payload("call_init"));
    await listener.post(payload("bir_olay"));
    listener.run.interrupt();
    await listener.run.exitCode;
    const { text } = listener.run.stdout;
    expect(text).toMatch(/^dinliyor: http/);
    expect(text).toMatch(/#1 \S+ ✗ geçersiz call_init {2}POST \/, 31 B → 422, [\d,]+ ms\n {2}çağrı: başladı\n/);
    expect(text).toContain("--strict: olay geçersiz");
    expect(text).toMatch(/#2 \S+ \? bilinmiyor bir_olay/);
    expect(text).toContain(
      "✗ beklenen call_init=1..2: 1 ile 2 arası, gelen yok\n    en yakını: #1 call_init geçersiz: data.uuid yok\n",
    );
    expect(text).toContain("2 olay geldi (bitiren: SIGINT)\n  call_init: 1 geçersiz\n  bir_olay: 1 bilinmeyen\n");
    expect(text).toContain("1 beklenti içinden 0 tanesi karşılandı\n");
  });

  test("of send: a failed delivery, and what Hipcall does", async () => {
    await using app = await TestEndpoint.open((_seen, response) => response.writeHead(500).end('{"error":"x"}'));
    const to = ["--to", app.url, "--hipcall"];
    const { stdout, exitCode } = await runCli(["send", "call_init", "--count", "3", ...to], { env });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/✗ call_init {2}500, [\d,]+ ms {2}830 B → http/);
    expect(stdout).toContain('    cevap: {"error":"x"}\n');
    expect(stdout).toMatch(/0 teslim edildi, 2 başarısız \([\d,]+ ms\)\n/);
    expect(stdout).toContain('Hipcall, art arda 2 başarısızlık sonrasında entegrasyonu "Kırık" yapar');
    expect(stdout).toContain("(2. teslimat (call_init)); bu çalıştırma orada durdu\n");
  });

  test("of replay --compare: the difference and the count", async () => {
    await using app = await TestEndpoint.open((_seen, response) => response.writeHead(201).end('{"n":2}'));
    const file = join(emptyFolder(), "c.ndjson");
    writeCapture(file, [{ event: "a", answer: '{"n":1}' }]);
    const { stdout } = await runCli(["replay", file, "--to", app.url, "--compare"], { env });
    expect(stdout).toContain("    HTTP durum kodu: beklenen 200, gelen 201\n    n: beklenen 1, gelen 2\n");
    expect(stdout).toContain("1 cevap kayıttakiyle karşılaştırıldı: 0 aynı, 1 farklı\n");
  });

  test("of captures: the columns of the list stand under each other", async () => {
    const file = join(emptyFolder(), "c.ndjson");
    writeCapture(file, [{ event: "call_hangup", answer: "{}" }, { event: "a" }]);
    const { stdout } = await runCli(["captures", "list", file], { env: { ...env, TZ: "UTC" } });
    const [first = "", second = "", summary] = stdout.split("\n");
    expect(first).toContain("✗ geçersiz    call_hangup   200, 1 ms       çağrı: bitti");
    expect(second).toContain("? bilinmiyor  a             cevap yok       bilinmeyen olay a");
    expect(first.indexOf("call_hangup")).toBe(second.indexOf("a  "));
    expect(summary).toBe("2 olay: 0 geçerli, 1 geçersiz, 1 bilinmeyen, 1 cevaplı");
  });

  test("has the letters of ASCII where the locale has no others, and keeps those of values", async () => {
    const stdin = payload("olay_ş");
    const { stdout } = await runCli(["captures", "list", "-"], { env: { ...env, LC_ALL: "C" }, stdin });
    expect(stdout).toContain("bilinmeyen olay olay_ş");
    expect(stdout).toContain("1 olay: 0 gecerli, 1 bilinmeyen, 0 cevapli\n");
  });
});
