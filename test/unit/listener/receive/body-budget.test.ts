import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { inPlainEnglish } from "../../../support/events/in-plain-english.ts";
import type { ListenerEvent } from "../../../../src/listener/listener-event.ts";
import { BodyBudget } from "../../../../src/listener/receive/body-budget.ts";

class Sender extends EventEmitter {
  destroyed = false;

  leave(): void {
    this.destroyed = true;
    this.emit("close");
  }
}

function budgetOf(maxBytes: number) {
  const emitted: ListenerEvent[] = [];
  return { budget: new BodyBudget(maxBytes, (event) => void emitted.push(event)), emitted };
}

test("beyond the limit requests wait, in the order in which they came, with one warning", async () => {
  const { budget, emitted } = budgetOf(100);
  const first = budget.reserveNow(80);
  expect(budget.reserveNow(30)).toBeUndefined();
  const order: number[] = [];
  const second = budget.reserve(30, new Sender()).then((room) => (order.push(2), room));
  const third = budget.reserve(10, new Sender()).then((room) => (order.push(3), room));
  // There is room for 10 bytes, but it is not their turn.
  expect(budget.reserveNow(10)).toBeUndefined();
  first?.[Symbol.dispose]();
  await Promise.all([second, third]);
  expect(order).toEqual([2, 3]);
  expect(inPlainEnglish(emitted)).toMatchObject([{ type: "warning", hint: expect.stringContaining("--max-pending") }]);
});

test("a request that turns out smaller gives the rest back, and each gives back all of it once", async () => {
  const { budget } = budgetOf(100);
  const first = budget.reserveNow(100);
  const second = budget.reserve(60, new Sender());
  first?.shrinkTo(40);
  const room = await second;
  expect(budget.reserveNow(1)).toBeUndefined();
  room?.[Symbol.dispose]();
  first?.[Symbol.dispose]();
  first?.[Symbol.dispose]();
  expect(budget.reserveNow(100)).toBeDefined();
  expect(budget.reserveNow(1)).toBeUndefined();
});

test("one request of any size is admitted, and a sender that disconnects frees its place", async () => {
  const { budget } = budgetOf(100);
  const first = budget.reserveNow(1000);
  const leaving = new Sender();
  const second = budget.reserve(10, leaving);
  const third = budget.reserve(20, new Sender());
  leaving.leave();
  expect(await second).toBeUndefined();
  first?.[Symbol.dispose]();
  expect(await third).toBeDefined();
  expect(budget.reserveNow(80)).toBeDefined();
});
