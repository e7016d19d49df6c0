import type { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import type { OutgoingRequest } from "../../../src/delivery/request/request.ts";
import { Sender, type SenderOptions } from "../../../src/delivery/send/sender.ts";
import { REAL_CLOCK } from "../../support/clocks/real-clock.ts";
import { RawServer } from "../../support/network/raw-server.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";

const REQUEST: OutgoingRequest = { method: "POST", path: "/", headers: [], body: Buffer.from("{}") };

function senderTo(origin: string, differences: Partial<SenderOptions> = {}): Sender {
  return new Sender({
    origin,
    connections: 2,
    keepAlive: true,
    timeoutMs: 60_000,
    insecure: false,
    proxy: undefined,
    keepAnswerBytes: 100,
    clock: REAL_CLOCK,
    signal: new AbortController().signal,
    ...differences,
  });
}

function kindsOf(sender: Sender, count: number): Promise<readonly string[]> {
  return Promise.all(Array.from({ length: count }, async () => (await sender.deliver(REQUEST)).kind));
}

test("requests wait for a free connection, and connections are used again", async () => {
  let open = 0;
  let mostOpen = 0;
  const ports = new Set<number | undefined>();
  await using endpoint = await TestEndpoint.open((_seen, response) => {
    ports.add(response.socket?.remotePort);
    mostOpen = Math.max(mostOpen, (open += 1));
    setImmediate(() => {
      open -= 1;
      response.end("ok");
    });
  });
  await using sender = senderTo(endpoint.url);
  expect(await kindsOf(sender, 50)).toEqual(Array.from({ length: 50 }, () => "answered"));
  expect(await kindsOf(sender, 3)).toEqual(["answered", "answered", "answered"]);
  expect(mostOpen).toBeLessThanOrEqual(2);
  expect(ports.size).toBe(2);
});

test("an abort ends the requests in flight and those that wait", async () => {
  const stop = new AbortController();
  await using silent = await RawServer.open((socket) => void socket.once("data", () => stop.abort()));
  await using sender = senderTo(`http://127.0.0.1:${silent.port}`, { connections: 1, signal: stop.signal });
  expect(await kindsOf(sender, 4)).toEqual(["aborted", "aborted", "aborted", "aborted"]);
});

test("a closed sender sends no more, and says so", async () => {
  await using endpoint = await TestEndpoint.open();
  const sender = senderTo(endpoint.url, { connections: 1 });
  await sender[Symbol.asyncDispose]();
  expect(await kindsOf(sender, 2)).toEqual(["unreachable", "unreachable"]);
  expect(endpoint.requests).toEqual([]);
});

test("a timeout takes at least the time that was allowed", async () => {
  await using silent = await RawServer.open((socket) => void socket.resume());
  await using sender = senderTo(`http://127.0.0.1:${silent.port}`, { timeoutMs: 20 });
  const results = await Promise.all(Array.from({ length: 2 }, () => sender.deliver(REQUEST)));
  expect(results.map(({ kind }) => kind)).toEqual(["timed_out", "timed_out"]);
  expect(results.filter(({ durationMs }) => durationMs < 20)).toEqual([]);
});

describe("an app that closes a connection which it has kept open", () => {
  test.each([
    ["with a reset", (socket: Socket) => socket.resetAndDestroy()],
    ["in good order", (socket: Socket) => socket.end()],
  ])("at the moment of the next request, %s: the request goes once more on a new one", async (_how, close) => {
    await using app = await closingApp(close);
    await using sender = senderTo(app.origin, { connections: 1 });
    for (let count = 0; count < 6; count += 1) expect(await sender.deliver(REQUEST)).toMatchObject({ status: 200 });
    expect(app.connections()).toBe(6);
  });

  test("causes no failure by that; closing a new connection without an answer does", async () => {
    let connections = 0;
    await using app = await RawServer.open((socket) => {
      connections += 1;
      socket.once("data", () => socket.resetAndDestroy());
    });
    await using sender = senderTo(`http://127.0.0.1:${app.port}`, { connections: 1 });
    expect(await kindsOf(sender, 2)).toEqual(["broken", "broken"]);
    expect(connections).toBe(2);
  });

  test("gets the request once more only, and no more when it had begun to answer", async () => {
    let requests = 0;
    await using app = await RawServer.open((socket) => {
      let answered = false;
      socket.on("data", () => {
        requests += 1;
        if (!answered) socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        else socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no", () => socket.destroy());
        answered = true;
      });
    });
    await using sender = senderTo(`http://127.0.0.1:${app.port}`, { connections: 1 });
    expect(await sender.deliver(REQUEST)).toMatchObject({ kind: "answered" });
    expect(await sender.deliver(REQUEST)).toMatchObject({ kind: "broken" });
    expect(requests).toBe(2);
  });
});

test("without keep-alive each request has a connection of its own, and says so to the app", async () => {
  const ports = new Set<number | undefined>();
  await using endpoint = await TestEndpoint.open((_seen, response) => {
    ports.add(response.socket?.remotePort);
    response.end("ok");
  });
  await using sender = senderTo(endpoint.url, { connections: 1, keepAlive: false });
  expect(await kindsOf(sender, 5)).toEqual(Array.from({ length: 5 }, () => "answered"));
  expect(ports.size).toBe(5);
  expect(endpoint.requests.map(({ rawHeaders }) => rawHeaders.join(" ").toLowerCase())).toEqual(
    Array.from({ length: 5 }, () => expect.stringContaining("connection close")),
  );
});

/** Answers the first request of a connection, and closes the connection at the second, which it does not read. */
async function closingApp(
  close: (socket: Socket) => unknown,
): Promise<AsyncDisposable & { readonly origin: string; readonly connections: () => number }> {
  let connections = 0;
  const server = await RawServer.open((socket) => {
    connections += 1;
    let served = false;
    socket.on("data", () => {
      if (served) return close(socket);
      served = true;
      return socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    });
  });
  return {
    origin: `http://127.0.0.1:${server.port}`,
    connections: () => connections,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
