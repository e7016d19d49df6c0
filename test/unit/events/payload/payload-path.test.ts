import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { pathText } from "../../../../src/events/payload/path-pattern.ts";
import { addAt, parsePath, setAt, unsetAt, valueAt } from "../../../../src/events/payload/payload-path.ts";

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

describe("a change", () => {
  test("sets a value, in a list too, and does not change the original payload", () => {
    const before = structuredClone(payload);
    const change = setAt(payload, ["data", "call_flow", "1", "action"], { new: true });
    expect(change).toEqual({
      kind: "changed",
      payload: {
        ...payload,
        data: { ...payload.data, call_flow: [{ action: "init" }, { action: { new: true } }] },
      },
    });
    expect(payload).toEqual(before);
  });

  test("keeps the order of keys", () => {
    const change = setAt(payload, ["data", "user_id"], 8);
    expect(change.kind === "changed" && JSON.stringify(change.payload)).toBe(
      JSON.stringify(payload).replace('"user_id":7', '"user_id":8'),
    );
  });

  test("adds a key, and one past the end of a list", () => {
    expect(addAt(payload, ["data", "more"], 1)).toMatchObject({ payload: { data: { more: 1 } } });
    expect(addAt(payload, ["data", "call_flow", "2"], "x")).toMatchObject({
      payload: { data: { call_flow: [{ action: "init" }, { action: "hangup" }, "x"] } },
    });
  });

  test("does not replace a value, not even null, and makes no hole in a list", () => {
    expect(addAt(payload, ["data", "user_id"], 1)).toEqual({ kind: "already_there" });
    expect(addAt(payload, ["data", "contact"], 1)).toEqual({ kind: "already_there" });
    expect(addAt(payload, ["data", "call_flow", "3"], 1).kind).toBe("unknown_path");
    expect(addAt(payload, ["data", "call_flow", "length"], 1).kind).toBe("unknown_path");
    expect(addAt(payload, ["nowhere", "x"], 1).kind).toBe("unknown_path");
  });

  test("removes a key, or an item of a list so that the next moves up", () => {
    const without = unsetAt(payload, ["data", "user_id"]);
    expect(without.kind === "changed" && valueAt(without.payload, ["data"])).not.toHaveProperty("user_id");
    expect(unsetAt(payload, ["data", "call_flow", "0"])).toMatchObject({
      payload: { data: { call_flow: [{ action: "hangup" }] } },
    });
    expect(unsetAt(payload, ["data", "nothing"]).kind).toBe("unknown_path");
  });

  test.each([
    [["data", "usre_id"], "data.user_id"],
    [["dat", "user_id"], "data.user_id"],
    [["data", "call_flow", "0", "acton"], "data.call_flow.0.action"],
    [["something", "else", "entirely"], undefined],
    [[], undefined],
  ])("of the unknown path %j names %j as the nearest", (path, nearest) => {
    expect(setAt(payload, path, 1)).toEqual({ kind: "unknown_path", nearest });
  });

  test.each(["text", 7, null, true])("of %j, which has no keys, is refused", (value) => {
    expect(setAt(value, ["data"], 1)).toEqual({ kind: "unknown_path", nearest: undefined });
    expect(addAt(value, ["data"], 1).kind).toBe("unknown_path");
    expect(unsetAt(value, ["data"]).kind).toBe("unknown_path");
  });

  test("of __proto__ is a change of a property like any other", () => {
    const added = addAt(payload, ["data", "__proto__"], { polluted: true });
    expect(added.kind === "changed" && JSON.stringify(added.payload)).toContain('"__proto__":{"polluted":true}');
    expect(addAt(payload, ["__proto__", "polluted"], true).kind).toBe("unknown_path");
    expect(setAt(payload, ["constructor", "prototype", "polluted"], true).kind).toBe("unknown_path");
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);

    const own: unknown = JSON.parse('{"__proto__":{"a":1},"b":2}');
    const changed = setAt(own, ["__proto__", "a"], 3);
    expect(changed.kind === "changed" && JSON.stringify(changed.payload)).toBe('{"__proto__":{"a":3},"b":2}');
    const removed = unsetAt(own, ["__proto__"]);
    expect(removed.kind === "changed" && JSON.stringify(removed.payload)).toBe('{"b":2}');
  });

  test.prop([fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.jsonValue(), fc.nat()])(
    "can be read back and reverted",
    (object, value, index) => {
      const keys = Object.keys(object);
      const path = [keys[index % keys.length] ?? ""];
      const set = setAt(object, path, value);
      expect(set.kind === "changed" && valueAt(set.payload, path)).toEqual(value);
      const unset = unsetAt(object, path);
      const added = unset.kind === "changed" && addAt(unset.payload, path, object[path[0] ?? ""]);
      expect(added && added.kind === "changed" && added.payload).toEqual(object);
    },
  );

  test("does not search for similar paths under a very long key", () => {
    const long = { user_id: 1, ["k".repeat(500_000)]: Array.from({ length: 100_000 }, () => 0), status: 1 };
    expect(setAt(long, ["sttaus"], 2)).toEqual({ kind: "unknown_path", nearest: "status" });
  });

  test("works however deep or large the rest of the payload is", () => {
    const deep: unknown = JSON.parse(`{"deep":${"[".repeat(10_000)}${"]".repeat(10_000)},"user_id":1}`);
    expect(setAt(deep, ["user_id"], 2).kind).toBe("changed");
    expect(setAt(deep, ["usre_id"], 2)).toEqual({ kind: "unknown_path", nearest: "user_id" });
    const large = { user_id: 1, list: Array.from({ length: 200_000 }, () => 0) };
    expect(setAt(large, ["usre_id"], 2)).toEqual({ kind: "unknown_path", nearest: "user_id" });
  });
});
