import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";
import { TestListener } from "../../support/program/test-listener.ts";
import { sampleData } from "../../support/events/payloads.ts";

/** Wrong in many ways: a missing key, a wrong type, values that contradict each other, an unknown key. */
const WRONG = JSON.stringify({
  event: "call_hangup",
  data: { ...sampleData("call_hangup"), user_id: "7", uuid: "x", missing_call: true, more: 1, call_flow: [] },
});

const LANGUAGES = ["en", "tr"] as const;

/** Runs a command in each language. What each run prints on stdout, and its exit code. */
async function inBoth(argv: readonly string[], files: Readonly<Record<string, string>>): Promise<[string, number][]> {
  const runs: [string, number][] = [];
  for (const lang of LANGUAGES) {
    const cwd = emptyFolder();
    for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
    const { stdout, exitCode } = await runCli([...argv, "--lang", lang], { cwd });
    runs.push([stdout.replaceAll(/"durationMs":[\d.]+/g, '"durationMs":0'), exitCode]);
  }
  return runs;
}

describe("Turkish never changes", () => {
  test.each([
    [["validate", "a.json", "--json"], '"message":"data.user_id must be a number or null, but is a string"'],
    [["validate", "a.json", "--drift", "--json"], '"message":"data.user_id is string (expected: integer or null)"'],
    [
      ["captures", "calls", "a.json", "--json"],
      '"message":"call_hangup: data.missing_call is true on an outbound call"',
    ],
    [["captures", "show", "a.json", "--json"], '"message":"data.more is not documented"'],
    [["validate", "a.json", "--report", "tap"], "data.user_id must be a number or null"],
  ])("the output of %j", async (argv, text) => {
    const [english, turkish] = await inBoth(argv, { "a.json": WRONG });
    expect(english?.[0]).toContain(text);
    expect(turkish).toEqual(english);
  });

  test("the JSON of ask", async () => {
    await using app = await TestEndpoint.open((_seen, response) => response.end('{"extension":7}'));
    const [english, turkish] = await inBoth(["ask", "smart-routing", "--to", app.url, "--json"], {});
    expect(english?.[0]).toContain("goes to the default target: extension is 7, expected a string");
    expect(turkish).toEqual(english);
  });

  test("the answer to a sender, and the capture", async () => {
    const seen: [string, unknown][] = [];
    for (const lang of LANGUAGES) {
      const file = join(emptyFolder(), "c.ndjson");
      await using listening = await TestListener.start(["--strict", "--save", file, "--lang", lang]);
      const response = await listening.post(WRONG);
      const body = (await response.text()).replace(/"id":"[^"]*"/, '"id":""');
      expect(response.status).toBe(422);
      const [record = ""] = readFileSync(file, "utf8").split("\n");
      const { issues } = JSON.parse(record) as { issues: unknown };
      seen.push([body, issues]);
    }
    const [english, turkish] = seen;
    expect(english?.[0]).toContain('"message":"data.user_id must be a number or null, but is a string"');
    expect(turkish).toEqual(english);
  });
});

describe("a person reads in Turkish", () => {
  test("the sentence and the findings of a call", async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, "a.json"), WRONG);
    const { stdout } = await runCli(["captures", "calls", "a.json", "--lang", "tr"], { cwd });
    expect(stdout).toContain("call_hangup: giden çağrıda data.missing_call true");
    expect(stdout).toMatch(/giden çağrı, \S+ → \S+: cevapsız kaldı, arayan 52 sn sonra vazgeçti/);
  });

  test("what is different in drift", async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, "a.json"), WRONG);
    const { stdout } = await runCli(["validate", "a.json", "--drift", "--lang", "tr"], { cwd });
    expect(stdout).toContain("data.user_id string (beklenen: integer ya da null)");
  });

  test("what Hipcall does with an answer", async () => {
    await using app = await TestEndpoint.open((_seen, response) => response.end('{"extension":7}'));
    const { stdout } = await runCli(["ask", "smart-routing", "--to", app.url, "--lang", "tr"]);
    expect(stdout).toContain("varsayılan hedefe gider: extension 7, beklenen metin");
    expect(stdout).toContain('ipucu: şu cevabı verin: {"extension":"1000"}');
  });
});
