import { type RequestListener, type Server, createServer } from "node:http";
import { type AddressInfo, type Socket, connect } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { ListenerEvent } from "../../../src/listener/listener-event.ts";
import { closeInStages } from "../../../src/listener/server/closing.ts";
import { limitConnections } from "../../../src/listener/server/connections.ts";
import { TestListener } from "../../support/program/test-listener.ts";
import { until } from "../../support/run/until.ts";

const BODY = '{"event":"call_init","data":{}}';
const WHOLE = `POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${BODY.length}\r\n\r\n${BODY}`;
/** Enough turns of the event loop for the listener, which runs in this process, to close a connection. */
const TURNS = 200;
/** Together more than a sender's system takes while the sender does not read: the rest waits in the listener's system. */
const LARGE_ANSWERS = { count: 5, body: "x".repeat(100_000) };

/** An HTTP server with this handler; closed at the end of its scope, with its connections. */
class TestServer implements AsyncDisposable {
  readonly http: Server;

  constructor(handler: RequestListener) {
    this.http = createServer(handler);
  }

  async listening(): Promise<number> {
    await new Promise<void>((resolve) => this.http.listen({ host: "127.0.0.1", port: 0 }, resolve));
    return (this.http.address() as AddressInfo).port;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise((resolve) => this.http.close(resolve));
    this.http.closeAllConnections();
    await closed;
  }
}

/** A sender that can end its side of the connection, and reads when it is told to. */
class HalfClosingSender {
  readonly socket: Socket;
  received = "";
  fault: string | undefined;
  readonly closed: Promise<unknown>;

  constructor(port: number) {
    this.socket = connect({ host: "127.0.0.1", port, allowHalfOpen: true });
    this.socket.on("error", (error) => (this.fault = error.message));
    this.closed = new Promise((resolve) => this.socket.once("close", resolve));
  }

  read(): void {
    this.socket.setEncoding("latin1").on("data", (text: string) => (this.received += text));
  }

  /** The status of each answer. */
  get statuses(): string[] {
    return Array.from(this.received.matchAll(/HTTP\/1\.1 (\d+) /g), ([, status]) => status ?? "");
  }
}

describe("a connection that the listener closes is closed in stages, so that no answer is lost", () => {
  test.each([
    ["headers that are too large", `POST / HTTP/1.1\r\nx: ${"y".repeat(40_000)}`, "431"],
    ["garbage", "\u0000\u0001\r\n\r\n", "400"],
    ["CONNECT", "CONNECT x:443 HTTP/1.1\r\nhost: localhost\r\n\r\n", "405"],
    ["a refused request", WHOLE.replace("host:", "origin: https://evil.example\r\nhost:"), "403"],
    ["a refused HEAD", "HEAD / HTTP/1.1\r\norigin: https://evil.example\r\n\r\n", "403"],
    [
      "a refused request with a broken body",
      "POST / HTTP/1.1\r\norigin: https://evil.example\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
      "403",
    ],
  ])("after %s the sender still sends, and reads all answers later", async (_what, last, status) => {
    const { count, body } = LARGE_ANSWERS;
    await using listening = await TestListener.start(["--json", "--body", body]);
    const sender = new HalfClosingSender(listening.port);
    sender.socket.write(`${WHOLE.repeat(count)}${last}`);
    await listening.lines("refused", 1);
    for (let turn = 0; turn < TURNS; turn += 1) {
      sender.socket.write("z".repeat(1000));
      await nextTurn();
    }
    sender.read();
    await until(() => sender.socket.readableEnded || sender.socket.closed);
    sender.socket.end();
    await sender.closed;
    expect([sender.fault, sender.statuses]).toEqual([
      undefined,
      [...Array.from({ length: count }, () => "200"), status],
    ]);
    expect(sender.received.split(body)).toHaveLength(count + 1);
  });
});

test("a connection that waits for the sender to close makes room for a new one", async () => {
  await using server = new TestServer((request, response) => {
    response.writeHead(403, { connection: "close", "content-length": 2 }).write("no");
    closeInStages(request.socket);
  });
  const events: ListenerEvent[] = [];
  limitConnections(server.http, { max: 2, emit: (event) => events.push(event) });
  const port = await server.listening();
  for (let connection = 0; connection < 4; connection += 1) {
    const sender = new HalfClosingSender(port);
    sender.read();
    sender.socket.write(WHOLE);
    await until(() => sender.socket.readableEnded);
    expect(sender.statuses).toEqual(["403"]);
  }
  expect(events).toMatchObject([{ type: "trouble" }]);
});

describe("a sender that ends its side of the connection after its requests", () => {
  test.each([1, 40])("gets the answers to all of its %d requests", async (count) => {
    await using listening = await TestListener.start(["--json", "--save", "c.ndjson"]);
    const sender = new HalfClosingSender(listening.port);
    sender.socket.end(WHOLE.repeat(count));
    sender.read();
    await sender.closed;
    expect([sender.fault, sender.statuses]).toEqual([undefined, Array.from({ length: count }, () => "200")]);
    const answers = (await listening.lines("event", count)).map(({ answer }) => answer);
    expect(answers).toEqual(Array.from({ length: count }, () => expect.objectContaining({ delivered: true })));
  });

  test("gets long answers that it reads late", async () => {
    const { count, body } = LARGE_ANSWERS;
    await using listening = await TestListener.start(["--json", "--body", body]);
    const sender = new HalfClosingSender(listening.port);
    sender.socket.end(WHOLE.repeat(count));
    await listening.lines("event", 1);
    for (let turn = 0; turn < TURNS; turn += 1) await nextTurn();
    sender.read();
    await sender.closed;
    expect([sender.fault, sender.received.split(body).length]).toEqual([undefined, count + 1]);
  });

  const INCOMPLETE = WHOLE.slice(0, -5);
  test.each([
    ["its incomplete request, after the answers to the complete ones", [], WHOLE.repeat(3), INCOMPLETE, "400"],
    ["its incomplete request, also where answers wait", ["--delay", "1h"], "", INCOMPLETE, "400"],
    ["bytes that are no HTTP", [], WHOLE.repeat(3), "\u0016\u0003\u0001", "400"],
    ["headers that are too large", [], WHOLE.repeat(3), `POST / HTTP/1.1\r\nx: ${"y".repeat(40_000)}`, "431"],
    ["a refused request", [], WHOLE.repeat(3), "DELETE / HTTP/1.1\r\nhost: localhost\r\n\r\n", "405"],
    ["CONNECT", [], WHOLE.repeat(3), "CONNECT x:443 HTTP/1.1\r\nhost: localhost\r\n\r\n", "405"],
  ])("is told of %s", async (_what, args, complete, last, status) => {
    await using listening = await TestListener.start(["--json", "--save", "c.ndjson", ...args]);
    const sender = new HalfClosingSender(listening.port);
    sender.socket.end(`${complete}${last}`);
    sender.read();
    await sender.closed;
    const answered = complete === "" ? [] : ["200", "200", "200"];
    expect([sender.fault, sender.statuses]).toEqual([undefined, [...answered, status]]);
  });

  test("while the answer waits, counts as one that has given up, and its event is shown", async () => {
    await using listening = await TestListener.start(["--json", "--delay", "1h"]);
    const sender = new HalfClosingSender(listening.port);
    sender.socket.end(WHOLE);
    sender.read();
    expect(await listening.lines("event", 1)).toMatchObject([{ answer: { delivered: false } }]);
    await sender.closed;
  });
});
