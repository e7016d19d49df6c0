import { expect, test } from "vitest";
import { allDefinitions } from "../../docs/generated-blocks.ts";

const definitions = (await allDefinitions()).map(({ definition }) => definition);

test("the examples fit a terminal of 80 columns", () => {
  const examples = definitions.flatMap((definition) => definition.examples.map(([line]) => line));
  expect(examples.filter((line) => line.length > 78)).toEqual([]);
});

test("every option stands under a heading", () => {
  const options = definitions.flatMap((definition) => Object.values(definition.options));
  expect(options.filter(({ heading }) => heading === undefined)).toEqual([]);
});
