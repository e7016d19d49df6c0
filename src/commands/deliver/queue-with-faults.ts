import { randomInt } from "node:crypto";
import { withFaults } from "../../delivery/faults/with-faults.ts";
import type { Queue } from "../../delivery/request/queue.ts";
import type { Reporter } from "../../report/reporter.ts";
import type { DELIVERY_OPTIONS } from "./delivery-options.ts";
import type { OptionsOf } from "../options/option-spec.ts";

interface FaultInput {
  readonly options: Pick<OptionsOf<typeof DELIVERY_OPTIONS>, "fault" | "seed">;
  /** The number of events in which each fault hits one. */
  readonly window: number;
  readonly reporter: Reporter;
}

/** The queue with the faults of `--fault`. Reports the plan of each window before its first event is sent. */
export function queueWithFaults(queue: Queue, { options: { fault, seed }, window, reporter }: FaultInput): Queue {
  if (fault.length === 0) return queue;
  return withFaults(queue, {
    faults: fault,
    seed: seed ?? randomInt(0, 1_000_000),
    window,
    onPlan: (plan) => reporter.report({ type: "faults", ...plan }),
  });
}
