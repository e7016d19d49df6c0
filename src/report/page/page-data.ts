import { Latencies, type LatencySummary } from "../../delivery/outcome/latency.ts";
import type { TimeLimit } from "../../delivery/hipcall/time-limit.ts";
import type { CallOutcome } from "../../events/calls/call-outcome.ts";
import { type CallStep, callStep, contradictionsIn } from "../../events/calls/call-step.ts";
import { type CallTimeline, callTimeline } from "../../events/calls/call-timeline.ts";
import { utcTimeMs } from "../../events/payload/times.ts";
import type { ReportCase } from "../ci/report-case.ts";
import type { PageEvent } from "./page-event.ts";
import { TimeBuckets } from "./time-buckets.ts";

// A page is for a person, so it shows some hundred calls; the totals and the charts are of all. So memory does not grow with the capture.
const MOST_OPEN_CALLS = 500;
const MOST_EVENTS_OF_A_CALL = 20;
/** Calls that are shown whatever they are, and those with a problem that are shown besides. */
const MOST_CALLS = 300;
const MOST_PROBLEM_CALLS = 200;
const MOST_OTHERS = 100;
const MOST_PROBLEM_OTHERS = 100;
const MOST_CHECKS = 100;
/** The most characters of bodies; later events are shown without. */
const MOST_BODY_CHARACTERS = 24 * 1024 * 1024;
/** A histogram takes about 100 kB, and names come from the network. */
const MOST_LATENCIES = 12;

/** The upper ends of the columns of the latency chart, in milliseconds. */
export const LATENCY_STEPS = [10, 25, 50, 100, 250, 500, 1000, 2500, 5000] as const;

/** A call on the page. */
export interface PageCall {
  readonly timeline: CallTimeline;
  readonly events: readonly PageEvent[];
  /** When it began: by the arrival of its first event, else by its payloads. */
  readonly startMs: number | null;
  readonly hasProblem: boolean;
}

interface OpenCall {
  readonly steps: CallStep[];
  readonly events: PageEvent[];
}

/** What the page shows. It takes the events one by one. */
export class PageData {
  readonly outcomes = new Map<CallOutcome, number>();
  readonly overTime = new TimeBuckets<CallOutcome>();
  readonly latency = new Latencies();
  readonly latencyCounts: number[] = Array.from({ length: LATENCY_STEPS.length + 1 }, () => 0);
  readonly calls: PageCall[] = [];
  readonly others: PageEvent[] = [];
  readonly checks: ReportCase[] = [];
  readonly totals = {
    events: 0,
    invalid: 0,
    warned: 0,
    answers: 0,
    notAccepted: 0,
    calls: 0,
    problemCalls: 0,
    others: 0,
    checks: 0,
  };
  readonly #byEvent = new Map<string | null, Latencies>();
  readonly #open = new Map<string, OpenCall>();
  #problemCalls = 0;
  #problemOthers = 0;
  #bodyCharacters = 0;

  add(given: PageEvent): void {
    const event = this.#withoutBodies(given);
    this.#count(event);
    const { envelope, sha256, receivedMs, issues } = event;
    const step =
      envelope === null
        ? undefined
        : callStep({ envelope, sha256, arrivedMs: receivedMs, contradictions: contradictionsIn(issues) });
    // What it was read from is not needed any longer, and it is large.
    const kept = { ...event, envelope: null };
    if (step === undefined) this.#addOther(kept);
    else this.#addStep(step, kept);
  }

  addCheck(check: ReportCase): void {
    this.totals.checks += 1;
    if (this.checks.length < MOST_CHECKS) this.checks.push(check);
  }

  /** Completes all calls, and sorts them by their start. */
  finish(): void {
    for (const [uuid, call] of this.#open) this.#complete(uuid, call);
    this.calls.sort((one, other) => (one.startMs ?? 0) - (other.startMs ?? 0));
  }

  /** The latencies of each event, in the order in which their names first came. */
  latencies(): { readonly event: string | null; readonly summary: LatencySummary }[] {
    return [...this.#byEvent].flatMap(([event, latencies]) => {
      const summary = latencies.summary();
      return summary === null ? [] : [{ event, summary }];
    });
  }

  #count({ verdict, answer, name, issues }: PageEvent): void {
    this.totals.events += 1;
    if (verdict === "invalid" || verdict === "unparsable") this.totals.invalid += 1;
    if (issues.some(({ severity }) => severity === "warning")) this.totals.warned += 1;
    if (answer === null) return;
    this.totals.answers += 1;
    if (!answer.accepted) this.totals.notAccepted += 1;
    if (answer.durationMs === null) return;
    const { durationMs } = answer;
    const column = LATENCY_STEPS.findIndex((step) => durationMs <= step);
    const index = column === -1 ? LATENCY_STEPS.length : column;
    this.latencyCounts[index] = (this.latencyCounts[index] ?? 0) + 1;
    this.latency.add(durationMs);
    const known = this.#byEvent.get(name);
    if (known === undefined && this.#byEvent.size >= MOST_LATENCIES) return;
    const latencies = known ?? new Latencies();
    latencies.add(durationMs);
    this.#byEvent.set(name, latencies);
  }

  #addOther(event: PageEvent): void {
    this.totals.others += 1;
    const keeps = this.others.length - this.#problemOthers < MOST_OTHERS;
    if (!keeps && !(eventHasProblem(event) && this.#problemOthers < MOST_PROBLEM_OTHERS)) {
      this.#bodyCharacters -= bodyCharacters(event);
      return;
    }
    if (!keeps) this.#problemOthers += 1;
    this.others.push(event);
  }

  #addStep(step: CallStep, event: PageEvent): void {
    const call = this.#open.get(step.uuid) ?? { steps: [], events: [] };
    // The last event of the call makes it the newest.
    this.#open.delete(step.uuid);
    this.#open.set(step.uuid, call);
    if (call.steps.length < MOST_EVENTS_OF_A_CALL) {
      call.steps.push(step);
      call.events.push(event);
    } else this.#bodyCharacters -= bodyCharacters(event);
    if (this.#open.size <= MOST_OPEN_CALLS) return;
    for (const [uuid, oldest] of this.#open) return this.#complete(uuid, oldest);
  }

  #complete(uuid: string, { steps, events }: OpenCall): void {
    this.#open.delete(uuid);
    const timeline = callTimeline(steps);
    if (timeline === undefined) return;
    const hasProblem =
      timeline.findings.some(({ severity }) => severity !== "info") || events.some((event) => eventHasProblem(event));
    const startMs =
      events.find(({ receivedMs }) => receivedMs !== null)?.receivedMs ?? utcTimeMs(timeline.startedAt) ?? null;
    this.totals.calls += 1;
    if (hasProblem) this.totals.problemCalls += 1;
    this.outcomes.set(timeline.outcome, (this.outcomes.get(timeline.outcome) ?? 0) + 1);
    if (startMs !== null && Number.isFinite(startMs)) this.overTime.add(startMs, timeline.outcome);
    const keeps = this.calls.length - this.#problemCalls < MOST_CALLS;
    if (!keeps && !(hasProblem && this.#problemCalls < MOST_PROBLEM_CALLS)) {
      for (const event of events) this.#bodyCharacters -= bodyCharacters(event);
      return;
    }
    if (!keeps) this.#problemCalls += 1;
    this.calls.push({ timeline, events, startMs, hasProblem });
  }

  /** The event, without its bodies when there are too many already. */
  #withoutBodies(event: PageEvent): PageEvent {
    const characters = bodyCharacters(event);
    if (this.#bodyCharacters + characters <= MOST_BODY_CHARACTERS) {
      this.#bodyCharacters += characters;
      return event;
    }
    return { ...event, body: null, answer: event.answer === null ? null : { ...event.answer, body: null } };
  }
}

/** Whether a person should look at an event: it is invalid or has a warning, or its answer was not accepted. */
export function eventHasProblem({ verdict, issues, answer }: PageEvent): boolean {
  const isInvalid = verdict === "invalid" || verdict === "unparsable";
  return isInvalid || answer?.accepted === false || issues.some(({ severity }) => severity !== "info");
}

/** What a page is about. */
export interface PageSubject {
  /** `captures.ndjson`, `hipcall-hooks replay`. */
  readonly title: string;
  readonly madeAt: Date;
  readonly timeLimit: TimeLimit;
}

function bodyCharacters({ body, answer }: PageEvent): number {
  return (body?.length ?? 0) + (answer?.body?.length ?? 0);
}
