import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { test as property, fc } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { gzipSync } from "node:zlib";
import { captureFile, payload, record } from "../../support/captures/capture-file.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";
import { modeOf } from "../../support/run/mode-of.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const run = promisify(execFile);
const onWindows = process.platform === "win32";

function bodyRecord(body: Buffer, different: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const sha256 = createHash("sha256").update(body).digest("hex");
  return record({ body: undefined, bodyBase64: body.toString("base64"), sha256, ...different });
}

/** Bodies that a shell, an editor or a parser could change. */
const HARD_BODIES = [
  `{"event":"call_init","data":{"n":1.0,"s":"it's \\"q\\" %PATH% !x $HOME \`x\` 😀 \\\\ \\n"}}`,
  '{\n  "event": "call_hangup",\n  "data": {}\n}\n',
  Buffer.from([0xff, 0, 1, 10, 13, 0x27]),
  "a\0b",
  '{"event":"x"}\r\n',
  "@file",
  '{"event":"y","data":{"a":"{{b}}"}}',
  "",
  "# c\n// d\n< e\n### f\n\n> g",
  gzipSync('{"event":"call_bridged","data":{}}'),
  ' {"event":"z","data":{}} ',
  "`b#` \u202e\ufeff",
  "\ufeff{}",
  `{"a":"${"é".repeat(70_000)}"}`,
].map((body) => Buffer.from(body));

const ids = (bodies: readonly Buffer[]) =>
  bodies.map((body, index) => bodyRecord(body, { id: `id-${index}`, offsetMs: index }));

/** The bodies that `import` reads from an export. */
async function thereAndBack(form: string, bodies: readonly Buffer[]): Promise<Buffer[]> {
  const folder = emptyFolder();
  const file = captureFile(...ids(bodies));
  const exported = await runCli(["captures", "export", file, "--as", form, "-O", "out"], { cwd: folder });
  expect(exported).toMatchObject({ exitCode: 0, stderr: "" });
  const imported = await runCli(["captures", "import", "out", "--all", "-O", "c.ndjson"], { cwd: folder });
  expect(imported).toMatchObject({ exitCode: 0, stderr: "" });
  const records = readFileSync(join(folder, "c.ndjson"), "utf8").trim().split("\n");
  return records.map((line) => {
    const { body, bodyBase64 } = JSON.parse(line) as { body?: string; bodyBase64?: string };
    return bodyBase64 === undefined ? Buffer.from(body ?? "") : Buffer.from(bodyBase64, "base64");
  });
}

describe.each(["har", "curl", "http"])("captures export --as %s, and captures import", (form) => {
  test("keep every byte of bodies that are hard to write", async () => {
    expect(await thereAndBack(form, HARD_BODIES)).toEqual(HARD_BODIES);
  });

  const bytes = fc.uint8Array({ maxLength: 40 }).map((body) => Buffer.from(body));
  const text = fc.string({ unit: "binary" }).map((body) => Buffer.from(body));
  const signs = fc
    .string({ unit: fc.constantFrom(...Array.from("'\"\\$`!%^#<>@{}/&|;:=~*?()[]\n\r\t \0é😀")) })
    .map((body) => Buffer.from(body));
  const body = fc.oneof(bytes, text, signs);
  property.prop([fc.array(body, { minLength: 1, maxLength: 8 })], { numRuns: 40 })(
    "keep every byte",
    async (bodies) => {
      expect(await thereAndBack(form, bodies)).toEqual(bodies);
    },
  );
});

test("captures export --as har keeps answers, times, headers and paths through an import", async () => {
  const answer = { v: 1, kind: "response", id: "id-0", by: "forward", status: 201, durationMs: 12.5 };
  const gzipped = gzipSync('{"event":"call_init","data":{}}');
  const file = captureFile(
    bodyRecord(gzipped, {
      id: "id-0",
      headers: [
        ["content-type", "application/json"],
        ["content-encoding", "gzip"],
        ["x-n", "\u00c5\u009e"],
      ],
    }),
    { ...answer, headers: [["x-a", "1"]], bodyBase64: "/wA=" },
  );
  const folder = emptyFolder();
  await runCli(["captures", "export", file, "--as", "har", "-O", "out.har"], { cwd: folder });
  const { json } = await runCli(["captures", "import", "out.har", "-O", "c.ndjson", "--json"], { cwd: folder });
  expect(json).toEqual([
    expect.objectContaining({ command: "captures import", requests: 1, responses: 1, notWebhooks: 0 }),
  ]);
  const [request, response] = readFileSync(join(folder, "c.ndjson"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as object);
  expect(request).toMatchObject({
    receivedAt: "2026-11-22T10:00:00.000Z",
    path: "/recorded?x=1",
    headers: [
      ["content-type", "application/json"],
      ["content-encoding", "gzip"],
      ["x-n", "\u00c5\u009e"],
    ],
    bodyBase64: gzipped.toString("base64"),
    event: "call_init",
  });
  expect(response).toMatchObject({ status: 201, durationMs: 12.5, headers: [["x-a", "1"]], bodyBase64: "/wA=" });
});

/** A program of this machine. */
function has(program: string): boolean {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Exports the hard bodies to an endpoint in a form, runs what was written, and gives the received bodies. */
async function received(
  form: string,
  name: string,
  start: (file: string, folder: string) => Promise<unknown>,
): Promise<Buffer[]> {
  await using endpoint = await TestEndpoint.open();
  const folder = emptyFolder();
  const file = captureFile(...ids(HARD_BODIES));
  const args = ["captures", "export", file, "--as", form, "--to", endpoint.url, "-O", name];
  expect(await runCli(args, { cwd: folder })).toMatchObject({ exitCode: 0 });
  await start(join(folder, name), folder);
  return endpoint.requests.map(({ body }) => body);
}

describe("what is exported runs, and sends every byte:", () => {
  test.skipIf(onWindows || !has("curl"))("curl, in a real shell (skipped without curl)", async () => {
    expect(await received("curl", "calls.sh", (file) => run("sh", [file]))).toEqual(HARD_BODIES);
  });

  test.skipIf(!has("hurl"))("hurl (skipped without hurl)", async () => {
    expect(await received("hurl", "calls.hurl", (file) => run("hurl", ["--test", file]))).toEqual(HARD_BODIES);
  });

  test("vitest", async () => {
    const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
    const bodies = await received("vitest", "calls.test.ts", (_file, folder) => {
      symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
      const env = { ...process.env, VITEST: "", NODE_OPTIONS: "" };
      return run(process.execPath, [vitest, "run", "--root", folder], { cwd: folder, env });
    });
    expect(bodies).toEqual(HARD_BODIES);
  });
});

test("captures export --as vitest fails when the app answers otherwise than recorded", async () => {
  await using endpoint = await TestEndpoint.open((_seen, response) => response.writeHead(503).end("down"));
  const folder = emptyFolder();
  const answer = { v: 1, kind: "response", by: "forward", durationMs: 1, headers: [] };
  const id = "id-0";
  const file = captureFile(record({ id, body: payload("call_init") }), { ...answer, id, status: 200, body: "" });
  await runCli(["captures", "export", file, "--as", "vitest", "--to", endpoint.url, "-O", "c.test.ts"], {
    cwd: folder,
  });
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
  const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
  const env = { ...process.env, VITEST: "", NODE_OPTIONS: "" };
  const failed = run(process.execPath, [vitest, "run", "--root", folder], { cwd: folder, env });
  await expect(failed).rejects.toMatchObject({ stderr: expect.stringContaining("expected 503 to be 200") });
});

/** The body of each entry of a hurl file, by its grammar: text between backticks, or base64. */
function hurlBodies(text: string): Buffer[] {
  return text
    .split(/^(?=POST )/m)
    .slice(1)
    .map((entry) => {
      const encoded = /^base64,([^;]*);$/m.exec(entry)?.[1];
      if (encoded !== undefined) return Buffer.from(encoded, "base64");
      return Buffer.from(/^`(.*)`$/m.exec(entry)?.[1]?.replaceAll(/\\([\\`#])/g, "$1") ?? "");
    });
}

describe("captures export", () => {
  test("--as hurl has every body, and asks for the recorded status and JSON", async () => {
    const answer = { v: 1, kind: "response", id: "id-0", by: "forward", status: 200, durationMs: 1, headers: [] };
    const file = captureFile(
      ...ids(HARD_BODIES).toSpliced(1, 0, { ...answer, body: '{"ok":true,"id":"a#\\"b","n":1.5,"o":{}}' }),
    );
    const { stdout } = await runCli(["captures", "export", file, "--as", "hurl"]);
    expect(hurlBodies(stdout)).toEqual(HARD_BODIES);
    expect(stdout).toContain(String.raw`HTTP 200
[Asserts]
jsonpath "$.ok" == true
jsonpath "$.id" == "a\u{23}\u{22}b"
jsonpath "$.n" == 1.5

`);
    expect(stdout).toContain("HTTP *\n[Asserts]\nstatus >= 200\nstatus < 300\n");
  });

  test("--as files writes each body into a file that only its owner reads, named by its number and a known event", async () => {
    const folder = emptyFolder();
    const known = { event: "call_init" };
    const odd = { event: "../../x" };
    const file = captureFile(
      bodyRecord(Buffer.from('{"event":"call_init"}\r\n'), known),
      bodyRecord(Buffer.from([0xff]), odd),
    );
    const { exitCode } = await runCli(["captures", "export", file, "--as", "files", "-O", "bodies"], { cwd: folder });
    expect(exitCode).toBe(0);
    expect(readdirSync(join(folder, "bodies"))).toEqual(["0001-call_init.json", "0002.bin"]);
    expect(readFileSync(join(folder, "bodies/0001-call_init.json"), "utf8")).toBe('{"event":"call_init"}\r\n');
    expect(readFileSync(join(folder, "bodies/0002.bin"))).toEqual(Buffer.from([0xff]));
    expect(modeOf(join(folder, "bodies/0002.bin"))).toBe(0o600);
  });

  test("--as scenario makes a file that send takes: the values as they are written, and the recorded gaps", async () => {
    await using endpoint = await TestEndpoint.open();
    const folder = emptyFolder();
    const data = '{"big":12345678901234567890,"n":1.0,"s":"\\u00e9"}';
    const file = captureFile(
      record({ id: "a", offsetMs: 0, body: `{"event":"call_init","data":${data}}` }),
      record({ id: "b", offsetMs: 1500.4, body: '{ "data" : {"x":1}, "event":"call_hangup" }' }),
    );
    await runCli(["captures", "export", file, "--as", "scenario", "-O", "mine.json"], { cwd: folder });
    const text = readFileSync(join(folder, "mine.json"), "utf8");
    expect(text).toContain(data);
    expect(JSON.parse(text)).toMatchObject({
      name: "mine",
      steps: [{ afterMs: 0 }, { afterMs: 1500, data: { x: 1 } }],
    });
    const args = ["send", "--scenario", "mine.json", "--speed", "max", "--to", endpoint.url];
    expect(await runCli(args, { cwd: folder })).toMatchObject({ exitCode: 0 });
    expect(endpoint.requests.map(({ body }) => (JSON.parse(body.toString()) as { event: string }).event)).toEqual([
      "call_init",
      "call_hangup",
    ]);
  });

  test("--as scenario says which event cannot be a step, and that a scenario has an end", async () => {
    const odd = await runCli(["captures", "export", captureFile(record({ body: "[]" })), "--as", "scenario"]);
    expect(odd).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining("c.ndjson:1 cannot be a step of a scenario"),
    });
    const many = captureFile(
      ...Array.from({ length: 1001 }, (_, index) => record({ id: String(index), body: payload("call_init") })),
    );
    const long = await runCli(["captures", "export", many, "--as", "scenario", "-O", join(emptyFolder(), "s.json")]);
    expect(long).toMatchObject({ exitCode: 3, stderr: expect.stringContaining("more than 1000 events") });
  });

  test.each(["curl", "har", "http", "hurl", "vitest"])(
    "--as %s leaves redacted headers out, and says so",
    async (form) => {
      const headers = [
        ["Authorization", "[redacted]"],
        ["x-kept", "1"],
        ["content-length", "2"],
        ["host", "app.example"],
      ];
      const { stdout } = await runCli(["captures", "export", captureFile(record({ headers })), "--as", form]);
      expect(stdout).toContain("not exported: Authorization (redacted in the capture)");
      expect(stdout).not.toContain("[redacted]");
      expect(stdout).toContain("x-kept");
      expect(stdout).not.toMatch(/content-length/i);
    },
  );

  test("takes the filters of replay, and a target for all requests", async () => {
    const file = captureFile(
      record({ id: "a", body: payload("call_init") }),
      record({ id: "b", body: payload("call_hangup") }),
    );
    const { stdout } = await runCli([
      "captures",
      "export",
      file,
      "--as",
      "curl",
      "--only",
      "call_hangup",
      "--to",
      "localhost:3000/in",
    ]);
    expect(stdout).toContain("curl -X POST http://localhost:3000/in");
    expect(stdout).not.toContain("call_init");
    const none = await runCli(["captures", "export", file, "--as", "curl", "--only", "contact_*"]);
    expect(none).toMatchObject({ exitCode: 3, stderr: expect.stringContaining("nothing to export") });
  });

  test("--shell powershell writes commands for Windows", async () => {
    const { stdout } = await runCli([
      "captures",
      "export",
      captureFile(record()),
      "--as",
      "curl",
      "--shell",
      "powershell",
    ]);
    expect(stdout).toContain("Invoke-WebRequest -UseBasicParsing -Method POST");
  });

  test("writes a file that only its owner reads, never over another without --force, and leaves nothing of a failed run", async () => {
    const folder = emptyFolder();
    const file = captureFile(record());
    const args = ["captures", "export", file, "--as", "har", "-O", "out.har"];
    writeFileSync(join(folder, "out.har"), "mine");
    const refused = await runCli(args, { cwd: folder });
    expect(refused).toMatchObject({ exitCode: 3, stderr: expect.stringContaining("out.har already exists") });
    expect(readFileSync(join(folder, "out.har"), "utf8")).toBe("mine");
    expect(await runCli([...args, "--force"], { cwd: folder })).toMatchObject({ exitCode: 0 });
    expect(modeOf(join(folder, "out.har"))).toBe(0o600);
    const broken = await runCli(["captures", "export", file, "missing.ndjson", "--as", "har", "-O", "b.har"], {
      cwd: folder,
    });
    expect(broken.exitCode).toBe(3);
    writeFileSync(join(folder, "bad.ndjson"), `${JSON.stringify(record())}\n{"v":2,"kind":"request"}\n`);
    const half = await runCli(["captures", "export", "bad.ndjson", "--as", "har", "-O", "h.har"], { cwd: folder });
    expect(half).toMatchObject({ exitCode: 3, stderr: expect.stringContaining("h.har was not written") });
    expect(readdirSync(folder).toSorted()).toEqual(["bad.ndjson", "out.har"]);
  });

  test("--force replaces an earlier result, and never a folder with other files", async () => {
    const folder = emptyFolder();
    const file = captureFile(bodyRecord(Buffer.from([0xff])));
    const files = ["captures", "export", file, "--as", "files", "-O", "bodies", "--force"];
    const http = ["captures", "export", file, "--as", "http", "-O", "c.http", "--force"];
    for (const args of [files, files, http, http])
      expect(await runCli(args, { cwd: folder })).toMatchObject({ exitCode: 0 });
    for (const name of ["bodies", "c.http.bodies"]) writeFileSync(join(folder, name, "thesis.txt"), "mine");
    for (const args of [files, http, [...files.slice(0, 6), ".", "--force"]]) {
      const { exitCode, stderr } = await runCli(args, { cwd: folder });
      expect([exitCode, stderr]).toEqual([3, expect.stringContaining("is not what captures export wrote")]);
    }
    expect(readFileSync(join(folder, "bodies/thesis.txt"), "utf8")).toBe("mine");
    expect(readdirSync(folder).toSorted()).toEqual(["bodies", "c.http", "c.http.bodies"]);
  });

  test("--as http has a body in the file only where no editor changes it", async () => {
    const folder = emptyFolder();
    const plain = payload("call_init", { s: "it's 100 % 😀" });
    const changed = [
      '{"a":"{{b}}"}',
      "{}\n",
      "{}\r\n{}",
      "# c",
      "< f",
      "> {% %}",
      "// c",
      " {}",
      "\ufeff{}",
      "{\n\n}",
      "\u202e",
    ];
    const file = captureFile(...ids([plain, ...changed].map((body) => Buffer.from(body))));
    const headers = [["x-a", "{{b}}"]];
    expect(await runCli(["captures", "export", file, "--as", "http", "-O", "c.http"], { cwd: folder })).toMatchObject({
      exitCode: 0,
    });
    const text = readFileSync(join(folder, "c.http"), "utf8");
    expect(text).toContain(`\n\n${plain}\n`);
    const names = changed.map((_body, index) => `${index + 2}.body`);
    expect(readdirSync(join(folder, "c.http.bodies")).toSorted()).toEqual(names.toSorted());
    for (const name of names) expect(text).toContain(`\n\n< ./c.http.bodies/${name}\n`);
    const { stdout } = await runCli(["captures", "export", captureFile(record({ headers })), "--as", "http"]);
    expect(stdout).toContain("# not exported: x-a (the value would be changed by an editor)");
  });

  test("says what is missing: the form, a folder for files, a place for bodies that an .http file cannot hold", async () => {
    const file = captureFile(bodyRecord(Buffer.from([0xff])));
    expect(await runCli(["captures", "export", file])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("--as"),
    });
    expect(await runCli(["captures", "export", file, "--as", "files"])).toMatchObject({ exitCode: 2 });
    const { exitCode, stderr } = await runCli(["captures", "export", file, "--as", "http"]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("name a file with -O")]);
  });

  test("shows nothing that a terminal acts on", async () => {
    const file = captureFile(
      record({
        body: '{"event":"x","data":{"a":"\u202e\u009b"}}',
        headers: [["x-a", "\u009b"]],
        path: "/\u00e2\u0080\u00ae",
      }),
    );
    for (const form of ["curl", "har", "hurl", "scenario", "vitest"]) {
      const { stdout } = await runCli(["captures", "export", file, "--as", form]);
      expect(stdout, form).not.toMatch(/[\u0080-\u009f\u202e]/);
    }
    expect(existsSync(file)).toBe(true);
  });
});
