import { describe, expect, test } from "vitest";
import { RelatedEvents, type Relations } from "../../../../src/events/calls/related-events.ts";

interface Seen {
  readonly id: string;
  readonly event: string;
  readonly uuid?: unknown;
  readonly sha256?: string;
  readonly atMs?: number;
}

function add(related: RelatedEvents, { id, event, uuid, sha256 = id, atMs = 0 }: Seen): Relations {
  return related.add({ id, envelope: { event, data: uuid === undefined ? {} : { uuid } }, hash: () => sha256, atMs });
}

describe("the events of one call", () => {
  test("are linked in the order of arrival, with the time since the previous one", () => {
    const related = new RelatedEvents();
    add(related, { id: "1", event: "call_init", uuid: "a", atMs: 1000 });
    add(related, { id: "2", event: "call_init", uuid: "b", atMs: 1500 });
    add(related, { id: "3", event: "call_bridged", uuid: "a", atMs: 2500 });
    expect(add(related, { id: "4", event: "call_hangup", uuid: "a", atMs: 12_500 })).toEqual({
      duplicateOf: null,
      call: {
        uuid: "a",
        steps: [
          { event: "call_init", sincePreviousMs: null },
          { event: "call_bridged", sincePreviousMs: 1500 },
          { event: "call_hangup", sincePreviousMs: 10_000 },
        ],
      },
    });
  });

  test("are listed in the order of arrival, even if it is the wrong order", () => {
    const related = new RelatedEvents();
    add(related, { id: "1", event: "call_hangup", uuid: "a" });
    const { call } = add(related, { id: "2", event: "call_init", uuid: "a" });
    expect(call?.steps.map(({ event }) => event)).toEqual(["call_hangup", "call_init"]);
  });

  test("are limited to twenty", () => {
    const related = new RelatedEvents();
    for (let step = 1; step < 30; step += 1) add(related, { id: `${step}`, event: `step ${step}`, uuid: "a" });
    const { call } = add(related, { id: "30", event: "step 30", uuid: "a", atMs: 5 });
    expect(call?.steps).toHaveLength(20);
    expect(call?.steps[0]?.event).toBe("step 11");
    expect(call?.steps.at(-1)).toEqual({ event: "step 30", sincePreviousMs: 5 });
  });

  test.each([[undefined], [7], [""], ["x".repeat(201)], [null]])("need a uuid, which %j is not", (uuid) => {
    expect(add(new RelatedEvents(), { id: "1", event: "call_init", uuid })).toEqual({ call: null, duplicateOf: null });
  });

  test("need an event name that is not too long", () => {
    expect(add(new RelatedEvents(), { id: "1", event: "x".repeat(201), uuid: "a" }).call).toBeNull();
  });
});

describe("a duplicate", () => {
  test("of a call's event has the same name and uuid; other values may differ", () => {
    const related = new RelatedEvents();
    add(related, { id: "first", event: "call_init", uuid: "a", sha256: "1" });
    expect(add(related, { id: "second", event: "call_init", uuid: "a", sha256: "2" }).duplicateOf).toBe("first");
    expect(add(related, { id: "third", event: "call_init", uuid: "a", sha256: "3" }).duplicateOf).toBe("first");
    expect(add(related, { id: "other", event: "call_hangup", uuid: "a", sha256: "1" }).duplicateOf).toBeNull();
    expect(add(related, { id: "other", event: "call_init", uuid: "b", sha256: "1" }).duplicateOf).toBeNull();
  });

  test("of a call's event is found without hashing the body", () => {
    const seen = { id: "first", envelope: { event: "call_init", data: { uuid: "a" } }, hash: notToBeAsked, atMs: 0 };
    expect(new RelatedEvents().add(seen).duplicateOf).toBeNull();
  });

  test("of an event without uuid has the same bytes", () => {
    const related = new RelatedEvents();
    add(related, { id: "first", event: "task_create", sha256: "1" });
    expect(add(related, { id: "second", event: "task_create", sha256: "1" }).duplicateOf).toBe("first");
    expect(add(related, { id: "third", event: "task_create", sha256: "2" }).duplicateOf).toBeNull();
  });
});

describe("what is remembered", () => {
  test("is ten thousand calls, the least recently active forgotten first", () => {
    const related = new RelatedEvents();
    for (let call = 0; call < 10_000; call += 1)
      add(related, { id: `${call}`, event: "call_init", uuid: `call ${call}` });
    add(related, { id: "again", event: "call_bridged", uuid: "call 0" });
    add(related, { id: "one more", event: "call_init", uuid: "call 10000" });
    expect(add(related, { id: "x", event: "call_hangup", uuid: "call 0" }).call?.steps).toHaveLength(3);
    expect(add(related, { id: "y", event: "call_hangup", uuid: "call 1" }).call?.steps).toHaveLength(1);
  });

  test("is ten thousand deliveries, the oldest forgotten first", () => {
    const related = new RelatedEvents();
    for (let delivery = 0; delivery < 10_001; delivery += 1) add(related, { id: `${delivery}`, event: "task_create" });
    expect(add(related, { id: "x", event: "task_create", sha256: "1" }).duplicateOf).toBe("1");
    expect(add(related, { id: "y", event: "task_create", sha256: "0" }).duplicateOf).toBeNull();
  });
});

function notToBeAsked(): never {
  throw new Error("asked for a hash");
}
