import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { TestListener } from "../../support/program/test-listener.ts";
import { exchange, rawConnection } from "../../support/network/raw-client.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";

/** Not what JSON.parse and back would keep: 1.0, an escape, doubled spaces, a byte order that is ours alone. */
const ODD = Buffer.from('{"event":"call_hangup",  "data":{"duration":1.0,"name":"\\u00e7","b":1,"a":2,"a":3}}\r\n');
const NOT_UTF8 = Buffer.concat([
  Buffer.from('{"event":"call_hangup","data":{"name":"'),
  Buffer.from([0xe7, 0xff]),
  Buffer.from('"}}'),
]);

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

function records(file: string): Record<string, unknown>[] {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

const head = (...lines: string[]): string =>
  `${["POST /hooks?a=1 HTTP/1.1", "Host: localhost", ...lines].join("\r\n")}\r\n\r\n`;

describe("a body", () => {
  test.each([
    ["odd but JSON", ODD],
    ["not UTF-8", NOT_UTF8],
    ["empty", Buffer.alloc(0)],
    ["a NUL and controls", Buffer.from([0, 1, 2, 10, 13, 27, 127])],
  ])("that is %s is stored and replayed byte for byte", async (_what, body) => {
    const file = join(emptyFolder(), "c.ndjson");
    {
      await using listening = await TestListener.start(["--json", "--save", file]);
      await listening.post(body, { path: "/hooks?a=1" });
    }
    expect(records(file)[0]).toMatchObject({ sha256: sha256(body), path: "/hooks?a=1" });
    await using endpoint = await TestEndpoint.open();
    expect((await runCli(["replay", file, "--to", endpoint.url])).exitCode).toBe(0);
    expect(endpoint.requests[0]).toMatchObject({ url: "/hooks?a=1" });
    expect(endpoint.requests[0]?.body.equals(body)).toBe(true);
  });

  test("is the same when sent in chunks", async () => {
    const file = join(emptyFolder(), "c.ndjson");
    await using listening = await TestListener.start(["--save", file]);
    const chunks = [ODD.subarray(0, 7), ODD.subarray(7, 30), ODD.subarray(30)];
    const coded = chunks.flatMap((chunk) => [
      Buffer.from(`${chunk.length.toString(16)};ext=1\r\n`),
      chunk,
      Buffer.from("\r\n"),
    ]);
    const request = Buffer.concat([
      Buffer.from(head("Transfer-Encoding: chunked", "Trailer: x-sum", "Connection: close")),
      ...coded,
      Buffer.from("0\r\nx-sum: 1\r\n\r\n"),
    ]);
    expect(await exchange(listening.port, request)).toMatch(/^HTTP\/1\.1 200 /);
    expect(records(file)[0]).toMatchObject({ sha256: sha256(ODD) });

    await using endpoint = await TestEndpoint.open();
    expect((await runCli(["replay", file, "--to", endpoint.url])).exitCode).toBe(0);
    expect(endpoint.requests[0]?.body.equals(ODD)).toBe(true);
    expect(endpoint.requests[0]?.rawHeaders).not.toContain("Transfer-Encoding");
  });

  test("is read after 100 Continue when the sender waits for it", async () => {
    const file = join(emptyFolder(), "c.ndjson");
    await using listening = await TestListener.start(["--save", file]);
    const socket = await rawConnection(listening.port);
    let received = "";
    socket.setEncoding("latin1").on("data", (text: string) => {
      if (received === "") socket.write(ODD);
      received += text;
    });
    socket.write(head("Expect: 100-continue", "Connection: close", `Content-Length: ${ODD.length}`));
    await new Promise((resolve) => socket.once("close", resolve));
    expect(received).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/);
    expect(records(file)[0]).toMatchObject({ sha256: sha256(ODD) });

    await using endpoint = await TestEndpoint.open();
    expect((await runCli(["replay", file, "--to", endpoint.url])).exitCode).toBe(0);
    expect(endpoint.requests[0]?.body.equals(ODD)).toBe(true);
  });
});

describe("headers", () => {
  test("keep order, case, repeats and bytes beyond ASCII, in the file and when replayed", async () => {
    const file = join(emptyFolder(), "c.ndjson");
    await using listening = await TestListener.start(["--save", file]);
    const pairs = [
      ["X-Twice", "one"],
      ["content-type", "application/json"],
      ["x-TWICE", "two"],
      ["X-Latin", "\u00e7a"],
      ["X-Empty", ""],
    ];
    const lines = pairs.map(([name, value]) => `${name}: ${value}`);
    const request = `${head(...lines, "Connection: close", "Content-Length: 2")}{}`;
    await exchange(listening.port, Buffer.from(request, "latin1"));
    expect(records(file)[0]?.["headers"]).toEqual([
      ["Host", "localhost"],
      ...pairs,
      ["Connection", "close"],
      ["Content-Length", "2"],
    ]);

    await using endpoint = await TestEndpoint.open();
    await runCli(["replay", file, "--to", endpoint.url]);
    const { rawHeaders = [] } = endpoint.requests[0] ?? {};
    expect(rawHeaders.join("\n")).toContain(pairs.flat().join("\n"));
  });

  test("are all kept, in any number", async () => {
    const file = join(emptyFolder(), "c.ndjson");
    await using listening = await TestListener.start(["--save", file]);
    const many = Array.from({ length: 3000 }, (_, index) => `a:${index}`);
    await exchange(listening.port, `${head(...many, "Connection: close", "Content-Length: 2")}{}`);
    expect(records(file)[0]?.["headers"]).toHaveLength(3003);
  });

  test("that carry credentials are saved redacted, and not sent again", async () => {
    const file = join(emptyFolder(), "c.ndjson");
    await using listening = await TestListener.start(["--save", file]);
    await listening.post("{}", { headers: { authorization: "Bearer secret", "x-api-key": "secret" } });
    expect(readFileSync(file, "utf8")).not.toContain("secret");

    await using endpoint = await TestEndpoint.open();
    await runCli(["replay", file, "--to", endpoint.url]);
    const names = endpoint.requests[0]?.rawHeaders.map((part) => part.toLowerCase());
    expect(names).not.toContain("authorization");
    expect(names).not.toContain("x-api-key");
  });

  test("that carry credentials are kept with --keep-credentials", async () => {
    const file = join(emptyFolder(), "c.ndjson");
    await using listening = await TestListener.start(["--save", file, "--keep-credentials"]);
    await listening.post("{}", { headers: { authorization: "Bearer secret" } });
    expect(records(file)[0]?.["headers"]).toContainEqual(["authorization", "Bearer secret"]);
  });
});

test.skipIf(process.platform === "win32")("only its owner can read a capture file", async () => {
  const file = join(emptyFolder(), "c.ndjson");
  await using _listening = await TestListener.start(["--save", file]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("a request is in the file before its answer is sent, in the order of one sender's answers", async () => {
  const file = join(emptyFolder(), "c.ndjson");
  await using listening = await TestListener.start(["--save", file, "--no-fsync"]);
  for (let count = 1; count <= 20; count += 1) {
    const { id } = (await (await listening.post(`{"n":${count}}`)).json()) as { id: string };
    expect(records(file).map((record) => record["id"])).toEqual(expect.arrayContaining([id]));
    expect(records(file)).toHaveLength(count);
  }
});
