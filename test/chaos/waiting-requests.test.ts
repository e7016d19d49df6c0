import { connect } from "node:net";
import { expect, test } from "vitest";
import { PackedListener } from "../support/program/packed-listener.ts";
import { effort } from "../support/run/effort.ts";

const REQUESTS = effort({ short: 50, long: 711 });

/** 1 MB that takes about 20 MB when it is parsed. */
const BODY = `{"event":"call_init","data":{"a":[${"{},".repeat(340_000)}{}]}}`;

const SMALL_HEAP = { shell: 'export NODE_OPTIONS=--max-old-space-size=160; exec "$@"' };
const WAITING = ["--max-pending", "8mb", "--max-body", "2mb", "--delay", "1s"];

test("many senders of large bodies that wait for their answers do not fill a small heap", async () => {
  await using listener = await PackedListener.start(WAITING, SMALL_HEAP);
  const statuses = await Promise.all(
    Array.from({ length: REQUESTS }, async () => {
      const answer = await fetch(listener.url, { method: "POST", body: BODY, headers: { connection: "close" } });
      await answer.arrayBuffer();
      return answer.status;
    }),
  );
  // Who has waited too long gets 503.
  expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
  expect(statuses).toContain(200);
  expect(listener.program.stderr).toContain("warning: the requests in progress have reached 8 MB: later senders wait");
  expect(await listener.end("SIGTERM")).toBe(0);
});

test("nor does one sender that does not wait for its answers", async () => {
  await using listener = await PackedListener.start(WAITING, SMALL_HEAP);
  const socket = connect({ host: "127.0.0.1", port: listener.port });
  let answers = 0;
  const ended = new Promise<void>((resolve, reject) => socket.once("close", () => resolve()).once("error", reject));
  socket.setEncoding("latin1").on("data", (text: string) => (answers += text.split("HTTP/1.1 200").length - 1));
  for (let sent = 1; sent <= REQUESTS; sent += 1) {
    const connection = sent === REQUESTS ? "close" : "keep-alive";
    const head = `POST / HTTP/1.1\r\nhost: localhost\r\nconnection: ${connection}\r\ncontent-length: ${BODY.length}\r\n\r\n`;
    if (!socket.write(`${head}${BODY}`)) await new Promise((resolve) => socket.once("drain", resolve));
  }
  await ended;
  expect(answers).toBe(REQUESTS);
  expect(await listener.end("SIGTERM")).toBe(0);
});
