import type { Said } from "../../language/said.ts";
import type { Queue, QueuedRequest } from "../request/queue.ts";
import { type AppliedFault, type Fault, applyFaults } from "./apply-faults.ts";
import { seededRandom } from "./random.ts";

/** The largest number of events that faults are applied to at a time, so that memory does not grow with the run. */
export const LARGEST_WINDOW = 20;

/** What will be sent of one window, in which order; reported before its first event is sent. */
export interface FaultPlan {
  readonly seed: number;
  readonly applied: readonly AppliedFault[];
  readonly order: readonly PlannedPlace[];
}

/** One request in the order of sending. */
interface PlannedPlace {
  /** Its place in the window before the faults, from 1. */
  readonly number: number;
  readonly event: string | null;
  readonly afterMs: number;
  readonly bodyBytes: number;
  /** What the faults did to it, in words. */
  readonly bent: readonly Said[];
}

interface FaultSettings {
  readonly faults: readonly Fault[];
  readonly seed: number;
  /** The number of events in which each fault hits one. */
  readonly window: number;
  readonly onPlan: (plan: FaultPlan) => void;
}

/** The queue with faults, window by window; reports the plan of each window first. The same queue and seed give the same requests. */
export async function* withFaults(
  queue: Queue,
  { faults, seed, window: size, onPlan }: FaultSettings,
): AsyncGenerator<QueuedRequest> {
  const random = seededRandom(seed);
  let leftMs = 0;
  for await (const window of windowsOf(queue, Math.min(size, LARGEST_WINDOW))) {
    const [first, ...rest] = window;
    if (first === undefined) continue;
    const faulted = applyFaults([{ ...first, afterMs: Math.max(0, first.afterMs + leftMs) }, ...rest], faults, random);
    leftMs = faulted.leftMs;
    onPlan({
      seed,
      applied: faulted.applied,
      order: faulted.queue.map(({ number, event, afterMs, request, notes }) => ({
        number,
        event,
        afterMs,
        bodyBytes: request.body.length,
        bent: notes,
      })),
    });
    yield* faulted.queue;
  }
}

async function* windowsOf(queue: Queue, size: number): AsyncGenerator<readonly QueuedRequest[]> {
  let window: QueuedRequest[] = [];
  for await (const queued of queue) {
    window.push(queued);
    if (window.length < size) continue;
    yield window;
    window = [];
  }
  if (window.length > 0) yield window;
}
