import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { type JsonChange, addAt, setAt, unsetAt } from "../../../../src/events/payload/change-json.ts";
import { valueAt } from "../../../../src/events/payload/payload-path.ts";

/** Numbers, repeats, escapes and white space that a parser changes when it writes the JSON again. */
const ODD = `{ "event" : "x",
  "data": {"user_id":7, "big":154284075601887489,"price":12.0 ,"huge":1E400,"dup":1,"dup":2,"s":"\\u00e7\\/","e":{},
    "list":[ 1 , [] ,{"a":-0.0}], "":0}
}
`;

function textOf(change: JsonChange): string {
  return change.kind === "changed" ? change.text : change.kind;
}

/** The texts before and after the part that differs. */
function around(part: string): [string, string] {
  const at = ODD.indexOf(part);
  if (at === -1) throw new Error(`no ${part}`);
  return [ODD.slice(0, at), ODD.slice(at + part.length)];
}

function replaced(part: string, by: string): string {
  return around(part).join(by);
}

describe("a value that is set", () => {
  test.each([
    [["data", "user_id"], replaced('"user_id":7', '"user_id":@')],
    [["data", "big"], replaced("154284075601887489", "@")],
    [["data", "huge"], replaced("1E400", "@")],
    [["data", "dup"], replaced('"dup":2', '"dup":@')],
    [["data", "s"], replaced('"\\u00e7\\/"', "@")],
    [["data", "e"], replaced("{}", "@")],
    [["data", "list"], replaced('[ 1 , [] ,{"a":-0.0}]', "@")],
    [["data", "list", "0"], replaced("[ 1 ,", "[ @ ,")],
    [["data", "list", "1"], replaced("[]", "@")],
    [["data", "list", "2", "a"], replaced("-0.0", "@")],
    [["data", ""], replaced('"":0', '"":@')],
    [["event"], replaced('"x"', "@")],
  ])("at %j changes nothing else", (path, expected) => {
    expect(textOf(setAt(ODD, path, "@"))).toBe(expected);
  });

  test.each([
    [["data", "usre_id"], "data.user_id"],
    [["dat", "user_id"], "data.user_id"],
    [["data", "list", "2", "b"], "data.list.2.a"],
    [["data", "list", "3"], "data.list.0"],
    [["data", "list", "01"], "data.list.0"],
    [["something", "else", "entirely"], undefined],
    [[], undefined],
  ])("at the unknown path %j names %j as the nearest", (path, nearest) => {
    expect(setAt(ODD, path, "1")).toEqual({ kind: "unknown_path", nearest });
  });

  test.each([
    ["905321234567", '{"a":"905321234567"}'],
    ["-1.5e3", '{"a":"-1.5e3"}'],
    ["null", '{"a":null}'],
    ["[1]", '{"a":[1]}'],
    ['"x"', '{"a":"x"}'],
  ])("%s in place of a string, with keepText", (value, expected) => {
    expect(textOf(setAt('{"a":"+90850"}', ["a"], value, { keepText: true }))).toBe(expected);
  });

  test("a number in place of a number stays one, and everywhere without keepText", () => {
    expect(textOf(setAt('{"a":1}', ["a"], "2", { keepText: true }))).toBe('{"a":2}');
    expect(textOf(setAt('{"a":"1"}', ["a"], "2"))).toBe('{"a":2}');
  });

  test.each(['"text"', "7", "null", " true "])("in %s, which has no keys, is refused", (text) => {
    expect(setAt(text, ["data"], "1")).toEqual({ kind: "unknown_path", nearest: undefined });
    expect(addAt(text, ["data"], "1").kind).toBe("unknown_path");
    expect(unsetAt(text, ["data"]).kind).toBe("unknown_path");
  });
});

describe("a value that is added", () => {
  test.each([
    [["data", "new"], replaced(' "":0', ' "":0, "new":@')],
    [["data", "e", "new"], replaced("{}", '{"new":@}')],
    [["data", "list", "3"], replaced('{"a":-0.0}', '{"a":-0.0},@')],
    [["data", "list", "1", "0"], replaced("[]", "[@]")],
    [["new"], replaced("\n}\n", ',\n  "new": @\n}\n')],
  ])("at %j is the last of its object or list, and changes nothing else", (path, expected) => {
    expect(textOf(addAt(ODD, path, "@"))).toBe(expected);
  });

  test("has its key escaped", () => {
    expect(textOf(addAt("{}", ['a"\n'], "1"))).toBe('{"a\\"\\n":1}');
  });

  test("does not replace a value, not even null, and makes no hole in a list", () => {
    expect(addAt('{"a":null,"l":[1]}', ["a"], "1")).toEqual({ kind: "already_there" });
    expect(addAt('{"a":null,"l":[1]}', ["l", "0"], "1")).toEqual({ kind: "already_there" });
    expect(addAt('{"a":null,"l":[1]}', ["l", "2"], "1").kind).toBe("unknown_path");
    expect(addAt('{"a":null,"l":[1]}', ["l", "length"], "1").kind).toBe("unknown_path");
    expect(addAt('{"a":null,"l":[1]}', ["nowhere", "x"], "1").kind).toBe("unknown_path");
  });
});

describe("a value that is removed", () => {
  test.each([
    ['{"a":1}', "{}"],
    ['{ "a" : 1 }', "{  }"],
    ['{"a":1, "b":1.0}', '{"b":1.0}'],
    ['{"b":1.0, "a":[1,{}] , "c":2}', '{"b":1.0 , "c":2}'],
    ['{"b":1.0 ,"a":1 }', '{"b":1.0 }'],
    ['{"a":1,"b":1,"a":2}', '{"b":1}'],
    ['{"a":1,"a":2,"b":1,"a":3,"a":4,"c":5}', '{"b":1,"c":5}'],
    ['{"a":1, "a":2}', "{}"],
    ['{"\\u0061":1,"b":2}', '{"b":2}'],
  ])("a in %s leaves %s", (text, left) => {
    expect(textOf(unsetAt(text, ["a"]))).toBe(left);
  });

  test("from a list moves the next one up", () => {
    expect(textOf(unsetAt('{"l":[1, 2 ,3]}', ["l", "0"]))).toBe('{"l":[2 ,3]}');
    expect(textOf(unsetAt('{"l":[1, 2 ,3]}', ["l", "1"]))).toBe('{"l":[1 ,3]}');
    expect(unsetAt('{"l":[1]}', ["l", "1"]).kind).toBe("unknown_path");
  });
});

const json = fc.json({ stringUnit: "binary" });

test.prop([fc.array(fc.tuple(fc.string(), json), { minLength: 1, maxLength: 8 }), fc.nat(), json, fc.string()])(
  "a change is read back, and every other key and value is spelled as before",
  (...[entries, index, value, space]) => {
    const blank = space.replaceAll(/[^ \t\n\r]/g, " ");
    const keys = entries.map(([key], at) => `k${at}${key}`);
    const written = (values: readonly string[]): string =>
      `{${blank}${keys.map((key, at) => `${JSON.stringify(key)}${blank}:${values[at] ?? ""}`).join(`${blank},`)}}`;
    const values = entries.map(([, each]) => each);
    const at = index % keys.length;
    const path = [keys[at] ?? ""];
    const text = written(values);
    expect(textOf(setAt(text, path, value))).toBe(written(values.with(at, value)));
    const added = textOf(addAt(text, ["new"], value));
    expect(added.startsWith(text.slice(0, -1)) && added.endsWith("}")).toBe(true);
    expect(valueAt(JSON.parse(added), ["new"])).toEqual(JSON.parse(value));
    const without = JSON.parse(textOf(unsetAt(text, path))) as object;
    expect(Object.keys(without)).toEqual(keys.filter((key) => key !== path[0]));
  },
);

test("__proto__ is a key like any other", () => {
  expect(textOf(addAt('{"data":{}}', ["data", "__proto__"], '{"polluted":true}'))).toBe(
    '{"data":{"__proto__":{"polluted":true}}}',
  );
  expect(textOf(setAt('{"__proto__":{"a":1},"b":2}', ["__proto__", "a"], "3"))).toBe('{"__proto__":{"a":3},"b":2}');
  expect(addAt('{"data":{}}', ["__proto__", "polluted"], "true").kind).toBe("unknown_path");
  expect(setAt('{"data":{}}', ["constructor", "prototype"], "true").kind).toBe("unknown_path");
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});

describe("a change works", () => {
  test("however deep the payload is", () => {
    const deep = `{"deep":${"[".repeat(100_000)}${"]".repeat(100_000)},"user_id":`;
    expect(textOf(setAt(`${deep}1}`, ["user_id"], "2"))).toBe(`${deep}2}`);
    expect(setAt(`${deep}1}`, ["usre_id"], "2")).toEqual({ kind: "unknown_path", nearest: "user_id" });
  });

  test("however long a list or a key is, without a search for similar paths under a very long key", () => {
    const list = `[${"0,".repeat(200_000)}0]`;
    expect(textOf(setAt(`{"list":${list},"id":1}`, ["list", "200000"], "1"))).toContain(",1],");
    const long = `{"user_id":1,"${"k".repeat(500_000)}":${list},"status":1}`;
    expect(setAt(long, ["sttaus"], "2")).toEqual({ kind: "unknown_path", nearest: "status" });
  });

  // With one edit after the other, this takes quadratic time.
  test("however often a key is repeated", () => {
    expect(textOf(unsetAt(`{${'"a":1,'.repeat(300_000)}"b":2}`, ["a"]))).toBe('{"b":2}');
  });
});
