import { type Target, parseTarget } from "../../delivery/request/target.ts";
import { ANY_SUCCESS, type StatusExpectation, parseStatusExpectation } from "../../delivery/send/acceptance.ts";
import type { ValueParser } from "../options/value-parsers.ts";
import { said } from "../../language/said.ts";

/** When an app is ready: the answer to a GET. */
export interface Readiness {
  /** `undefined`: the target of the replay. */
  readonly target: Target | undefined;
  readonly expectation: StatusExpectation;
}

/** `http://localhost:3000/health`, or `200`, `2xx,404`. */
export const readiness: ValueParser<Readiness> = {
  expected: said("a URL, or a list of HTTP statuses"),
  examples: ["http://localhost:3000/health", "200", "2xx,404"],
  parse: (text) => {
    const expectation = parseStatusExpectation(text);
    if (expectation !== undefined) return { target: undefined, expectation };
    const target = parseTarget(text);
    return target === undefined ? undefined : { target, expectation: ANY_SUCCESS };
  },
};
