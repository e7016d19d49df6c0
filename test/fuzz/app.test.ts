import { expect, test } from "vitest";
import { exchange } from "../support/network/raw-client.ts";
import { RawServer } from "../support/network/raw-server.ts";
import { TestListener } from "../support/program/test-listener.ts";
import { effort } from "../support/run/effort.ts";
import { type AppAnswer, hostileAppAnswer } from "./listener/hostile-app-answer.ts";
import { checkCases, shownBytes } from "./run/cases.ts";
import { CheckedOutput } from "./run/checked-output.ts";
import { untouchedPrototypes } from "./run/untouched-prototypes.ts";

const REQUEST =
  'POST / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: 21\r\n\r\n{"event":"call_init"}';

test("for every answer of the app behind --forward, the sender gets HTTP, and the listener serves the next request", async () => {
  using _ = untouchedPrototypes();
  let answer: AppAnswer = { bytes: Buffer.alloc(0), reset: false };
  await using app = await RawServer.open((socket) =>
    socket.once("data", () => {
      const { bytes, reset } = answer;
      if (!reset) socket.end(bytes);
      else if (bytes.length === 0) socket.resetAndDestroy();
      else socket.write(bytes, () => socket.resetAndDestroy());
    }),
  );
  const output = new CheckedOutput("json");
  const forward = ["--forward", `http://127.0.0.1:${app.port}`, "--forward-timeout", "5s"];
  await using listening = await TestListener.start(["--json", ...forward], { stdout: output });

  await checkCases<AppAnswer>({
    name: "app behind the listener",
    count: effort({ short: 2000, long: 1_000_000 }),
    generate: hostileAppAnswer,
    check: async (next) => {
      answer = next;
      const received = await exchange(listening.port, REQUEST);
      // An answer that breaks off in its middle can only be passed on as a closed connection.
      if (received !== "" && !/^HTTP\/1\.1 [1-9]\d\d [^\r\n]*\r\n/.test(received)) {
        throw new Error(`the sender got ${JSON.stringify(received.slice(0, 200))}`);
      }
      output.check();
      if (listening.run.stderr.text !== "") throw new Error(listening.run.stderr.text);
      output.hashes.clear();
    },
    show: ({ bytes, reset }) => `${shownBytes(bytes)}${reset ? ", then a reset" : ""}`,
  });
  expect(await listening.stop()).toBe(0);
});
