import { describe, expect, test } from "vitest";
import type { CallStep } from "../../../../src/events/calls/call-step.ts";
import { OpenCalls } from "../../../../src/events/calls/open-calls.ts";
import { arrived, steps } from "../../../support/events/arrived-events.ts";

describe("open calls", () => {
  const [init] = steps(arrived("voicemail"));
  const stepOf = (uuid: string): CallStep => {
    if (init === undefined) throw new Error("a step");
    return { ...init, uuid };
  };

  test("are limited in number: the least recently active is removed", () => {
    const calls = new OpenCalls(2);
    const evicted = ["a", "b", "a", "c", "d"].map((uuid) => calls.add(stepOf(uuid)).evicted?.[0]?.uuid);
    expect(evicted).toEqual([undefined, undefined, undefined, "b", "a"]);
    expect([...calls.takeAll()].map(([first]) => first?.uuid)).toEqual(["c", "d"]);
    expect([...calls.takeAll()]).toEqual([]);
  });

  test("keep no more than 20 events of one call", () => {
    const calls = new OpenCalls(2);
    const counts = Array.from({ length: 30 }, () => calls.add(stepOf("a")).steps.length);
    expect(Math.max(...counts)).toBe(20);
  });
});
