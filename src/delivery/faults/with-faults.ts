import { type AppliedFault, type Fault, applyFaults } from "./apply-faults.ts";
import type { Queue, QueuedRequest } from "../request/queue.ts";
import { seededRandom } from "./random.ts";

/** No more events than this are bent at a time, so that what is held in memory does not grow with the run. */
export const LARGEST_WINDOW = 20;

/** What will be sent of one window, told before its first event is. */
export interface FaultPlan {
  readonly seed: number;
  readonly applied: readonly AppliedFault[];
  readonly order: readonly PlannedPlace[];
}

/** One request in the order of sending; `number` is its place in the window as it was, from 1. */
interface PlannedPlace {
  readonly number: number;
  readonly event: string | null;
  readonly afterMs: number;
  readonly bodyBytes: number;
  readonly bent: readonly string[];
}

interface Injection {
  readonly faults: readonly Fault[];
  readonly seed: number;
  /** So many events are bent at a time: each fault hits one of them. */
  readonly window: number;
  readonly onPlan: (plan: FaultPlan) => void;
}

/** Bends a queue, window by window; each window's plan is told first. The same queue and seed give the same requests. */
export async function* withFaults(
  queue: Queue,
  { faults, seed, window: size, onPlan }: Injection,
): AsyncGenerator<QueuedRequest> {
  const random = seededRandom(seed);
  let leftMs = 0;
  for await (const window of windowsOf(queue, Math.min(size, LARGEST_WINDOW))) {
    const [first, ...rest] = window;
    if (first === undefined) continue;
    const bent = applyFaults([{ ...first, afterMs: Math.max(0, first.afterMs + leftMs) }, ...rest], faults, random);
    leftMs = bent.leftMs;
    onPlan({
      seed,
      applied: bent.applied,
      order: bent.queue.map(({ number, event, afterMs, request, bent: notes }) => ({
        number,
        event,
        afterMs,
        bodyBytes: request.body.length,
        bent: notes,
      })),
    });
    yield* bent.queue;
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
