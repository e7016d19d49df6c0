import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { effort } from "../support/run/effort.ts";
import { PackedListener } from "../support/program/packed-listener.ts";
import { rawConnection } from "../support/network/raw-client.ts";
import { emptyFolder } from "../support/program/run-cli.ts";
import { lostBodies } from "../support/captures/lost-bodies.ts";
import { Senders, post } from "../support/network/senders.ts";
import { TestEndpoint } from "../support/network/test-endpoint.ts";
import { until } from "../support/run/until.ts";

const EVENT = Buffer.from('{"event":"some_event","data":{}}');

describe.skipIf(process.platform === "win32")("a listener that is stopped (Windows has no signals)", () => {
  describe.each(["SIGTERM", "SIGINT"] as const)("by %s", (signal) => {
    test("under load has every answered request in its file", async () => {
      const file = join(emptyFolder(), "c.ndjson");
      const answered = new Map<string, Buffer>();
      for (let round = 1; round <= effort({ short: 1, long: 30 }); round += 1) {
        await using listener = await PackedListener.start(["--save", file]);
        await using senders = new Senders(listener.url, 20);
        await senders.waitForMore(200, round * 10);
        expect(await listener.end(signal)).toBe(0);
        await senders.ended;
        expect([...senders.answers.keys()]).toEqual([200]);
        for (const [id, body] of senders.saved) answered.set(id, body);
      }
      expect(await lostBodies(answered, file)).toEqual([]);
    });

    test("waits for the app's answer, and records it", async () => {
      const pending: ServerResponse[] = [];
      await using app = await TestEndpoint.open((_seen, response) => pending.push(response));
      const file = join(emptyFolder(), "c.ndjson");
      await using listener = await PackedListener.start(["--save", file, "--forward", app.url]);
      const answer = post(listener.url, EVENT);
      await until(() => pending.length === 1);
      listener.program.child.kill(signal);
      await until(async () => !(await accepts(listener.port)));
      pending[0]?.end("late, but in time");
      expect(await answer).toEqual({ status: 200, text: "late, but in time" });
      expect(await listener.program.exitCode).toBe(0);
      const lines = readFileSync(file, "utf8").trimEnd().split("\n");
      expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
        { kind: "request", body: EVENT.toString() },
        { kind: "response", body: "late, but in time" },
      ]);
    });

    test("reads a started request to its end", async () => {
      const file = join(emptyFolder(), "c.ndjson");
      await using listener = await PackedListener.start(["--save", file]);
      const socket = await rawConnection(listener.port);
      let answer = "";
      socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
      socket.write(
        `POST / HTTP/1.1\r\nhost: localhost\r\nexpect: 100-continue\r\ncontent-length: ${EVENT.length}\r\n\r\n`,
      );
      await until(() => answer.startsWith("HTTP/1.1 100 "));
      listener.program.child.kill(signal);
      await until(async () => !(await accepts(listener.port)));
      socket.write(EVENT);
      expect(await listener.program.exitCode).toBe(0);
      const [, id = ""] = /HTTP\/1\.1 200 .*"id":"([^"]+)"/s.exec(answer) ?? [];
      expect(await lostBodies(new Map([[id, EVENT]]), file)).toEqual([]);
    });
  });

  test.each([
    ["SIGTERM", 143],
    ["SIGINT", 130],
  ] as const)(
    "ends at once at a second %s, with %i, and the received request is in the file",
    async (signal, exitCode) => {
      const file = join(emptyFolder(), "c.ndjson");
      await using listener = await PackedListener.start(["--save", file, "--delay", "1h"]);
      const answer = post(listener.url, EVENT);
      await until(() => readFileSync(file, "utf8").endsWith("\n"));
      listener.program.child.kill(signal);
      await until(async () => !(await accepts(listener.port)));
      expect(await listener.end(signal)).toBe(exitCode);
      expect(await answer).toBeUndefined();
      expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ body: EVENT.toString() });
    },
  );
});

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
