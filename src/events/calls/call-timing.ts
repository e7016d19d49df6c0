import type { CallStep } from "./call-step.ts";
import { durationWords } from "../payload/duration-words.ts";
import { issue, type Issue } from "../validation/issue.ts";

/** Times inside payloads are whole seconds, and a delivery takes a moment. */
const LATE_TOLERANCE_MS = 3000;

/** Events this close together came at once. */
const AT_ONCE_MS = 1000;

/** When a step came, and when it happened by its own times. */
interface TimedStep {
  readonly event: string;
  readonly arrivedMs: number;
  readonly happenedMs: number;
}

/**
 * How the arrival of a call's steps fits their own times. Only gaps are compared, so a clock that is off, or a replay
 * long after, does not matter; that the first event of a call was late can't be seen.
 */
export function timingFindings(steps: readonly CallStep[]): Issue[] {
  const timed = steps.flatMap(({ event, arrivedMs, happenedMs }): TimedStep[] =>
    arrivedMs === null || happenedMs === null ? [] : [{ event, arrivedMs, happenedMs }],
  );
  return [...atOnce(timed), ...late(timed)];
}

function late(steps: readonly TimedStep[]): Issue[] {
  return steps.slice(1).flatMap((step, index) => {
    const before = steps[index];
    if (before === undefined) return [];
    const lateMs = step.arrivedMs - before.arrivedMs - (step.happenedMs - before.happenedMs);
    if (lateMs <= LATE_TOLERANCE_MS) return [];
    return [
      issue("warning", "late_step", {
        path: "event",
        message: `${step.event} came ${durationWords(lateMs / 1000)} later after ${before.event} than their own times say`,
        hint: "it was held up on the way, or sent again by hand",
      }),
    ];
  });
}

/** No fault of a replay without gaps, so it is only said. */
function atOnce(steps: readonly TimedStep[]): Issue[] {
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) return [];
  const tookMs = last.arrivedMs - first.arrivedMs;
  const spanMs = last.happenedMs - first.happenedMs;
  if (tookMs >= AT_ONCE_MS || spanMs <= LATE_TOLERANCE_MS) return [];
  return [
    issue("info", "burst", {
      path: "event",
      message: `${steps.length} events came at once, though their own times span ${durationWords(spanMs / 1000)}`,
      hint: "they were held up on the way, or sent without the gaps (--speed original keeps them)",
    }),
  ];
}
