import { describe, expect, test } from "vitest";
import { exchange, rawConnection } from "../../support/network/raw-client.ts";
import { TestListener } from "../../support/program/test-listener.ts";

const BODY = '{"event":"call_init","data":{}}';
const WHOLE = `POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${BODY.length}\r\n\r\n${BODY}`;

function statusesOf(received: string): string[] {
  return Array.from(received.matchAll(/HTTP\/1\.1 (\d+) /g), ([, status]) => status ?? "");
}

describe("pipelined requests on one connection", () => {
  test.each([
    ["garbage", "\u0000\u0001\r\n\r\n", "400"],
    ["broken chunks", "POST / HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n", "400"],
    ["CONNECT", "CONNECT x:443 HTTP/1.1\r\nhost: localhost\r\n\r\n", "405"],
  ])("the requests before %s are answered first, each one once", async (_what, end, status) => {
    await using listening = await TestListener.start(["--json", "--save", "c.ndjson"]);
    const received = await exchange(listening.port, `${WHOLE}${WHOLE}${end}`);
    expect(statusesOf(received)).toEqual(["200", "200", status]);
    expect(await listening.lines("event", 2)).toMatchObject([{ answer: { status: 200 } }, { answer: { status: 200 } }]);
    expect(await listening.lines("refused", 1)).toMatchObject([{ status: Number(status) }]);
  });

  test.each([
    ["HEAD / HTTP/1.1\r\nhost: localhost\r\n", "200"],
    ["POST / HTTP/1.1\r\nhost: localhost\r\norigin: https://evil.example\r\n", "403"],
  ])("a request answered after its headers is not answered again for its malformed body: %j", async (head, status) => {
    await using listening = await TestListener.start(["--json"]);
    const received = await exchange(listening.port, `${WHOLE}${head}transfer-encoding: chunked\r\n\r\nzz\r\n`);
    expect(statusesOf(received)).toEqual(["200", status]);
  });

  test("no request is answered after one with connection: close", async () => {
    await using listening = await TestListener.start(["--json"]);
    const received = await exchange(listening.port, `${WHOLE}HEAD / HTTP/1.0\r\nconnection: close\r\n\r\n{}`);
    expect(statusesOf(received)).toEqual(["200", "200"]);
  });

  test("when the sender disconnects, all of them are shown and the listener can stop", async () => {
    await using listening = await TestListener.start(["--json", "--delay", "1h"]);
    const socket = await rawConnection(listening.port);
    socket.write(WHOLE.repeat(3));
    expect((await fetch(listening.url)).status).toBe(200);
    socket.destroy();
    const shown = await listening.lines("event", 3);
    expect(shown.map(({ answer }) => answer)).toMatchObject([
      { delivered: false },
      { delivered: false },
      { delivered: false },
    ]);
    expect(await listening.stop()).toBe(0);
  });
});

test("a sender that never waits for an answer is disconnected at a limit, and others are still answered", async () => {
  await using listening = await TestListener.start(["--json", "--delay", "1h"]);
  const socket = await rawConnection(listening.port);
  const closed = new Promise((resolve) => socket.once("close", resolve));
  const many = WHOLE.repeat(500);
  const more = (): void => {
    if (socket.writable) socket.write(many, more);
  };
  more();
  await closed;
  expect((await fetch(listening.url)).status).toBe(200);
  expect(await listening.stop()).toBe(0);
  const { json } = listening.run.stdout;
  expect(json.filter(({ type }) => type === "event")).toHaveLength(4000);
  expect(json.flatMap(({ type, message }) => (type === "error" ? [message] : []))).toEqual([
    expect.stringMatching(/^4000 requests wait for an answer/),
  ]);
});

test("CONNECT (a request to a proxy) is refused and shown", async () => {
  await using listening = await TestListener.start(["--json"]);
  expect(await exchange(listening.port, "CONNECT x:443 HTTP/1.1\r\nhost: localhost\r\n\r\n")).toMatch(
    /^HTTP\/1\.1 405 /,
  );
  expect(await listening.lines("refused", 1)).toMatchObject([{ status: 405, method: "CONNECT" }]);
});

test("a webhook with an unknown Expect header is accepted", async () => {
  await using listening = await TestListener.start(["--json"]);
  const request = WHOLE.replace("host: localhost", "host: localhost\r\nexpect: 200-maybe\r\nconnection: close");
  expect(await exchange(listening.port, request)).toMatch(/^HTTP\/1\.1 200 /);
  expect(await listening.lines("event", 1)).toMatchObject([{ event: "call_init" }]);
});
