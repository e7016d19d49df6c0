import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { SAMPLES } from "../../../src/events/catalogue/samples.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";
import { captureFile, payload, record } from "../../support/captures/capture-file.ts";
import { type CliResult, emptyFolder, runCli } from "../../support/program/run-cli.ts";

type Line = Readonly<Record<string, unknown>>;

interface Scrubbed {
  readonly run: CliResult;
  readonly out: string;
  readonly records: readonly Line[];
}

async function scrub(file: string, ...options: readonly string[]): Promise<Scrubbed> {
  const out = join(emptyFolder(), "out.ndjson");
  const run = await runCli(["captures", "scrub", file, out, ...options]);
  const text = existsSync(out) ? readFileSync(out, "utf8") : "";
  const records = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);
  return { run, out, records };
}

const CONTACT = payload("contact_create", {
  id: 7,
  first_name: "Ayşe",
  last_name: "Yılmaz",
  full_name: "Ayşe Yılmaz",
  job_title: "CFO",
});

const ANSWER = { v: 1, kind: "response", by: "forward", status: 200, durationMs: 1, headers: [] };

/** What `validate` finds in each event of a file. */
async function findings(source: string): Promise<unknown> {
  const { json } = await runCli(["validate", source, "--json"]);
  return json.map(({ event, verdict, issues }) => ({
    event,
    verdict,
    codes: (issues as { code: string; path: string }[] | undefined)?.map(({ code, path }) => `${code} ${path}`),
  }));
}

const good = (): string => captureFile(record({ body: CONTACT }));

describe("captures scrub", () => {
  test("writes a copy with the same validation as the original, event by event", async () => {
    const bodies = SAMPLES.map((sample) => JSON.stringify(sample));
    const file = captureFile(...bodies.map((body) => record({ body })));
    const { run, out } = await scrub(file);
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    expect(await findings(out)).toEqual(await findings(file));
    expect(bodies.length).toBeGreaterThan(10);
  });

  test("replaces personal data in the body, the path, the headers and the address", async () => {
    const file = captureFile(
      record({
        body: CONTACT,
        path: "/hook/7fK2jQx0aP9LmN4vR8sT?caller=%2B905321234567&who=Ay%C5%9Fe&a=b%20c",
        remoteAddress: "2a01:4f8::1",
        headers: [
          ["Host", "quick-brown-fox.trycloudflare.com"],
          ["X-Forwarded-For", "81.2.69.142, 2a01:4f8::1"],
          ["Authorization", "Basic c2VjcmV0"],
          ["Content-Length", "1"],
          ["Date", "Sun, 22 Nov 2026 10:41:00 GMT"],
        ],
        issues: [
          { severity: "info", code: "x", path: "", message: "Ayşe", expected: null, received: null, hint: null },
        ],
      }),
    );
    const { records, out } = await scrub(file);
    const [{ body, path, remoteAddress, headers, issues, sha256 } = {} as Line] = records;
    expect(readFileSync(out, "utf8")).not.toMatch(/Ayşe|Y[ıi]lmaz|90532|7fK2|2a01|81\.2|cloudflare|c2VjcmV0/i);
    expect(body).toMatch(/"first_name":"(\w+)","last_name":"(\w+)","full_name":"\1 \2"/);
    expect(path).toMatch(/^\/hook\/x[0-9a-f]{19}\?caller=%2B999\d{9}&xi?\w{7}=X[a-z]{7}&a=x%20x$/);
    expect(remoteAddress).toMatch(/^2001:db8::/);
    expect(headers).toEqual([
      ["Host", "example.com"],
      ["X-Forwarded-For", expect.stringMatching(/^192\.0\.2\.\d+, 2001:db8::[0-9a-f]{4}$/)],
      ["Authorization", "[redacted]"],
      ["Content-Length", String(Buffer.byteLength(String(body)))],
      ["Date", "Sun, 22 Nov 2026 10:41:00 GMT"],
    ]);
    expect(issues).toEqual([]);
    const { json } = await runCli(["replay", out, "--dry-run", "--json"]);
    expect(json[0]).toMatchObject({ type: "planned", body });
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    ["/hook/7fK2jQx0aP9LmN4vR8sT", /^\/hook\/x[0-9a-f]{19}$/],
    ["/hook/qzjrkwmxpvtnlbhgfdsc", /^\/hook\/x[0-9a-f]{19}$/],
    ["/hooks/hipcall/v1?x&y=&a=b=c&d=%ff", /^\/hooks\/hipcall\/v1\?x&y=&a=x=x&d=%25x\w{7}$/],
    ["/x?name=Ay%C5%9Fe+Gül&q=Zeynep", /^\/x\?name=X\w{7}%20X\w{7}&q=X\w{7}$/],
    ["/x?email=a%2Bb@c.de", /^\/x\?email=x[a-z]{7}\.[0-9a-f]{6}@example\.com$/],
    ["/Ayşe\ud800", /^\/X\w{7}%EF%BF%BD$/],
    ["/x?a&&=1&name=", /^\/x\?a&&=[1-9]&name=$/],
    ["/x?Ay%C5%9Fe&905321234567&905321234567=x", /^\/x\?X\w{7}&999\d{9}&999\d{9}=x$/],
    ["/Ay%C5%9Fe/1", /^\/X\w{7}\/1$/],
  ])("scrubs the path %s part by part", async (path, scrubbed) => {
    const { records } = await scrub(captureFile(record({ body: CONTACT, path })));
    expect(records[0]?.["path"]).toMatch(scrubbed);
  });

  test.each([
    ["Host", "localhost:4665", /^localhost:4665$/],
    ["Host", "127.0.0.1", /^127\.0\.0\.1$/],
    ["host", "[::1]:80", /^\[::1\]:80$/],
    ["Host", "localhost.gunes.com.tr", /^example\.com$/],
    ["X-Forwarded-Host", "gunes.com.tr", /^example\.com$/],
    ["Forwarded", 'for="[2a01:4f8:c17:b8f::2]"', /^x\w{7}="\[2001:db8::[0-9a-f]{4}\]"$/],
    ["X-Real-IP", "2a01:4f8:1:2:3:4:5:6", /^2001:db8::[0-9a-f]{4}$/],
    ["X-Agent", "ayşe", /^x\w{7}$/],
    ["Content-Type", "application/json; charset=utf-8", /^application\/json; charset=utf-8$/],
    ["Content-Type", "text/yılmaz", /^x\w{7}\/x\w{7}$/],
    ["User-Agent", "mint/1.9.0", /^mint\/1\.9\.0$/],
    [
      "User-Agent",
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0",
      /^Mozilla.*120\.0\.0\.0$/,
    ],
    ["Accept-Encoding", "gzip, deflate, br;q=0.9", /^gzip, deflate, br;q=0\.9$/],
    ["X-Hipcall-Token", "abc", /^\[redacted\]$/],
    ["Referer", "https://gunes.com.tr/ayse", /^https:\/\/example\.com\/[0-9a-f]{16}$/],
    ["X-Content-Length", "7", /^[1-9]$/],
  ])("scrubs the header %s: %s", async (name, value, scrubbed) => {
    const { records } = await scrub(captureFile(record({ body: CONTACT, headers: [[name, value]] })));
    expect(records[0]?.["headers"]).toEqual([[name, expect.stringMatching(scrubbed)]]);
  });

  test("keeps what links events: ids, uuids, times and the order of the records", async () => {
    const uuid = "2483a75a-56a2-41f1-991b-92b1667e324a";
    const same = { uuid, user_id: 123_456, started_at: "2024-11-17T10:41:00Z", caller_number: "+905321234567" };
    const file = captureFile(
      record({ body: payload("call_init", same) }),
      record({ body: payload("call_hangup", same) }),
    );
    const { records } = await scrub(file);
    const data = records.map(({ body }) => (JSON.parse(String(body)) as { data: Line }).data);
    expect(data[0]).toEqual({ ...same, caller_number: expect.stringMatching(/^\+999/) as string });
    expect(data[1]).toEqual(data[0]);
    expect(records.map(({ event }) => event)).toEqual(["call_init", "call_hangup"]);
  });

  test("scrubs recorded responses too, JSON and text", async () => {
    const answer = { ...ANSWER, id: "a", headers: [["set-cookie", "s=1"]] };
    const file = captureFile(
      record({ id: "a", body: CONTACT }),
      { ...answer, body: '{"hello":"Ayşe","phone":"0532 123 45 67","note":"Will come"}' },
      { ...answer, body: "Ayşe is saved" },
      { ...answer, bodyBase64: "/wA=" },
    );
    const { records, run } = await scrub(file, "--json");
    expect(records.slice(1)).toMatchObject([
      {
        headers: [["set-cookie", "[redacted]"]],
        body: expect.stringMatching(/^\{"hello":"X\w{7}","phone":"999\d .*"note":"X\w{7} x\w{7}"/) as string,
      },
      { body: expect.stringMatching(/^X\w{7} x\w{7} x\w{7}$/) as string },
    ]);
    expect(run.stderr).toBe("");
    expect(run.json).toMatchObject([
      { type: "warning", message: `${file}:4 was omitted: its body is not text` },
      { type: "summary", command: "captures scrub", requests: 1, responses: 2, leftOut: 1 },
    ]);
  });

  test("of an app that echoes the request still compares", async () => {
    await using app = await TestEndpoint.open(({ body }, response) => response.end(body));
    const { out } = await scrub(captureFile(record({ id: "a", body: CONTACT }), { ...ANSWER, id: "a", body: CONTACT }));
    const run = await runCli(["replay", out, "--to", app.url, "--compare", "--json"]);
    expect(run.exitCode).toBe(0);
    expect(run.json.at(-1)).toMatchObject({ compared: { answers: 1, different: 0 } });
  });

  test("omits and reports records whose personal data cannot be recognised", async () => {
    const file = captureFile(
      record({ id: "a", body: CONTACT }),
      record({ id: "b", body: "name=Ayşe" }),
      { ...ANSWER, id: "b", body: "x" },
      record({ id: "c", body: undefined, bodyBase64: "/wA=" }),
      record({ id: "d", body: "" }),
      '{"v":1,"kind":"req',
    );
    const { records, run } = await scrub(file);
    expect(run.exitCode).toBe(0);
    expect(records.map(({ id }) => id)).toEqual(["a", "d"]);
    expect(run.stderr).toMatch(
      /:2 was omitted: its body is not JSON.*\n.*:3 was omitted: its request was omitted\n.*:4 was.*not JSON.*\n.*:6 was omitted: /,
    );
    expect(run.stdout).toContain("2 requests, 4 records skipped");
  });

  test("has the same replacements with the same key, and different ones without a key", async () => {
    const file = captureFile(record({ body: CONTACT }));
    const body = async (...options: string[]): Promise<unknown> => (await scrub(file, ...options)).records[0]?.["body"];
    const env = { HIPCALL_HOOKS_KEY: "a key" };
    const out = join(emptyFolder(), "out.ndjson");
    await runCli(["captures", "scrub", file, out], { env });
    expect(await body("--key", "a key")).toBe((JSON.parse(readFileSync(out, "utf8")) as Line)["body"]);
    expect(await body("--key", "other")).not.toBe(await body("--key", "a key"));
    expect(await body()).not.toBe(await body());
  });

  test("reads a folder of captures as one", async () => {
    const folder = join(emptyFolder(), "captures");
    mkdirSync(folder);
    for (const name of ["a.ndjson", "b.ndjson"]) writeFileSync(join(folder, name), readFileSync(good()));
    const { records } = await scrub(folder);
    expect(records).toHaveLength(2);
    expect(records[0]?.["body"]).toBe(records[1]?.["body"]);
  });

  test("prints a summary", async () => {
    const file = captureFile(record({ body: payload("x", { name: "Ayşe", phone: "+905321234567" }) }));
    const { run, out } = await scrub(file);
    expect(run.stdout).toBe(
      `scrubbed into ${out}: 1 request\nreplaced: 1 number, 1 word\nnothing of what was replaced is left in it\n`,
    );
    const { run: nothing } = await scrub(captureFile(record({ body: payload("x") })));
    expect(nothing.stdout).toContain("replaced: nothing");
  });
});

describe("captures scrub refuses", () => {
  test("to overwrite a file without --force", async () => {
    const file = good();
    const before = readFileSync(file, "utf8");
    const run = await runCli(["captures", "scrub", file, file]);
    expect(run).toMatchObject({ exitCode: 3, stdout: "" });
    expect(run.stderr).toContain(`${file} already exists; choose another name or use --force`);
    expect(readFileSync(file, "utf8")).toBe(before);
    expect((await runCli(["captures", "scrub", file, file, "--force"])).exitCode).toBe(0);
    expect(readFileSync(file, "utf8")).not.toContain("Ayşe");
  });

  test.each([
    ["a file that is not there", () => join(emptyFolder(), "none.ndjson"), /file not found/],
    ["a payload", () => captureFile(CONTACT), /is not a capture file/],
    [
      "nothing but what it can't read",
      () => captureFile(record({ body: "x=1" })),
      /nothing to scrub in .*: every request was omitted/,
    ],
    [
      "a newer capture at its end",
      () => captureFile(record({ body: CONTACT }), record({ v: 2 })),
      /line 2: written by a newer/,
    ],
  ])("%s, and leaves no file", async (_what, make, message) => {
    const { run, out } = await scrub(make());
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toMatch(message);
    expect(readdirSync(dirname(out))).toEqual([]);
  });

  test.each([
    [["c.ndjson"], "only the file to read"],
    [["a.ndjson", "b.ndjson", "c.ndjson"], "3 files"],
  ])("%j: one file is read and one is written", async (files, came) => {
    const run = await runCli(["captures", "scrub", ...files]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(`cannot scrub: ${came} (expected the file to read and the file to write)`);
    expect(run.stderr).toContain("hint: to look for personal data and write nothing, add --check");
  });

  test("to keep a value that has what is replaced elsewhere, and says where", async () => {
    const data = { caller_number: "+905321234567", ek: { not: "geri ara: (0532) 123 45 67" } };
    const file = captureFile(record({ body: CONTACT }), record({ body: payload("call_init", data) }));
    const { run, out } = await scrub(file, "--keep", "data.ek.not");
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain(
      "nothing was written: a number that is replaced elsewhere would be left in record 2, body data.ek.not",
    );
    expect(run.stderr).toContain("hint: a value that is kept has it: leave out --keep data.ek.not");
    expect(run.stderr).not.toContain("532");
    expect(readdirSync(dirname(out))).toEqual([]);
  });

  test("a place where it cannot write", async () => {
    const out = join(emptyFolder(), "none", "out.ndjson");
    const run = await runCli(["captures", "scrub", good(), out]);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toMatch(/cannot write .*none.*ENOENT/);
  });

  test("to leave a partial file when it is stopped", async () => {
    const stop = new AbortController();
    stop.abort("SIGINT");
    const out = join(emptyFolder(), "out.ndjson");
    expect((await runCli(["captures", "scrub", good(), out], { stop })).exitCode).toBe(130);
    expect(readdirSync(dirname(out))).toEqual([]);
  });
});

describe("captures scrub --keep", () => {
  test("keeps a place of the body with its keys, and warns of one that led to nothing", async () => {
    const body = payload("contact_create", { ek: [{ kod: "A-17", not: "Ayşe" }], first_name: "Ayşe" });
    const { run, records } = await scrub(
      captureFile(record({ body })),
      "--keep",
      "data.ek[*].kod",
      "--keep",
      "data.yok",
    );
    expect(run.exitCode).toBe(0);
    expect(JSON.parse(String(records[0]?.["body"]))).toMatchObject({ data: { ek: [{ kod: "A-17" }] } });
    expect(String(records[0]?.["body"])).not.toContain("Ayşe");
    expect(run.stderr).toContain("--keep data.yok led to no value");
    expect(run.stderr).not.toContain("--keep data.ek[*].kod");
  });

  test("takes a path as every option does", async () => {
    const { run } = await scrub(good(), "--keep", "data..x");
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("--keep");
  });
});

const HOST_HEADERS = [
  ["Host", "ayse.trycloudflare.com"],
  ["User-Agent", "mint/1.9.0"],
  ["Authorization", "Basic YXlzZQ=="],
];

const personal = (): string =>
  captureFile(
    record({ body: CONTACT, remoteAddress: "81.2.69.142", headers: HOST_HEADERS }),
    record({ id: "a", body: payload("call_init", { caller_number: "+905321234567", direction: "inbound" }) }),
    { ...ANSWER, id: "a", body: '{"eposta":"ayse@gunes.com.tr"}', headers: [["X-Kim", "ayse"]] },
  );

describe("captures scrub --check", () => {
  test("says what looks personal, with its place and never whole, and exits with 1", async () => {
    const file = personal();
    const run = await runCli(["captures", "scrub", "--check", file]);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain(`${file}:1  remoteAddress  looks like an IP address: 81…`);
    expect(run.stdout).toContain(`${file}:1  body data.first_name  looks like a name: A…`);
    expect(run.stdout).toContain(`${file}:2  body data.caller_number  looks like a number: +9…`);
    expect(run.stdout).toContain(`${file}:3  body eposta  looks like an e-mail address: ay…`);
    expect(run.stdout).toMatch(/3 records checked: \d+ places look personal, in 3 records\n$/);
    expect(run.stdout).not.toMatch(/Ayşe|Yılmaz|5321234567|gunes|69\.142/);
  });

  test("as JSON has a line for each place, and a summary", async () => {
    const file = personal();
    const { json, exitCode } = await runCli(["captures", "scrub", "--check", file, "--json"]);
    expect(exitCode).toBe(1);
    expect(json).toContainEqual({
      v: 1,
      type: "personal",
      source: file,
      line: 2,
      part: "body",
      path: "data.caller_number",
      looksLike: "number",
      start: "+9…",
    });
    expect(json.at(-1)).toMatchObject({
      type: "summary",
      command: "captures scrub --check",
      records: 3,
      recordsWithFindings: 3,
      findings: json.length - 1,
    });
  });

  test("finds nothing in the scrubbed copy of any file, and exits with 0", async () => {
    const files = [personal(), captureFile(...SAMPLES.map((sample) => record({ body: JSON.stringify(sample) })))];
    for (const file of files) {
      const { out } = await scrub(file);
      const run = await runCli(["captures", "scrub", "--check", out]);
      expect(run).toMatchObject({ exitCode: 0, stderr: "" });
      expect(run.stdout).toMatch(/^\d+ records? checked: nothing looks personal\n$/);
    }
  });

  test("checks bodies that are no JSON, payload files and standard input too", async () => {
    const file = captureFile(
      record({ body: "tel=0532 123 45 67" }),
      record({ body: undefined, bodyBase64: "/0F5cmU=" }),
    );
    expect((await runCli(["captures", "scrub", "--check", file])).exitCode).toBe(1);
    const stdin = payload("call_init", { caller_number: "+905321234567" });
    const run = await runCli(["captures", "scrub", "--check", "-"], { stdin });
    expect(run).toMatchObject({ exitCode: 1, stdout: expect.stringContaining("looks like a number") as string });
  });

  test("with --keep does not look at that place", async () => {
    const file = captureFile(record({ body: payload("call_init", { external_id: "Ayşe" }) }));
    expect((await runCli(["captures", "scrub", "--check", file])).exitCode).toBe(1);
    expect((await runCli(["captures", "scrub", "--check", file, "--keep", "**.external_id"])).exitCode).toBe(0);
  });

  test("exits with 3 when a file could not be read whole", async () => {
    const file = captureFile(record({ body: payload("call_init") }), '{"v":1,"kind":"req');
    const run = await runCli(["captures", "scrub", "--check", file, join(emptyFolder(), "none.ndjson")]);
    expect(run.exitCode).toBe(3);
    const torn = await runCli(["captures", "scrub", "--check", file]);
    expect(torn.exitCode).toBe(3);
    expect(torn.stderr).toContain(`${file}:2 was not checked`);
  });
});
