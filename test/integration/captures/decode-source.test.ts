import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readSources } from "../../../src/captures/sources/sources.ts";
import { encodeRequest } from "../../../src/captures/record/request-record.ts";
import { captureOf } from "../../support/captures/capture.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";

const BODY = '{"event":"call_init","data":{"name":"Şule"}}';
const RECORD = encodeRequest(captureOf({ body: Buffer.from(BODY) }));
const BOM = "\ufeff";

function utf16be(text: string): Buffer {
  return Buffer.from(text, "utf16le").swap16();
}

/** What a source yields, in short. */
async function read(content: string | Buffer, chunkBytes = 7): Promise<string[]> {
  const bytes = Buffer.from(content);
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunkBytes) }, (_, index) =>
    bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes),
  );
  const items: string[] = [];
  for await (const item of readSources(["-"], Readable.from(chunks))) {
    if (item.kind === "event") items.push(`${item.origin.line}: ${item.body.bytes.toString("utf8")}`);
    else if (item.kind === "unreadable") items.push(`${item.failure.message}; ${item.failure.hint ?? ""}`);
    else items.push(item.kind === "note" ? item.message : item.kind);
  }
  return items;
}

describe("a capture file that something happened to on its way is read", () => {
  const pretty = JSON.stringify(JSON.parse(RECORD), null, 2);
  test.each<[what: string, content: string | Buffer, items: string[]]>([
    ["with a byte order mark", BOM + RECORD, [`1: ${BODY}`]],
    ["with line ends of Windows", `${BOM}${RECORD.replace("\n", "\r\n")}\r\n${RECORD}`, [`1: ${BODY}`, `3: ${BODY}`]],
    ["compressed with gzip", gzipSync(RECORD + RECORD), [`1: ${BODY}`, `2: ${BODY}`]],
    ["compressed, with a byte order mark inside", gzipSync(BOM + RECORD), [`1: ${BODY}`]],
    ["printed on many lines by an editor", `${pretty}\n\n${pretty}`, [`1: ${BODY}`, `24: ${BODY}`]],
    ["as one array", `[\n${RECORD},${RECORD}]`, [`2: ${BODY}`, `3: ${BODY}`]],
  ])("%s", async (_what, content, items) => {
    expect(await read(content)).toEqual(items);
    expect(await read(content, 1000)).toEqual(items);
  });

  test.each<[what: string, content: Buffer, order: string]>([
    ["with its mark", Buffer.from(BOM + RECORD, "utf16le"), "little"],
    ["without a mark", Buffer.from(RECORD, "utf16le"), "little"],
    ["with its mark", utf16be(BOM + RECORD), "big"],
    ["without a mark", utf16be(RECORD), "big"],
  ])("in UTF-16 %s, as PowerShell writes it", async (_what, content, order) => {
    expect(await read(content)).toEqual([
      `standard input is UTF-16 (${order}-endian); it is read as UTF-8`,
      `1: ${BODY}`,
    ]);
  });
});

describe("a file that cannot be read says what it is", () => {
  test.each<[what: string, content: Buffer | string, message: RegExp]>([
    ["a zip archive", Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), /^standard input is a zip archive; open it first: unzip/],
    ["zstd", Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 4]), /is compressed with zstd; open it first: zstd -d/],
    ["xz", Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]), /is compressed with xz/],
    ["an image", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"), /is a binary file, not JSON/],
    ["gzip that was cut off", gzipSync(RECORD).subarray(0, 60), /is compressed, and damaged or cut off/],
    ["a payload in Windows-1254", Buffer.from(BODY.replace("Ş", "\xde"), "latin1"), /is not UTF-8; .*iconv/],
    ["a capture in Windows-1254", Buffer.from(RECORD.replace("Ş", "\xde"), "latin1"), /line 1: not UTF-8.*; .*iconv/],
    ["settings with a comment", '{\n  // note\n  "event": "x"\n}', /JSON has no comments; remove the comments/],
    ["a comma too many", '{\n  "event": "x",\n}', /line 3.*; remove the comments, and the commas before } and \]/],
    ["quotes of another language", "{'event': 'x'}", /; encode the object as JSON instead of printing it/],
  ])("%s", async (_what, content, message) => {
    expect((await read(content)).join("\n")).toMatch(message);
  });

  test("after the records before its fault", async () => {
    const cut = gzipSync(RECORD.repeat(20_000)).subarray(0, -20);
    const items = await read(cut, 100_000);
    expect(items[0]).toBe(`1: ${BODY}`);
    expect(items.at(-1)).toMatch(/damaged or cut off/);
  });
});

test("a folder has HAR files and compressed captures among its sources", async () => {
  const folder = emptyFolder();
  const entry = { request: { method: "POST", url: "http://x/", postData: { text: BODY } } };
  writeFileSync(join(folder, "a.har"), JSON.stringify({ log: { entries: [entry, { request: { method: "GET" } }] } }));
  writeFileSync(join(folder, "b.ndjson.gz"), gzipSync(RECORD));
  const checked = await runCli(["validate", folder]);
  expect(checked.stdout).toMatch(/a\.har:1 [^]*b\.ndjson\.gz:1 [^]*2 events/);
  expect(checked.stderr).toMatch(/^note: .*a\.har: 1 of 2 entries is not a webhook/);
});
