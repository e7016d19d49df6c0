import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { encodeRequest } from "../../../src/captures/record/request-record.ts";
import { encodeResponse } from "../../../src/captures/record/response-record.ts";
import { type SourceItem, readSources } from "../../../src/captures/sources/sources.ts";
import { captureOf } from "../../support/captures/capture.ts";
import { emptyFolder } from "../../support/program/run-cli.ts";

const PAYLOAD = '{"event": "call_init",  "data": {"a": 1.0, "b": "\\u00e7"}}';

function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = emptyFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

function fileWith(content: string | Buffer): string {
  return join(folderWith({ "source.ndjson": content }), "source.ndjson");
}

type ReadItem = Exclude<SourceItem, { kind: "unreadable" | "note" }>;

/** Throws the failure of a file that cannot be read. */
async function* readable(paths: readonly string[], stdin: Readable): AsyncGenerator<ReadItem> {
  for await (const item of readSources(paths, stdin)) {
    if (item.kind === "unreadable") throw item.failure;
    if (item.kind !== "note") yield item;
  }
}

async function itemsOf(paths: readonly string[], stdin = ""): Promise<ReadItem[]> {
  const items: ReadItem[] = [];
  const stream = Readable.from(stdin === "" ? [] : [Buffer.from(stdin)]);
  for await (const item of readable(paths, stream)) items.push(item);
  return items;
}

/** Each item in short: its line, and its body or why it was skipped. */
async function shown(paths: readonly string[], stdin = ""): Promise<string[]> {
  const items = await itemsOf(paths, stdin);
  return items.map(
    (item) =>
      `${item.origin.line}: ${item.kind === "event" ? item.body.bytes.toString("utf8") : item.kind === "skipped" ? item.reason : item.kind}`,
  );
}

async function failureOf(paths: readonly string[], stdin = ""): Promise<unknown> {
  return itemsOf(paths, stdin).catch((error: unknown) => error);
}

describe("a capture file", () => {
  const records = ["{}", '  {"a":\t1.0}', "not json"].map((body, index) =>
    captureOf({ id: `req_${index}`, body: Buffer.from(body) }),
  );
  const text = records.map((capture) => encodeRequest(capture)).join("");

  test("yields its requests in order, with their lines", async () => {
    const path = fileWith(text);
    const items = await itemsOf([path]);
    const events = items.filter((item) => item.kind === "event");
    expect(events.map(({ origin }) => origin)).toEqual([1, 2, 3].map((line) => ({ source: path, line })));
    expect(events.map(({ capture, body }) => ({ capture, body: body.bytes }))).toEqual(
      records.map(({ body, ...capture }) => ({ capture, body })),
    );
  });

  test("can have blank lines, responses, and a blank first line", async () => {
    const answer = {
      id: "x",
      by: "forward",
      status: 200,
      durationMs: 1,
      headers: [],
      body: Buffer.from("ok"),
    } as const;
    const path = fileWith(`\n \r\n${text.replaceAll("\n", `\r\n\n${encodeResponse(answer)}`)}`);
    const items = await itemsOf([path]);
    expect(items.filter(({ kind }) => kind === "event").map(({ origin }) => origin.line)).toEqual([3, 6, 9]);
    expect(items.find(({ kind }) => kind === "response")).toMatchObject({ origin: { line: 5 }, response: answer });
  });

  test.each([
    ["last", text.slice(0, -20), [1, 2], 3, "incomplete"],
    ["middle", text.replace(/(\n.{30}).*(\n)/, "$1$2"), [1, 3], 2, "not JSON"],
    ["first", text.slice(text.indexOf('"id"')).replace(/^/, '{"v":1,"ki'), [2, 3], 1, "not JSON"],
  ])("reports that its %s line is incomplete, and yields the others", async (...[, torn, whole, line, why]) => {
    const items = await itemsOf([fileWith(torn)]);
    expect(items.filter(({ kind }) => kind === "event").map(({ origin }) => origin.line)).toEqual(whole);
    const skipped = items.filter((item) => item.kind === "skipped");
    expect(skipped.map(({ origin }) => origin.line)).toEqual([line]);
    expect(skipped[0]?.reason).toContain(why);
  });

  test("keeps a body that is larger than one read, byte for byte", async () => {
    const body = Buffer.from(Array.from({ length: 1_000_000 }, (_, index) => (index * 7) % 256));
    const capture = captureOf({ body });
    const [item] = await itemsOf([fileWith(encodeRequest(capture) + encodeRequest(captureOf()))]);
    expect(item?.kind === "event" && createHash("sha256").update(item.body.bytes).digest("hex")).toBe(capture.sha256);
  });

  test("of a newer version is refused, with its line", async () => {
    const path = fileWith(`${text}{"v":2,"kind":"request"}\n`);
    expect(String(await failureOf([path]))).toContain(`${path}, line 4: written by a newer hipcall-hooks`);
  });

  test("with another kind of record is refused, with its line", async () => {
    const path = fileWith(`{"v":1,"kind":"recipe"}\n`);
    expect(String(await failureOf([path]))).toContain(`${path}, line 1: not a capture record: unknown kind "recipe"`);
  });

  test("yields its first request before it is read to the end", async () => {
    let reads = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          reads += 1;
          yield Buffer.from(encodeRequest(captureOf()));
        }
      })(),
    );
    for await (const item of readable(["-"], endless)) {
      expect(item.origin).toEqual({ source: "-", line: 1 });
      break;
    }
    expect(reads).toBeLessThan(100);
    expect(endless.destroyed).toBe(true);
  });
});

describe("a payload file", () => {
  test("keeps its bytes unchanged", async () => {
    expect(await shown([fileWith(`\n ${PAYLOAD}\n`)])).toEqual([`2: ${PAYLOAD}`]);
    expect(await shown([fileWith(`[\n${PAYLOAD},\n ${PAYLOAD}]`)])).toEqual([`2: ${PAYLOAD}`, `3: ${PAYLOAD}`]);
    expect(await shown([fileWith(`${PAYLOAD}\r\n\n${PAYLOAD}`)])).toEqual([`1: ${PAYLOAD}`, `3: ${PAYLOAD}`]);
  });

  test("has no capture", async () => {
    const path = fileWith(PAYLOAD);
    const body = Buffer.from(PAYLOAD);
    expect(await itemsOf([path])).toEqual([
      { kind: "event", origin: { source: path, line: 1 }, body: { bytes: body, text: undefined }, capture: null },
    ]);
  });

  test("on many lines keeps them", async () => {
    const pretty = JSON.stringify(JSON.parse(PAYLOAD), null, 2);
    expect(await shown([fileWith(pretty)])).toEqual([`1: ${pretty}`]);
  });

  test("larger than 64 MB is refused", async () => {
    const line = `"${"x".repeat(1024 * 1024)}"\n`;
    expect(String(await failureOf(["-"], line.repeat(65)))).toContain(
      "standard input is larger than 64 MB, the limit for a payload or HAR file",
    );
  });

  test.each([
    ["that is empty", "", /is empty$/],
    ["of blanks", " \n\t\r\n ", /is empty$/],
    ["that is not JSON", "hello", /is not JSON: line 1, column 1: this is not a JSON value$/],
    ["with half a payload", '{"event":\n', /is not JSON: line 1, column 10: a value is expected$/],
    ["that is not UTF-8", Buffer.from('{"a":"\xe7"}', "latin1"), /is not UTF-8$/],
  ])("%s is refused by name", async (_name, content, message) => {
    const path = fileWith(content);
    const failure = await failureOf([path]);
    expect(failure).toMatchObject({ code: "input", hint: expect.any(String) as string });
    expect(failure).toHaveProperty("message", expect.stringMatching(message));
    expect(failure).toHaveProperty("message", expect.stringContaining(path));
  });
});

describe("a folder", () => {
  test("yields its files in the order of their names, with those in subfolders", async () => {
    const folder = folderWith({
      "b.json": '"b"',
      "a.NDJSON": '"a1"\n"a2"',
      "c/d.jsonl": '"d"',
      "notes.txt": "not read",
      ".hidden.json": "not read",
      ".git/x.json": "not read",
      "c/.x/y.json": "not read",
      "node_modules/x.json": "not read",
      "node_modules_of_mine.json": '"mine"',
    });
    mkdirSync(join(folder, "folder.json"));
    symlinkSync(join(folder, "b.json"), join(folder, "z.json"));
    expect(await shown([folder])).toEqual(['1: "a1"', '2: "a2"', '1: "b"', '1: "d"', '1: "mine"', '1: "b"']);
    expect((await itemsOf([folder]))[3]?.origin.source).toBe(join(folder, "c", "d.jsonl"));
  });

  test("inside a hidden folder is read", async () => {
    expect(await shown([join(folderWith({ ".captures/a.json": "1" }), ".captures")])).toEqual(["1: 1"]);
  });

  test("names the text files and archives that are not read, once", async () => {
    const names = ["a.zip", "b.txt", "c.log", "d.tar.gz", "e.csv", "readme.md", "photo.png", "node_modules/x.txt"];
    const folder = folderWith({ "x.json": "1", ...Object.fromEntries(names.map((name) => [name, "x"])) });
    const items: SourceItem[] = [];
    for await (const item of readSources([folder], Readable.from([]))) items.push(item);
    expect(items.map(({ kind }) => kind)).toEqual(["note", "event"]);
    expect(items[0]).toMatchObject({
      message: `a.zip, b.txt, c.log and 2 more in ${folder} are not read: a folder is read for .json, .ndjson, .jsonl and .har files, also with .gz`,
    });
  });

  test("without such files is refused, with its name", async () => {
    const folder = folderWith({ "notes.txt": "x" });
    expect(String(await failureOf([folder]))).toContain(
      `no .json, .ndjson, .jsonl or .har file in the folder ${folder}`,
    );
  });
});

describe("a pattern", () => {
  const files = {
    "b.ndjson": '"b"',
    "a.ndjson": '"a"',
    "a.txt": "not matched",
    ".c.ndjson": '"hidden"',
    "one/c.ndjson": '"c"',
    "one/two/d.ndjson": '"d"',
    "node_modules/e.ndjson": '"installed"',
  };

  test.each([
    ["*.ndjson", ["a", "b"]],
    ["?.ndjson", ["a", "b"]],
    [".*.ndjson", ["hidden"]],
    ["one/*.ndjson", ["c"]],
    ["*/*.ndjson", ["c"]],
    ["**/*.ndjson", ["a", "b", "c", "d"]],
    ["**/d.ndjson", ["d"]],
    ["one/**", ["c", "d"]],
    ["./*.ndjson", ["a", "b"]],
    ["node_modules/*.ndjson", ["installed"]],
  ])("%s is expanded where the shell left it", async (pattern, found) => {
    const cwd = folderWith(files);
    const items: string[] = [];
    for await (const item of readSources([pattern], Readable.from([]), cwd))
      items.push(item.kind === "event" ? String(JSON.parse(item.body.bytes.toString("utf8"))) : item.kind);
    expect(items).toEqual(found);
    expect(await itemsOf([join(cwd, pattern)])).toHaveLength(found.length);
  });

  test("that matches nothing is refused", async () => {
    const pattern = join(folderWith(files), "*.json");
    expect(await failureOf([pattern])).toMatchObject({ code: "input", message: `no file matches ${pattern}` });
  });

  test("that is the name of a file is that file", async () => {
    expect(await shown([join(folderWith({ "a?.json": '"odd"', "ab.json": '"other"' }), "a?.json")])).toEqual([
      '1: "odd"',
    ]);
  });
});

describe("a file that grows while it is read", () => {
  test("is read to the size that it had, and a record that was being appended is not incomplete", async () => {
    const line = encodeRequest(captureOf());
    const path = fileWith(line + line.slice(0, 50));
    const kinds: string[] = [];
    for await (const item of readable([path], Readable.from([]))) {
      kinds.push(item.kind);
      appendFileSync(path, line.slice(50) + line);
    }
    expect(kinds).toEqual(["event"]);
  });
});

describe("sources", () => {
  test("are read one after the other, standard input among them", async () => {
    const path = fileWith('"file"');
    expect(await shown([path, "-", path], '"stdin"\n')).toEqual(['1: "file"', '1: "stdin"', '1: "file"']);
  });

  test("with an empty standard input are refused", async () => {
    expect(String(await failureOf(["-"]))).toContain("standard input is empty");
  });

  test("that are missing are refused, with their name", async () => {
    const path = join(emptyFolder(), "none.ndjson");
    expect(await failureOf([path])).toMatchObject({
      code: "input",
      message: `file not found: ${path}`,
      hint: "check the name and the folder",
    });
  });

  test("that cannot be read are refused, with their name", async () => {
    const path = join(fileWith("1"), "inside-a-file.json");
    expect(await failureOf([path])).toMatchObject({
      code: "input",
      message: expect.stringMatching(/^cannot read .*inside-a-file\.json: ENOTDIR/) as string,
      hint: "check its permissions",
    });
  });

  test("that fail while they are read are refused, with their name", async () => {
    const broken = new Readable({
      read() {
        this.destroy(Object.assign(new Error("EIO: i/o error, read"), { code: "EIO" }));
      },
    });
    const reading = (async () => {
      for await (const _items of readable(["-"], broken));
    })();
    await expect(reading).rejects.toMatchObject({
      code: "input",
      message: "cannot read standard input: EIO: i/o error, read",
    });
  });

  test("do not hide a bug as an unreadable file", async () => {
    const bug = new TypeError("a bug");
    const broken = new Readable({
      read() {
        this.destroy(bug);
      },
    });
    const reading = (async () => {
      for await (const _items of readable(["-"], broken));
    })();
    await expect(reading).rejects.toBe(bug);
  });
});
