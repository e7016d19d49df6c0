import { expect, test } from "vitest";
import { said } from "../../../../src/language/said.ts";
import { expectationText, issue } from "../../../../src/events/validation/said-issue.ts";

test.each([
  ["missing_key", { expected: "an object", received: "nothing" }, "expected an object, but the field is missing"],
  ["wrong_type", { expected: "a number", received: 'string "7"' }, 'expected a number, received string "7"'],
  ["unexpected_form", { expected: "a UUID v4" }, "expected a UUID v4"],
  ["unknown_field", { received: "number 4" }, undefined],
] as const)("the text for %s with %j is %j", (code, details, text) => {
  expect(
    expectationText(
      issue("error", code, { path: "data", message: said("{path} is empty", { path: "data" }), ...details }),
    ),
  ).toBe(text);
});
