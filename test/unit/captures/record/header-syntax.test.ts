import { expect, test } from "vitest";
import { isHeader } from "../../../../src/captures/record/header-syntax.ts";

test.each([
  ["x-id", "1", true],
  ["Authorization", "Bearer a b", true],
  ["x-empty", "", true],
  ["x-latin", "caf\u00e9", true],
  ["", "1", false],
  ["x id", "1", false],
  ["x:id", "1", false],
  ["x-id\r\nx-other", "1", false],
  ["x-id", "1\r\nx-other: 2", false],
  ["x-id", "\u0000", false],
  ["x-id", "\u20ac", false],
])("%j with %j can stand in a request: %s", (name, value, can) => {
  expect(isHeader([name, value])).toBe(can);
});
