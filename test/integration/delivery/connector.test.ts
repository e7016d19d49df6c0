import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Connector } from "../../../src/delivery/send/connector.ts";

const collectGarbage = (): void => {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
};

const server = createServer((socket) => socket.resume());
let port = "";

beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  port = String((server.address() as AddressInfo).port);
});
afterAll(() => void server.close());

describe("a connector", () => {
  test("keeps nothing of a connection that has ended", async () => {
    const connector = new Connector({ timeout: 0 });
    const ended = await oneEnded(connector);
    // The garbage collector can need several turns of the event loop.
    for (let turn = 0; turn < 50 && ended.deref() !== undefined; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      collectGarbage();
    }
    expect(ended.deref()).toBeUndefined();
    connector[Symbol.dispose]();
  });
});

/** In a function of its own, so that nothing here holds the socket. */
async function oneEnded(connector: Connector): Promise<WeakRef<object>> {
  const socket = await new Promise<NonNullable<object> & { destroy: () => unknown }>((resolve, reject) => {
    connector.connect({ hostname: "127.0.0.1", host: "127.0.0.1", protocol: "http:", port }, (error, made) => {
      if (made === null) reject(error ?? new Error("no socket"));
      else resolve(made);
    });
  });
  const closed = once(socket as never, "close");
  socket.destroy();
  await closed;
  return new WeakRef(socket);
}
