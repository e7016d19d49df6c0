import { readFileSync, readdirSync } from "node:fs";
import type { Socket } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LIMITS, maxOpenFiles } from "../../src/listener/server/limits.ts";
import { effort } from "../support/run/effort.ts";
import { PackedListener } from "../support/program/packed-listener.ts";
import { rawConnection } from "../support/network/raw-client.ts";
import { emptyFolder } from "../support/program/run-cli.ts";
import { lostBodies } from "../support/captures/lost-bodies.ts";
import { Senders } from "../support/network/senders.ts";
import { until } from "../support/run/until.ts";

const ON_LINUX = process.platform === "linux";
/** The number of idle connections, within the limit of open files of the tests. */
const IDLE = Math.min(effort({ short: LIMITS.connections + 500, long: 10_000 }), maxOpenFiles() - 500);
/** The allowed growth of memory. A connection needs a few kilobytes, and their number is limited; the rest is for garbage. */
const MORE_RSS_MB = 120;

test(`${IDLE} idle connections do not keep senders out, and need little memory`, async () => {
  const file = join(emptyFolder(), "c.ndjson");
  await using listener = await PackedListener.start(["--save", file]);
  await using senders = new Senders(listener.url, 10);
  await senders.waitForMore(200, 200);
  const before = ON_LINUX ? rssMb(listener.pid) : 0;
  await using _idle = await idleConnections(listener.port, IDLE);
  await senders.waitForMore(200, 200);
  expect(ON_LINUX ? openFiles(listener.pid) : 0).toBeLessThan(LIMITS.connections + 100);
  expect((ON_LINUX ? rssMb(listener.pid) : 0) - before).toBeLessThan(MORE_RSS_MB);
  // New senders get in too.
  await using late = new Senders(listener.url, 10);
  await late.waitForMore(200, 50);
  await senders.stop();
  await late.stop();
  expect([senders.unanswered, late.unanswered, senders.answers.size]).toEqual([0, 0, 1]);
  expect(await listener.end("SIGTERM")).toBe(0);
  expect(await lostBodies(new Map([...senders.saved, ...late.saved]), file)).toEqual([]);
  const times = listener.program.stderr.split("2000 connections are open already").length - 1;
  expect(times).toBe(IDLE > LIMITS.connections ? 1 : 0);
});

test("slow senders that send one byte at a time are answered like the others", async () => {
  const file = join(emptyFolder(), "c.ndjson");
  await using listener = await PackedListener.start(["--save", file]);
  await using senders = new Senders(listener.url, 10);
  const slow = await Promise.all(
    Array.from({ length: effort({ short: 100, long: 1000 }) }, (_, number) => sendSlowly(listener.port, number)),
  );
  expect(slow.filter(({ answer }) => !/^HTTP\/1\.1 200 OK\r\n.*"ok":true/s.test(answer))).toEqual([]);
  await senders.waitForMore(200, 50);
  await senders.stop();
  expect(senders.unanswered).toBe(0);
  const answered = slow.map(({ answer, body }): [string, Buffer] => [/"id":"([^"]+)"/.exec(answer)?.[1] ?? "", body]);
  expect(await lostBodies(new Map([...answered, ...senders.saved]), file)).toEqual([]);
});

// Only in the long form: it waits for the listener's time limit of 10 s.
test.runIf(process.env["EFFORT"] === "long")(
  "a sender that never ends its headers gets 408, and its connection is closed",
  async () => {
    await using listener = await PackedListener.start([]);
    const socket = await rawConnection(listener.port);
    let answer = "";
    socket.on("data", (chunk: Buffer) => (answer += chunk.toString("latin1")));
    socket.write("POST / HTTP/1.1\r\nhost: localhost\r\nx-slow: ");
    await new Promise((resolve) => socket.once("close", resolve));
    expect(answer).toMatch(/^HTTP\/1\.1 408 .*did not arrive in time/s);
  },
);

test.skipIf(!ON_LINUX)(
  "few file descriptors (ulimit -n 64; only on Linux can a process read its limit) are shared fairly",
  async () => {
    const file = join(emptyFolder(), "c.ndjson");
    await using listener = await PackedListener.start(["--save", file], { shell: 'ulimit -n 64; exec "$@"' });
    await using _idle = await idleConnections(listener.port, 500);
    await using senders = new Senders(listener.url, 5);
    await senders.waitForMore(200, 100);
    await senders.stop();
    expect(senders.unanswered).toBe(0);
    expect(await listener.end("SIGTERM")).toBe(0);
    expect(await lostBodies(senders.saved, file)).toEqual([]);
    expect(listener.program.stderr.match(/^error: .*$/gm)).toEqual([
      expect.stringContaining("12 connections are open already"),
    ]);
  },
);

test.skipIf(!ON_LINUX)(
  "more senders than file descriptors get complete answers or none, and later senders all",
  async () => {
    const file = join(emptyFolder(), "c.ndjson");
    await using listener = await PackedListener.start(["--save", file], { shell: 'ulimit -n 64; exec "$@"' });
    await using many = new Senders(listener.url, 200);
    await many.waitForMore(200, 100);
    await many.stop();
    expect([...many.answers.keys()]).toEqual([200]);
    await using few = new Senders(listener.url, 5);
    await few.waitForMore(200, 50);
    await few.stop();
    expect(few.unanswered).toBe(0);
    expect(await listener.end("SIGTERM")).toBe(0);
    expect(await lostBodies(new Map([...many.saved, ...few.saved]), file)).toEqual([]);
  },
);

async function idleConnections(port: number, count: number): Promise<AsyncDisposable> {
  const sockets: Socket[] = [];
  while (sockets.length < count) {
    const batch = Math.min(100, count - sockets.length);
    sockets.push(...(await Promise.all(Array.from({ length: batch }, () => rawConnection(port)))));
  }
  return {
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await until(() => sockets.every(({ closed }) => closed));
    },
  };
}

async function sendSlowly(port: number, number: number): Promise<{ readonly answer: string; readonly body: Buffer }> {
  const body = Buffer.from(`{"event":"slow_event","data":{"number":${number}}}`);
  const head = `POST / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: ${body.length}\r\n\r\n`;
  const socket = (await rawConnection(port)).setNoDelay();
  let answer = "";
  socket.on("data", (chunk: Buffer) => (answer += chunk.toString("latin1")));
  const closed = new Promise((resolve) => socket.once("close", resolve));
  for (const byte of Buffer.concat([Buffer.from(head), body])) {
    await new Promise((written) => socket.write(Buffer.from([byte]), written));
  }
  await closed;
  return { answer, body };
}

function openFiles(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}

function rssMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}
