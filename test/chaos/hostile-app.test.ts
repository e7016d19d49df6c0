import { readFileSync } from "node:fs";
import type { Socket } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { effort } from "../support/run/effort.ts";
import { PackedListener } from "../support/program/packed-listener.ts";
import { RawServer } from "../support/network/raw-server.ts";
import { emptyFolder } from "../support/program/run-cli.ts";
import { type CompleteResponse, post } from "../support/network/senders.ts";

/** What an app does after the head of a request, and the allowed answers to the sender. `null`: the connection is closed. */
type Case = readonly [name: string, app: (socket: Socket) => void, ...statuses: (number | null)[]];

const ROUNDS = effort({ short: 1, long: 20 });

const OK = "HTTP/1.1 200 OK\r\n";

const CASES: readonly Case[] = [
  ["says nothing", () => undefined, 504],
  ["resets the connection", (socket) => void socket.resetAndDestroy(), 502],
  ["closes the connection", (socket) => void socket.end(), 502],
  ["does not send HTTP", (socket) => void socket.end("\u0000\u0001 no HTTP\r\n\r\n"), 502],
  ["sends half a status line", (socket) => void socket.end("HTTP/1."), 502],
  ["sends half its headers", (socket) => void socket.end(`${OK}content-type: app`), 502],
  ["stops in the middle of its headers", (socket) => void socket.write(`${OK}content-type: app`), 504],
  ["sends endless headers", (socket) => pour(socket, "x-more: and more\r\n", OK), 502, 504],
  ["sends one endless header", (socket) => pour(socket, "and more ", `${OK}x-more: `), 502, 504],
  ["sends endless interim answers", (socket) => pour(socket, "HTTP/1.1 103 Early Hints\r\n\r\n", ""), 504, 502],
  ["sends half a body", (socket) => void socket.end(`${OK}content-length: 100\r\n\r\nhalf`), null],
  ["stops in the middle of a body", (socket) => void socket.write(`${OK}content-length: 100\r\n\r\nhalf`), null],
  ["sends an invalid chunk", (socket) => void socket.end(`${OK}transfer-encoding: chunked\r\n\r\nzz\r\n`), null],
  [
    "resets the connection inside a chunk",
    (socket) => resetAfter(socket, `${OK}transfer-encoding: chunked\r\n\r\n9\r\nhalf`),
    null,
  ],
  ["sends an endless body", (socket) => pour(socket, "and more ".repeat(1000), `${OK}\r\n`), null],
  ["sends two lengths", (socket) => void socket.end(`${OK}content-length: 1\r\ncontent-length: 2\r\n\r\nx`), 502],
  [
    "puts control characters in a header",
    (socket) => void socket.end(`${OK}x-a: \u0001\r\ncontent-length: 0\r\n\r\n`),
    502,
  ],
  [
    "answers with an invalid status",
    (socket) => void socket.end("HTTP/1.1 000 None\r\ncontent-length: 0\r\n\r\n"),
    502,
  ],
  [
    "switches protocols",
    (socket) => void socket.end("HTTP/1.1 101 Go\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n"),
    502,
  ],
  ["answers well", (socket) => void socket.end(`${OK}content-length: 2\r\n\r\nok`), 200],
];

test("for any behaviour of the app, the sender gets the correct answer and the listener keeps running", async () => {
  await using app = await RawServer.open((socket) => {
    socket.once("data", (head: Buffer) => CASES[caseOf(head)]?.[1](socket));
  });
  const file = join(emptyFolder(), "c.ndjson");
  const forward = ["--forward", `http://127.0.0.1:${app.port}`, "--forward-timeout", "6s"];
  await using listener = await PackedListener.start(["--save", file, ...forward]);

  for (let round = 0; round < ROUNDS; round += 1) {
    const answers = await Promise.all(
      CASES.map((_, number) => post(`${listener.url}case/${number}`, `{"n":${number}}`)),
    );
    const results = CASES.map(([name, , ...statuses], number) => ({
      name,
      statuses,
      status: answers[number]?.status ?? null,
    }));
    expect(results.filter(({ statuses, status }) => !statuses.includes(status))).toEqual([]);
    expect(answers.filter((answer) => isRefusal(answer) && !namesError(answer))).toEqual([]);
  }
  expect((await fetch(listener.url)).status).toBe(200);
  expect(await listener.end("SIGTERM")).toBe(0);
  const records = readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(records.filter(({ kind }) => kind === "request")).toHaveLength(CASES.length * ROUNDS);
  // Only complete answers are recorded.
  expect(records.filter(({ kind }) => kind === "response").map(({ body }) => body)).toEqual(Array(ROUNDS).fill("ok"));
});

function caseOf(head: Buffer): number {
  return Number(/\/case\/(\d+)/.exec(head.toString("latin1"))?.[1]);
}

/** Whether the answer comes from the listener, not from the app. */
function isRefusal(answer: CompleteResponse | undefined): answer is CompleteResponse {
  return answer !== undefined && answer.status >= 500;
}

function namesError({ text }: CompleteResponse): boolean {
  const { ok, error } = JSON.parse(text) as Record<string, unknown>;
  return ok === false && typeof error === "string" && error !== "";
}

/** Writes until the connection is closed. */
function pour(socket: Socket, text: string, first: string): void {
  const more = text.repeat(100);
  const goOn = (): void => {
    while (!socket.destroyed && socket.write(more)) continue;
  };
  socket.write(first);
  socket.on("drain", goOn);
  goOn();
}

function resetAfter(socket: Socket, text: string): void {
  socket.write(text, () => socket.resetAndDestroy());
}
