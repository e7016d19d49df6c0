import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { captureFile, payload, record } from "../../support/captures/capture-file.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";
import { imported, only } from "../../support/captures/imported.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";
import { modeOf } from "../../support/run/mode-of.ts";

const BODY = '{"event":"call_init","data":{"name":"Şule 😀","n":1.0}}';
const TYPE = ["content-type", "application/json"];

const JSON_IN_BASH = BODY.replaceAll("'", `'\\''`);

describe("captures import reads a curl command", () => {
  test.each<[from: string, command: string]>([
    [
      "Chrome (bash)",
      `curl 'http://localhost:3000/hooks?x=1' \\\n  -H 'content-type: application/json' \\\n  --data-raw '${JSON_IN_BASH}' \\\n  --insecure`,
    ],
    [
      "Chrome (bash), with an exclamation mark and $'…'",
      `curl 'http://localhost:3000/hooks?x=1' -H 'content-type: application/json' --data-raw $'${BODY.replace("Şule 😀", "\\u015eule \\uD83D\\uDE00")}'`,
    ],
    [
      "Firefox",
      `curl 'http://localhost:3000/hooks?x=1' -X POST -H 'content-type: application/json' --data-raw '${JSON_IN_BASH}'`,
    ],
    [
      "Safari",
      `curl 'http://localhost:3000/hooks?x=1' \\\n-X 'POST' \\\n-H 'content-type: application/json' \\\n--data-binary '${JSON_IN_BASH}'`,
    ],
    [
      "Postman",
      `curl --location 'http://localhost:3000/hooks?x=1' \\\n--header 'content-type: application/json' \\\n--data '${JSON_IN_BASH}'`,
    ],
    [
      "Chrome (cmd)",
      `curl ^"http://localhost:3000/hooks?x=1^" ^\r\n  -H ^"content-type: application/json^" ^\r\n  --data-raw ^"${BODY.replaceAll('"', '^\\^"').replaceAll(/[{}😀Ş]/gu, "^$&")}^"`,
    ],
    [
      "Windows, by hand",
      `curl.exe "http://localhost:3000/hooks?x=1" ^\r\n -H "content-type: application/json" -d "${BODY.replaceAll('"', '\\"')}"`,
    ],
    [
      "a page of documentation",
      `$ curl -sS -XPOST localhost:3000/hooks?x=1 --json '${JSON_IN_BASH}' -H content-type:\\ application/json -H accept: # send it`,
    ],
    [
      "a here-document",
      `curl http://localhost:3000/hooks?x=1 -H 'content-type: application/json' --data-binary @- <<'EOF'\n${BODY}\nEOF`,
    ],
    [
      "a pipe",
      `echo -n '${JSON_IN_BASH}' | curl http://localhost:3000/hooks?x=1 -H 'content-type: application/json' -d @-`,
    ],
    ["a file beside it", "curl http://localhost:3000/hooks?x=1 -H 'content-type: application/json' -d @body.json"],
  ])("of %s", async (_from, command) => {
    const request = await only(command, { "body.json": `${BODY}\r\n` });
    expect(request).toMatchObject({ method: "POST", path: "/hooks?x=1", event: "call_init" });
    expect(String(request["body"]).trimEnd()).toBe(BODY);
    expect(request["headers"]).toContainEqual(TYPE);
  });

  test("with its type, credentials left out, and one record for each command", async () => {
    const { records, run } = await imported(
      `#!/bin/sh\ncurl -d '${payload("a")}' -u me:pw x.example/1\ncurl -d a=1 -d b=2 x.example/2 # a form\nls\n`,
    );
    expect(records).toEqual([expect.objectContaining({ event: "a", path: "/1" })]);
    expect(records[0]?.["headers"]).toEqual([
      ["authorization", "[redacted]"],
      ["content-type", "application/x-www-form-urlencoded"],
    ]);
    expect(run.stderr).toContain("2 of 3 commands are not webhooks");
    expect(run.stderr).toContain("--all takes them too");
    const { records: all } = await imported(
      "curl -d a=1 --data-urlencode 'b=ü &' x.example/2\ncurl -G -d q=1 x.example",
      ["--all"],
    );
    expect(all.map(({ method, path, body }) => [method, path, body])).toEqual([
      ["POST", "/2", "a=1&b=%C3%BC%20%26"],
      ["GET", "/?q=1", ""],
    ]);
  });

  test("says what cannot be read: forms in parts, commands to be run, files from elsewhere", async () => {
    const folder = emptyFolder();
    const secret = join(emptyFolder(), "secret.json");
    writeFileSync(secret, BODY);
    mkdirSync(join(folder, "d"));
    symlinkSync(secret, join(folder, "d/link"));
    const commands = [`-d '${BODY}'`, "-F a=b", `-d @${secret}`, "-d @../secret.json", "-d @link", "-d @missing"];
    writeFileSync(
      join(folder, "d/in.sh"),
      [...commands.map((args) => `curl x.example ${args}`), "node x.js | curl x.example -d @-"].join("\n"),
    );
    const { exitCode, stderr, stdout } = await runCli(["captures", "import", "d/in.sh", "-O", "out.ndjson"], {
      cwd: folder,
    });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("1 request, 6 skipped");
    for (const part of [
      "in.sh:2 is skipped: a form in parts",
      "in.sh:3 is skipped: its body is in",
      "in.sh:5 is skipped: its body is in link, outside of its folder",
      "in.sh:6 is skipped: its body is in the file missing, which cannot be read",
      "in.sh:7 is skipped: its body comes from a command",
    ])
      expect(stderr).toContain(part);
  });
});

describe("captures import reads an .http file", () => {
  test("of JetBrains and VS Code: variables, comments, scripts, files", async () => {
    const file = `@host = http://localhost:3000
@path={{host}}/hooks

### first
# @name first
// a comment
POST {{path}}?a=1
    &b=2 HTTP/1.1
Content-Type: application/json
# Not-Sent: 1
Authorization: Bearer x

${BODY}

> {%
  client.test("x", () => { client.assert(true); });
%}

<> first.200.json

###
GET http://localhost:3000/health
### second
< {% request.variables.set("x", 1) %}
PUT {{unknown}}/two
Content-Type: application/json

< ./body.json
###
`;
    const { records, run } = await imported(file, [], { "body.json": `${BODY}\n` });
    expect(records.map(({ method, path, body }) => [method, path, body])).toEqual([
      ["POST", "/hooks?a=1&b=2", BODY],
      ["PUT", "/two", `${BODY}\n`],
    ]);
    expect(records[0]?.["headers"]).toEqual([
      ["Content-Type", "application/json"],
      ["Authorization", "[redacted]"],
    ]);
    expect(run.stderr).toContain("1 of 3 requests is not a webhook");
  });

  test("of Emacs, where a comment ends a request", async () => {
    const { records } = await imported(
      `# one\nPOST http://x/1\ncontent-type: application/json\n\n${payload("a")}\n# two\nPOST http://x/2\n\n${payload("b")}\n`,
    );
    expect(records.map(({ path, body }) => [path, body])).toEqual([
      ["/1", payload("a")],
      ["/2", payload("b")],
    ]);
  });

  test("says which request is none", async () => {
    const { run } = await imported(
      `POST http://x/1\n\n${BODY}\n###\nhello there\n###\nPOST http://x\nno header here\n`,
    );
    expect(run.stderr).toContain("in:5 is skipped: it does not begin with a method and a URL");
    expect(run.stderr).toContain('in:8 is skipped: "no header here" is not a header');
  });
});

const har = (...entries: readonly object[]) => JSON.stringify({ log: { version: "1.2", entries } });
const entry = (request: object) => ({
  startedDateTime: "2026-11-26T03:00:00Z",
  time: 1,
  request: { method: "POST", url: "http://x/h", headers: [], ...request },
  response: { status: 0 },
});

describe("captures import", () => {
  test("reads HAR with a byte order mark, takes what is no webhook only with --all, and leaves credentials out", async () => {
    const file = `\ufeff${har(entry({ postData: { text: BODY }, headers: [{ name: "Authorization", value: "x" }] }), entry({ method: "GET" }))}`;
    const { records, run } = await imported(file, ["--json"]);
    expect(run.json.at(-1)).toMatchObject({ command: "captures import", requests: 1, responses: 0, notWebhooks: 1 });
    expect(records[0]).toMatchObject({ body: BODY, headers: [["Authorization", "[redacted]"]] });
    const all = await imported(file, ["--all"]);
    expect(all.run.stderr).toBe("");
    expect(all.records.map(({ method }) => method)).toEqual(["POST", "GET"]);
  });

  test("takes captures and payloads too, and gives every request an id of its own", async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "a.json"), BODY);
    writeFileSync(
      join(folder, "b.har"),
      har(entry({ postData: { text: BODY } }), entry({ postData: { text: payload("b") } })),
    );
    const args = [
      "captures",
      "import",
      "a.json",
      "b.har",
      "b.har",
      captureFile(record({ id: "kept" })),
      "-O",
      "out.ndjson",
    ];
    expect(await runCli(args, { cwd: folder })).toMatchObject({ exitCode: 0 });
    const records = readFileSync(join(folder, "out.ndjson"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { id: string });
    expect(new Set(records.map(({ id }) => id)).size).toBe(6);
    expect(records.at(-1)?.id).toBe("kept");
  });

  test("replay and validate take the same files directly", async () => {
    await using endpoint = await TestEndpoint.open();
    const folder = emptyFolder();
    writeFileSync(
      join(folder, "calls.sh"),
      `curl -X POST http://x/h -H 'content-type: application/json' -d '${BODY}'\n`,
    );
    writeFileSync(join(folder, "calls.http"), `POST http://x/h\n\n${BODY}\n`);
    const sent = await runCli(["replay", "calls.sh", "calls.http", "--to", endpoint.url], { cwd: folder });
    expect(sent.exitCode).toBe(0);
    expect(endpoint.requests.map(({ url, body }) => [url, body.toString()])).toEqual([
      ["/h", BODY],
      ["/h", BODY],
    ]);
    const checked = await runCli(["validate", "calls.http", "--json"], { cwd: folder });
    expect(checked.json[0]).toMatchObject({ type: "validation", source: "calls.http", line: 1, event: "call_init" });
  });

  test("writes the whole capture for its owner only, or nothing", async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "in.json"), BODY);
    writeFileSync(join(folder, "bad.json"), "{");
    writeFileSync(join(folder, "none.sh"), "curl http://x/\n");
    const run = (...args: string[]) => runCli(["captures", "import", ...args], { cwd: folder });
    expect(await run("in.json")).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("-O") });
    expect(await run("in.json", "bad.json", "-O", "o")).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining("bad.json is not JSON"),
    });
    expect(await run("missing", "-O", "o")).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining("file not found: missing"),
    });
    expect(await run("none.sh", "-O", "o")).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining("take every request with --all"),
    });
    expect(readdirSync(folder).toSorted()).toEqual(["bad.json", "in.json", "none.sh"]);
    expect(await run("in.json", "-O", "o")).toMatchObject({ exitCode: 0 });
    expect(modeOf(join(folder, "o"))).toBe(0o600);
    expect(await run("in.json", "-O", "o")).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining("o already exists"),
    });
    expect(await run("in.json", "-O", "o", "--force")).toMatchObject({ exitCode: 0 });
  });

  test("reads standard input", async () => {
    const folder = emptyFolder();
    const run = await runCli(["captures", "import", "-", "-O", "o"], {
      cwd: folder,
      stdin: `curl http://x/h -d '${BODY}'`,
    });
    expect(run).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("1 request") });
  });
});
