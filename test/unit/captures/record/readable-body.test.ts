import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { decompressedBody } from "../../../../src/delivery/send/decompress.ts";

const TEXT = "the same words, the same words";

function decompressed(coding: string, body: Buffer): Buffer {
  return decompressedBody({ headers: [["Content-Encoding", coding]], body });
}

test.each([
  ["gzip", gzipSync(TEXT)],
  ["x-gzip", gzipSync(TEXT)],
  [" GZIP ", gzipSync(TEXT)],
  ["deflate", deflateSync(TEXT)],
  ["deflate", deflateRawSync(TEXT)],
  ["br", brotliCompressSync(TEXT)],
])("%s is decompressed", (coding, body) => {
  expect(decompressed(coding, body).toString()).toBe(TEXT);
});

test.each([
  ["another coding", "zstd", Buffer.from(TEXT)],
  ["two codings", "gzip, br", gzipSync(TEXT)],
  ["no coding", "identity", Buffer.from(TEXT)],
  ["an empty body", "gzip", Buffer.alloc(0)],
  ["text that says it is gzip", "gzip", Buffer.from(TEXT)],
  ["text that says it is deflate", "deflate", Buffer.from(TEXT)],
  ["text that says it is br", "br", Buffer.from(TEXT)],
  ["gzip that is cut off", "gzip", gzipSync(TEXT).subarray(0, -9)],
  ["deflate that is cut off", "deflate", deflateSync(TEXT).subarray(0, -9)],
  ["br that is cut off", "br", brotliCompressSync(TEXT).subarray(0, -2)],
])("%s stays as it came", (_name, coding, body) => {
  expect(decompressed(coding, body)).toBe(body);
});

const HUGE = Buffer.alloc(17 * 1024 * 1024);

test.each([
  ["gzip", gzipSync(HUGE)],
  ["deflate", deflateSync(HUGE)],
  ["br", brotliCompressSync(HUGE)],
])("a small body of %s that would fill the memory stays as it came", (coding, body) => {
  expect(decompressed(coding, body)).toBe(body);
});

test("a body without the header stays as it came", () => {
  const body = gzipSync(TEXT);
  expect(decompressedBody({ headers: [["content-type", "text/plain"]], body })).toBe(body);
});
