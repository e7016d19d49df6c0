import { type Expectation, parseExpectation } from "../../listener/expect/expectation.ts";
import { Failure } from "../../failure.ts";
import { type OptionsOf, repeatableOption, option, switchOption } from "../options/option-spec.ts";
import { durationMs, nonEmptyText, type ValueParser, wholeNumber } from "../options/value-parsers.ts";

const expectation: ValueParser<Expectation> = {
  expected: "an expectation",
  examples: ["call_hangup", "'call_*=2+'", "call::init=0", "'call_hangup=1..3 where data.user_id=7'"],
  parse: parseExpectation,
};

/** What makes `listen` a check that ends by itself. */
export const CHECK_OPTIONS = {
  expect: repeatableOption(
    "--expect <expectation>",
    "exit with 1 unless this comes: PATTERN, PATTERN=N, =N+ or =A..B, and ' where PATH=VALUE' (repeatable)",
    expectation,
  ),
  ordered: switchOption("--ordered", "the expectations must come in the order given"),
  count: option("--count <n>", "stop after so many events", wholeNumber(1, Number.MAX_SAFE_INTEGER, 7)),
  timeout: option(
    "--timeout <duration>",
    "stop after this time (with --expect or --exec 30s when left out)",
    durationMs,
  ),
  exec: option(
    "--exec <command>",
    "run this once listening, with HIPCALL_HOOKS_URL set; exit with 1 if it fails",
    nonEmptyText,
  ),
};

/** Refuses options that mean nothing without another. Throws `Failure` (`usage`). */
export function checkTogether({ expect, ordered }: Pick<OptionsOf<typeof CHECK_OPTIONS>, "expect" | "ordered">): void {
  if (!ordered || expect.length > 1) return;
  throw new Failure("usage", "--ordered needs more than one --expect", {
    hint: "try: hipcall-hooks listen --ordered --expect call_init --expect call_hangup",
  });
}
