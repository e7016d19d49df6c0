import { expect, test } from "vitest";
import { CaseNames } from "../../../../src/report/ci/case-names.ts";

const at = (source: string, line: number) => ({ name: "call_x", place: { source, line } });

test("the first case of a place keeps its name, further ones are numbered", () => {
  const names = new CaseNames();
  expect(
    [at("a", 1), at("a", 9), at("b", 1), at("a", 1), at("a", 1), at("a", 5000), at("a", 5000)].map((one) =>
      names.nameFor(one),
    ),
  ).toEqual(["call_x", "call_x", "call_x", "call_x #2", "call_x #3", "call_x", "call_x #2"]);
});

test("without a place the name counts", () => {
  const names = new CaseNames();
  expect(["a", "b", "a"].map((name) => names.nameFor({ name, place: null }))).toEqual(["a", "b", "a #2"]);
});
