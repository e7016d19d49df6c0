import { expect, test } from "vitest";
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
    timeoutMs: 60_000,
    insecure: false,
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
