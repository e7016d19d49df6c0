import type { Key } from "ink";
import { expect, test } from "vitest";
import { keyNames } from "../../../../../src/report/tui/keys/key-names.ts";

const NO_KEY = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
} satisfies Key;

test.each<[string, string, Partial<Key>, string[]]>([
  ["an arrow", "", { upArrow: true }, ["up"]],
  ["DEL, which most terminals send for backspace", "", { delete: true }, ["backspace"]],
  ["Ctrl and a letter", "c", { ctrl: true }, ["ctrl+c"]],
  ["a letter", "R", { shift: true }, ["R"]],
  ["Alt and a letter, which do nothing", "q", { meta: true }, []],
  ["pasted text", "é漢\r\u0015\t\u007f", {}, ["é", "漢", "return", "ctrl+u", "tab", "backspace"]],
])("names %s", (_name, input, key, names) => {
  expect(keyNames(input, { ...NO_KEY, ...key })).toEqual(names);
});
