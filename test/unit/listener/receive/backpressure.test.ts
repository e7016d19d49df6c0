import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { Backpressure } from "../../../../src/listener/receive/backpressure.ts";
import type { ListenerEvent } from "../../../../src/listener/listener-event.ts";

/** Output that is read, or not. */
class Pile {
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

  hangUp(): void {
    this.destroyed = true;
    this.emit("close");
  }
}

function messages(told: readonly ListenerEvent[]): (string | null)[] {
  return told.map((event) => (event.type === "trouble" ? event.message : null));
}

test("what came while nobody read goes on when somebody reads, and it is told once that it waits", async () => {
  const pile = new Pile();
  const told: ListenerEvent[] = [];
  const backpressure = new Backpressure(pile, (event) => told.push(event));
  for (let round = 1; round <= 2; round += 1) {
    pile.full = true;
    expect(backpressure.isNeeded).toBe(true);
    const waiting = Promise.all([backpressure.released(new Sender()), backpressure.released(new Sender())]);
    expect(told).toHaveLength(round);
    pile.read();
    await expect(waiting).resolves.toEqual([true, true]);
    expect(backpressure.isNeeded).toBe(false);
  }
  expect(messages(told)).toEqual(Array.from({ length: 2 }, () => "nobody reads this output: requests wait"));
});

test("a sender that gives up waits no longer, and is counted once somebody reads", async () => {
  const pile = new Pile();
  const told: ListenerEvent[] = [];
  const backpressure = new Backpressure(pile, (event) => told.push(event));
  const [patient, hasty] = [new Sender(), new Sender()];
  const released = backpressure.released(patient);
  const gone = backpressure.released(hasty);
  hasty.hangUp();
  await expect(gone).resolves.toBe(false);
  expect(told).toHaveLength(1);
  pile.read();
  await expect(released).resolves.toBe(true);
  expect(messages(told).slice(1)).toEqual(["senders that disconnected while they waited: 1"]);
});
