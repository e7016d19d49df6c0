import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { Backpressure } from "../../../../src/listener/receive/backpressure.ts";
import type { ListenerEvent } from "../../../../src/listener/listener-event.ts";
import { inEnglish } from "../../../../src/language/said.ts";

/** Output that is read, or not. */
class Output {
  full = true;
  read: () => void = () => undefined;
  readonly isFull = (): boolean => this.full;
  readonly drained = (): Promise<void> =>
    new Promise((resolve) => {
      this.read = () => {
        this.full = false;
        resolve();
      };
    });
}

class Sender extends EventEmitter {
  destroyed = false;

  disconnect(): void {
    this.destroyed = true;
    this.emit("close");
  }
}

function messages(events: readonly ListenerEvent[]): (string | null)[] {
  return events.map((event) => (event.type === "trouble" ? inEnglish(event.message) : null));
}

test("requests wait until the output is read again, and this is reported once", async () => {
  const output = new Output();
  const events: ListenerEvent[] = [];
  const backpressure = new Backpressure(output, (event) => events.push(event));
  for (let round = 1; round <= 2; round += 1) {
    output.full = true;
    expect(backpressure.isNeeded).toBe(true);
    const waiting = Promise.all([backpressure.released(new Sender()), backpressure.released(new Sender())]);
    expect(events).toHaveLength(round);
    output.read();
    await expect(waiting).resolves.toEqual([true, true]);
    expect(backpressure.isNeeded).toBe(false);
  }
  expect(messages(events)).toEqual(Array.from({ length: 2 }, () => "nobody reads this output: requests wait"));
});

test("a sender that disconnects no longer waits, and is counted when the output is read again", async () => {
  const output = new Output();
  const events: ListenerEvent[] = [];
  const backpressure = new Backpressure(output, (event) => events.push(event));
  const [patient, impatient] = [new Sender(), new Sender()];
  const released = backpressure.released(patient);
  const gone = backpressure.released(impatient);
  impatient.disconnect();
  await expect(gone).resolves.toBe(false);
  expect(events).toHaveLength(1);
  output.read();
  await expect(released).resolves.toBe(true);
  expect(messages(events).slice(1)).toEqual(["senders that disconnected while they waited: 1"]);
});
