import { said } from "../../language/said.ts";
import type { CallStep } from "./call-step.ts";
import { saidDuration } from "../payload/duration-words.ts";
import type { Issue } from "../validation/issue.ts";
import { issue } from "../validation/said-issue.ts";

/** Payload times are whole seconds, and a delivery takes some time. */
const LATE_TOLERANCE_MS = 3000;

/** Events this close together arrive together. */
const BURST_MS = 1000;

/** When a step arrived, and when it happened by the times in its payload. */
interface TimedStep {
  readonly event: string;
  readonly arrivedMs: number;
  readonly happenedMs: number;
}

/**
 * Compares the arrival times of a call's steps with the times in their payloads. It compares only the gaps between
 * steps, so a wrong clock or a later replay does not matter. A delay of the first step is not visible.
 */
export function timingFindings(steps: readonly CallStep[]): Issue[] {
  const timed = steps.flatMap(({ event, arrivedMs, happenedMs }): TimedStep[] =>
    arrivedMs === null || happenedMs === null ? [] : [{ event, arrivedMs, happenedMs }],
  );
  return [...burst(timed), ...late(timed)];
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
        message: said("{event} arrived {duration} later after {other} than their timestamps say", {
          event: step.event,
          duration: saidDuration(lateMs / 1000),
          other: before.event,
        }),
        hint: said("it was delayed on the way, or resent by hand"),
      }),
    ];
  });
}

/** Only an `info`: a replay without gaps has this too, and is correct. */
function burst(steps: readonly TimedStep[]): Issue[] {
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) return [];
  const tookMs = last.arrivedMs - first.arrivedMs;
  const spanMs = last.happenedMs - first.happenedMs;
  if (tookMs >= BURST_MS || spanMs <= LATE_TOLERANCE_MS) return [];
  return [
    issue("info", "burst", {
      path: "event",
      message: said("{count} events arrived together, but their timestamps span {duration}", {
        count: steps.length,
        duration: saidDuration(spanMs / 1000),
      }),
      hint: said("they were delayed on the way, or replayed without the gaps (--speed original keeps the gaps)"),
    }),
  ];
}
