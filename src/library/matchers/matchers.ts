import type { EventName } from "../main/event-types.ts";
import { type MatcherResult, toBeHipcallEvent } from "./to-be-hipcall-event.ts";
import { type ExpectedEvent, toHaveReceived } from "./to-have-received.ts";

/** The matchers, for `expect.extend`. */
export const matchers: {
  readonly toBeHipcallEvent: (value: unknown, name?: string) => MatcherResult;
  readonly toHaveReceived: (hooks: unknown, expected: readonly ExpectedEvent[]) => MatcherResult;
} = { toBeHipcallEvent, toHaveReceived };

/** The matchers as methods of `expect(…)`. */
export interface HipcallMatchers<Result> {
  /**
   * A body, a JSON object, or what `hooks.expect` and `readCaptures` give, is an event without an error; with this name, when
   * one is given.
   */
  toBeHipcallEvent: (name?: EventName) => Result;
  /**
   * A listener has received these events, without an error and in this order; others may be between them. It judges what has
   * come so far: wait with `hooks.expect` first, or with `expect.poll`.
   */
  toHaveReceived: (expected: readonly ExpectedEvent[]) => Result;
}
