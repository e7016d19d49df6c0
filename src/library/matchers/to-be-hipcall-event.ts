import { printable } from "../../events/payload/printable.ts";
import { isJsonObject } from "../../events/payload/values.ts";
import type { Validation } from "../../events/validation/validate.ts";
import { issueLines } from "../../report/pretty/issue.ts";
import { validated } from "../main/validated.ts";
import { PLAIN } from "./plain-theme.ts";

/** What a matcher gives back to `expect`. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** Whether a value is an event without an error: a body, an object, or what `hooks.expect` and `readCaptures` give. */
export function toBeHipcallEvent(value: unknown, name?: string): MatcherResult {
  const validation = validationOf(value);
  const { verdict, event, envelope } = validation;
  const pass = verdict === "valid" && envelope !== null && (name === undefined || event === name);
  const wanted = name ?? "an event of Hipcall";
  return {
    pass,
    message: () =>
      pass
        ? `expected this not to be ${wanted}, but it is a ${printable(event ?? "")} without an error`
        : `expected ${wanted}, but ${whyNot(validation)}`,
  };
}

function whyNot({ verdict, event, envelope, issues }: Validation): string {
  const name = event === null ? "this" : printable(event);
  if (verdict === "valid" && envelope === null) return `this is the request ${name}, which wants an answer`;
  if (verdict === "valid") return `this is ${name}`;
  const what = {
    invalid: `this ${event === null ? "body" : name} is invalid`,
    unknown: `the event ${name} is not known`,
    unparsable: "this is not JSON",
  }[verdict];
  return [`${what}:`, ...issueLines(issues, PLAIN).map((line) => `  ${line}`)].join("\n");
}

/** A received or recorded event has the body as it came. */
function validationOf(value: unknown): Validation {
  const isReceived = isJsonObject(value) && typeof value["body"] === "string" && "verdict" in value;
  return validated(isReceived ? value["body"] : value);
}
