import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { pathText } from "../../../../src/events/payload/path-pattern.ts";
import { nearestPath, parsePath, valueAt } from "../../../../src/events/payload/payload-path.ts";

const payload = {
  event: "call_init",
  data: {
    user_id: 7,
    contact: null,
    call_flow: [{ action: "init" }, { action: "hangup" }],
    "a.b": 1,
    "c/d": { "~": 2 },
  },
};

describe("a path", () => {
  test.each([
    ["event", ["event"]],
    ["data.call_flow.0.action", ["data", "call_flow", "0", "action"]],
    ["/data/a.b", ["data", "a.b"]],
    ["/data/c~1d/~0", ["data", "c/d", "~"]],
    ["/data/~01", ["data", "~1"]],
    ["data.call_flow[0].action", ["data", "call_flow", "0", "action"]],
    ["$.data.user_id", ["data", "user_id"]],
    ["$ref.x", ["$ref", "x"]],
    ['data["a.b"][0]', ["data", "a.b", "0"]],
    ["/", [""]],
  ])("%j is parsed as %j", (text, steps) => {
    expect(parsePath(text)).toEqual(steps);
  });

  test.each([
    "",
    "$",
    "a..b",
    "a.",
    "a,b",
    "a b",
    "a[b]",
    "a[1",
    "a]",
    "a[-1]",
    "*",
    "a.*",
    "**.id",
    "a[*]",
    "call_*",
    "a.[0]",
  ])("%j is none", (text) => {
    expect(parsePath(text)).toBeUndefined();
  });

  test.prop([fc.array(fc.string(), { minLength: 1 })])("written as text is read back", (steps) => {
    expect(parsePath(pathText(steps))).toEqual(steps);
  });

  test.prop([fc.array(fc.string(), { minLength: 1 })])("as a JSON Pointer can hold any key", (steps) => {
    const pointer = steps.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
    expect(parsePath(pointer)).toEqual(steps);
  });

  test.each([
    ["event", "call_init"],
    ["data.call_flow.1.action", "hangup"],
    ["/data/a.b", 1],
    ["/data/c~1d/~0", 2],
    ["data.contact", null],
    ["data.call_flow.2", undefined],
    ["data.call_flow.01", undefined],
    ["data.call_flow.-1", undefined],
    ["data.call_flow.length", undefined],
    ["event.0", undefined],
    ["event.length", undefined],
    ["data.contact.x", undefined],
    ["data.toString", undefined],
    ["data.__proto__", undefined],
    ["data.constructor.name", undefined],
  ])("%s leads to %j", (path, value) => {
    expect(valueAt(payload, parsePath(path) ?? [])).toEqual(value);
  });
});

test("a path leads to each place of a long list", () => {
  const list = Array.from({ length: 120 }, (_, index) => index);
  expect(list.map((index) => valueAt({ list }, ["list", String(index)]))).toEqual(list);
});

test("the path that was meant is the one below data, before one with similar letters", () => {
  const nearby = { event: "x", data: { user_id: 7, user: { id: 1 } }, user_ip: "" };
  expect(nearestPath(nearby, ["user_id"])).toBe("data.user_id");
  expect(nearestPath(nearby, ["user", "id"])).toBe("data.user.id");
  expect(nearestPath(nearby, ["data", "user_idd"])).toBe("data.user_id");
  expect(nearestPath(nearby, ["nothing-like-it"])).toBeUndefined();
});
