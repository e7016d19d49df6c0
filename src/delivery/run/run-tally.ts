import { isStatus } from "../compare/difference.ts";
import { HipcallJudge } from "../hipcall/hipcall-judge.ts";
import { Latencies } from "../outcome/latency.ts";
import { LatencyByEvent } from "../outcome/latency-by-event.ts";
import type { DeliveryRun } from "./delivery-run.ts";
import type { DeliveryOutcome, DeliverySummary } from "../outcome/outcome.ts";
import { reachedTarget } from "../send/result.ts";

type Tallied = Pick<DeliveryRun, "hipcall" | "timeLimit" | "comparer" | "giveUpAfter" | "clock" | "signal">;

/** More paths are nothing to paste. */
const MOST_PATHS = 20;

/** Counts the outcomes of a run, for its summary. */
export class RunTally {
  readonly #run: Tallied;
  readonly #startedMs: number;
  readonly #latencies = new Latencies();
  readonly #byEvent: LatencyByEvent;
  readonly #judge: HipcallJudge | undefined;
  readonly #compared = { answers: 0, different: 0, failed: 0 };
  readonly #differingPaths = new Set<string>();
  #completed = 0;
  #accepted = 0;
  #reached = 0;
  #unreachable = 0;
  #differing = 0;

  constructor(run: Tallied) {
    this.#run = run;
    this.#byEvent = new LatencyByEvent(run.timeLimit);
    this.#startedMs = run.clock.monotonicMs();
    this.#judge = run.hipcall === null ? undefined : new HipcallJudge(run.hipcall);
  }

  /** The number of completed deliveries. */
  get completed(): number {
    return this.#completed;
  }

  /** Whether Hipcall would send nothing more. */
  get broken(): boolean {
    return this.#judge?.isBroken === true;
  }

  /** Whether all deliveries so far found nobody, and there were enough of them. */
  get givesUp(): boolean {
    const { giveUpAfter } = this.#run;
    return giveUpAfter !== null && this.#unreachable >= giveUpAfter && this.#unreachable === this.#completed;
  }

  add(outcome: DeliveryOutcome): void {
    const { event, result, comparison, repeat } = outcome;
    this.#completed += 1;
    if (outcome.accepted) this.#accepted += 1;
    if (reachedTarget(result)) this.#reached += 1;
    if (result.kind === "unreachable") this.#unreachable += 1;
    if (repeat?.difference?.matters === true) this.#differing += 1;
    if (result.kind === "answered") this.#latencies.add(result.durationMs);
    this.#byEvent.add(event, result);
    if (comparison !== null) this.#compared.answers += 1;
    if (comparison !== null && comparison.count > 0) {
      this.#compared.different += 1;
      if (!outcome.accepted) this.#compared.failed += 1;
    }
    const differences = comparison?.differences ?? [];
    // What the body says of another status differs with it: to ignore that does not help.
    const paths = differences.some(isStatus) ? [] : differences.flatMap(({ ignore }) => ignore ?? []);
    this.#addPaths([...paths, ...(repeat?.difference?.ignore ?? [])]);
    this.#judge?.add(outcome, this.#run.clock.monotonicMs());
  }

  #addPaths(paths: readonly string[]): void {
    for (const path of paths) if (this.#differingPaths.size < MOST_PATHS) this.#differingPaths.add(path);
  }

  summary(): Omit<DeliverySummary, "skipped" | "unreadableSources" | "notSent"> {
    const { comparer, clock, signal, timeLimit } = this.#run;
    return {
      sent: this.#completed,
      accepted: this.#accepted,
      failed: this.#completed - this.#accepted,
      reached: this.#reached,
      differing: this.#differing,
      hipcall: this.#judge?.verdict() ?? null,
      compared: comparer === null ? null : this.#compared,
      differingPaths: [...this.#differingPaths],
      latency: this.#latencies.summary(),
      latencyByEvent: this.#byEvent.summary(),
      ...this.#byEvent.late,
      hipcallTimeLimit: timeLimit,
      durationMs: Math.round(clock.monotonicMs() - this.#startedMs),
      stoppedBy: signal.aborted ? String(signal.reason) : null,
    };
  }
}
