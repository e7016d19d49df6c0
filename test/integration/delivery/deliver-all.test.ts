import { EventEmitter, once } from "node:events";
import { describe, expect, test } from "vitest";
import { bodyHash } from "../../../src/captures/record/body.ts";
import { COMPARE_ALL } from "../../../src/delivery/compare/rules.ts";
import { ANY_SUCCESS } from "../../../src/delivery/send/acceptance.ts";
import { deliverAll } from "../../../src/delivery/deliver-all.ts";
import type { DeliveryRun } from "../../../src/delivery/run/delivery-run.ts";
import type { DeliveryOutcome } from "../../../src/delivery/outcome/outcome.ts";
import type { QueuedRequest } from "../../../src/delivery/request/queue.ts";
import { REAL_CLOCK } from "../../support/clocks/real-clock.ts";
import { RawServer } from "../../support/network/raw-server.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";
import { until } from "../../support/run/until.ts";

describe("many requests", () => {
  test.each([1, 2, 7, 50])("are sent %i at a time, over as many connections", async (concurrency) => {
    const paths: string[] = [];
    const ports = new Set<number | undefined>();
    let open = 0;
    let mostOpen = 0;
    await using endpoint = await TestEndpoint.open(({ url }, response) => {
      paths.push(url);
      ports.add(response.socket?.remotePort);
      mostOpen = Math.max(mostOpen, (open += 1));
      // Others come meanwhile.
      setImmediate(() => {
        open -= 1;
        response.end("ok");
      });
    });
    const told: DeliveryOutcome[] = [];
    const onOutcome = (outcome: DeliveryOutcome): void => void told.push(outcome);
    const summary = await deliverAll(queueOf(300), { ...runTo(endpoint.url, concurrency), onOutcome });
    expect(summary).toMatchObject({ sent: 300, accepted: 300 });
    expect(told).toHaveLength(300);
    expect(mostOpen).toBeLessThanOrEqual(concurrency);
    expect(ports.size).toBe(concurrency);
    expect(new Set(paths).size).toBe(300);
  });

  test("are sent in order, one at a time", async () => {
    await using endpoint = await TestEndpoint.open();
    await deliverAll(queueOf(100), runTo(endpoint.url, 1));
    expect(endpoint.requests.map(({ url }) => url)).toEqual(Array.from({ length: 100 }, (_, at) => `/${at}`));
  });

  test("are each sent once to a target that ends its connections, except those lost on a connection that was used before", async () => {
    const paths: string[] = [];
    await using endpoint = await TestEndpoint.open(({ url }, response, count) => {
      const again = paths.includes(url);
      paths.push(url);
      if (count % 5 === 0 && !again) response.socket?.destroy();
      else response.writeHead(200, count % 3 === 0 ? { connection: "close" } : {}).end("ok");
    });
    const kinds: string[] = [];
    const onOutcome = ({ result }: DeliveryOutcome): void => void kinds.push(result.kind);
    const summary = await deliverAll(queueOf(200), { ...runTo(endpoint.url, 8), onOutcome });
    const lost = kinds.filter((kind) => kind === "broken").length;
    expect(summary).toMatchObject({ sent: 200, accepted: 200 - lost });
    const sentAgain = paths.length - 200;
    expect(sentAgain).toBeGreaterThan(0);
    // Of five requests one was lost: as a result, or sent again.
    expect(lost + sentAgain).toBeGreaterThan(20);
    expect(new Set(paths).size).toBe(200);
  });

  test("each get an outcome when nothing listens", async () => {
    const endpoint = await TestEndpoint.open();
    await endpoint[Symbol.asyncDispose]();
    const summary = await deliverAll(queueOf(500), runTo(endpoint.url, 20));
    expect(summary).toMatchObject({ sent: 500, accepted: 0 });
  });

  test("wait while nobody reads the outcomes, and continue afterwards", async () => {
    await using endpoint = await TestEndpoint.open();
    let told = 0;
    let isRead = false;
    const reader = new EventEmitter();
    const run = deliverAll(queueOf(100), {
      ...runTo(endpoint.url, 5),
      onOutcome: () => void (told += 1),
      drained: () => (isRead ? undefined : once(reader, "taken").then(() => undefined)),
    });
    await until(() => told >= 5);
    // A target that answers somebody else meanwhile would have answered what was sent too.
    for (let asked = 0; asked < 20; asked += 1) await fetch(endpoint.url);
    const before = endpoint.requests.length - 20;
    expect(before).toBe(5);
    isRead = true;
    reader.emit("taken");
    expect(await run).toMatchObject({ sent: 100, accepted: 100 });
  });

  test("that wait are not sent once the run is stopped", async () => {
    const stop = new AbortController();
    let connections = 0;
    await using silent = await RawServer.open((socket) => {
      connections += 1;
      socket.resume();
      stop.abort();
    });
    const { signal } = stop;
    const summary = await deliverAll(queueOf(1000), { ...runTo(`http://127.0.0.1:${silent.port}`, 10), signal });
    expect(summary).toMatchObject({ sent: 0 });
    expect(connections).toBeLessThanOrEqual(10);
  });
});

describe("where an outcome decides what is sent next", () => {
  test("a run that fails fast completes the requests in flight, and sends no more", async () => {
    await using endpoint = await TestEndpoint.open((_seen, response) => response.writeHead(500).end());
    await deliverAll(queueOf(100), { ...runTo(endpoint.url, 4), failFast: true });
    expect(endpoint.requests.length).toBeLessThanOrEqual(4);
  });

  test("a request that is sent several times is not overtaken by more than run at once", async () => {
    await using endpoint = await TestEndpoint.open();
    await deliverAll(queueOf(3), { ...runTo(endpoint.url, 2), times: 3 });
    const paths = endpoint.requests.map(({ url }) => url);
    expect(paths.toSorted()).toEqual(["/0", "/0", "/0", "/1", "/1", "/1", "/2", "/2", "/2"]);
    expect(paths.slice(0, 4)).not.toContain("/2");
  });
});

describe("an outcome that can't be reported", () => {
  test.each([1, 3])("ends the run when the requests in flight have completed (%i at once)", async (concurrency) => {
    let answered = 0;
    await using endpoint = await TestEndpoint.open((_seen, response) => {
      // The next one is still in flight when the first is reported.
      setImmediate(() => response.end("ok", () => (answered += 1)));
    });
    const told = deliverAll(queueOf(50), {
      ...runTo(endpoint.url, concurrency),
      onOutcome: () => {
        throw new Error("the disk is full");
      },
    });
    await expect(told).rejects.toThrow("the disk is full");
    expect(endpoint.requests).toHaveLength(concurrency);
    expect(answered).toBe(endpoint.requests.length);
  });

  test("ends the run at once, not after the next recorded gap", async () => {
    await using endpoint = await TestEndpoint.open();
    const told = deliverAll(queueOf(2, 86_400_000), {
      ...runTo(endpoint.url, 2),
      onOutcome: () => {
        throw new Error("the disk is full");
      },
    });
    await expect(told).rejects.toThrow("the disk is full");
  });
});

/** Requests with a path that counts them, and with a gap before each but the first. */
async function* queueOf(count: number, gapMs = 0): AsyncGenerator<QueuedRequest> {
  const body = Buffer.from("{}");
  const sha256 = bodyHash(body);
  for (let at = 0; at < count; at += 1) {
    yield await Promise.resolve({
      event: "a",
      origin: null,
      request: { method: "POST", path: `/${at}`, headers: [], body },
      sha256,
      afterMs: at > 0 ? gapMs : 0,
    });
  }
}

function runTo(origin: string, concurrency: number): DeliveryRun {
  return {
    origin,
    concurrency,
    rate: undefined,
    timeoutMs: 60_000,
    proxy: undefined,
    insecure: false,
    retries: 0,
    expectation: ANY_SUCCESS,
    times: 1,
    hipcall: null,
    timeLimit: { inTimeMs: 5000, tooLateMs: 10_000 },
    failFast: false,
    giveUpAfter: null,
    countRest: true,
    comparer: null,
    rules: COMPARE_ALL,
    clock: REAL_CLOCK,
    signal: new AbortController().signal,
    onWait: () => undefined,
    onOutcome: () => undefined,
    drained: () => undefined,
  };
}
