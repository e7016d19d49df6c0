import { accepted } from "../send/acceptance.ts";
import type { DeliveryResult } from "../send/result.ts";
import { countedWords } from "../../language/counted.ts";
import { type Said, said } from "../../language/said.ts";
import { type BreakRule, type HipcallRules, breakWords } from "./hipcall-rules.ts";
import { givesUp, resultLateness, saidSeconds } from "./time-limit.ts";

/** What the judge needs to know of a completed delivery. */
interface CompletedDelivery {
  /** Its place in the run, from 1. */
  readonly number: number;
  readonly event: string | null;
  readonly result: DeliveryResult;
}

type Judgement = "accepted" | "at_risk" | "failed";

/** Whether Hipcall would have kept the integration active. */
export interface HipcallVerdict {
  /** `at_risk`: answers came at a time at which it is not known whether they count. */
  readonly state: "active" | "at_risk" | "broken";
  readonly failures: number;
  /** Accepted answers that came at a time at which it is not known whether they count. */
  readonly atRisk: number;
  /** The delivery at which the integration would have turned "Broken"; `null` when it would not. */
  readonly brokenAt: BreakPoint | null;
  /** The same if the answers at risk do not count. */
  readonly mayBreakAt: BreakPoint | null;
  /** The same in plain words. Not yet made safe for a terminal. */
  readonly says: Said;
}

interface BreakPoint {
  readonly number: number;
  readonly event: string | null;
}

/** Whether Hipcall takes a delivery for accepted, as far as the readings in force say. */
export function judgeDelivery(result: DeliveryResult, { success, timeLimit }: HipcallRules): Judgement {
  if (!accepted(result, success)) return "failed";
  const late = resultLateness(result, timeLimit);
  if (late === "in_time") return "accepted";
  return late === "at_risk" ? "at_risk" : "failed";
}

/** Counts failures as Hipcall does. */
export class HipcallJudge {
  readonly #rules: HipcallRules;
  /** Counts what surely failed. */
  readonly #failed: FailureCount;
  /** Counts the answers at risk too. */
  readonly #maybeFailed: FailureCount;
  #failures = 0;
  #atRisk = 0;

  constructor(rules: HipcallRules) {
    this.#rules = rules;
    this.#failed = new FailureCount(rules.breaks);
    this.#maybeFailed = new FailureCount(rules.breaks);
  }

  /** Call it for each delivery, in the order in which they complete; `atMs` is a time of the monotonic clock. */
  add(delivery: CompletedDelivery, atMs: number): void {
    const judgement = judgeDelivery(delivery.result, this.#rules);
    if (judgement === "failed") this.#failures += 1;
    if (judgement === "at_risk") this.#atRisk += 1;
    this.#failed.add(delivery, judgement === "failed", atMs);
    this.#maybeFailed.add(delivery, judgement !== "accepted", atMs);
  }

  /** Whether Hipcall sends nothing more. */
  get isBroken(): boolean {
    return this.#failed.broken !== undefined;
  }

  verdict(): HipcallVerdict {
    const broken = this.#failed.broken;
    const maybe = this.#maybeFailed.broken;
    return {
      state: broken !== undefined ? "broken" : this.#atRisk > 0 ? "at_risk" : "active",
      failures: this.#failures,
      atRisk: this.#atRisk,
      brokenAt: broken?.at ?? null,
      mayBreakAt: maybe?.at ?? null,
      says: this.#sentence(),
    };
  }

  #sentence(): Said {
    const { breaks, timeLimit } = this.#rules;
    const broken = this.#failed.broken;
    if (broken !== undefined) {
      const text =
        'Hipcall would have turned the integration "Broken" at {delivery}, after {failures}, and sent nothing more; this run stopped there';
      return said(text, { delivery: place(broken.at), failures: failureWords(broken.rule) });
    }
    if (this.#atRisk > 0) {
      const risk = {
        answers: countedWords(this.#atRisk, "answer"),
        time: saidSeconds(timeLimit.inTimeMs),
        when: givesUp(timeLimit),
      };
      const maybe = this.#maybeFailed.broken;
      if (maybe === undefined)
        return said("at risk: {answers} took longer than {time}, and Hipcall gives up {when}", risk);
      const text =
        'at risk: {answers} took longer than {time}, and Hipcall gives up {when}; if these count as failures, the integration turns "Broken" at {delivery}';
      return said(text, { ...risk, delivery: place(maybe.at) });
    }
    if (this.#failures > 0) {
      const failures = countedWords(this.#failures, "failure");
      return said('Hipcall would keep the integration active so far, after {failures}: {limits} turn it "Broken"', {
        failures,
        limits: breakWords(breaks),
      });
    }
    return said("Hipcall would keep the integration active: every answer counts as accepted");
  }
}

function failureWords({ kind, failures }: BreakRule): Said {
  return kind === "in_a_row"
    ? said("{failures} failures in a row", { failures })
    : said("{failures} failures within an hour", { failures });
}

interface Break {
  readonly at: BreakPoint;
  readonly rule: BreakRule;
}

/** Finds the failure at which one of the rules says "Broken". */
class FailureCount {
  readonly #rules: readonly BreakRule[];
  /** The times of the newest failures, the oldest first; no more than the largest limit. */
  readonly #failedMs: number[] = [];
  readonly #keep: number;
  #inARow = 0;
  #broken: Break | undefined;

  constructor(rules: readonly BreakRule[]) {
    this.#rules = rules;
    this.#keep = Math.max(...rules.map(({ failures }) => failures));
  }

  get broken(): Break | undefined {
    return this.#broken;
  }

  add({ number, event }: CompletedDelivery, failed: boolean, atMs: number): void {
    if (!failed) {
      this.#inARow = 0;
      return;
    }
    this.#inARow += 1;
    this.#failedMs.push(atMs);
    if (this.#failedMs.length > this.#keep) this.#failedMs.shift();
    const rule = this.#rules.find((one) => this.#count(one, atMs) >= one.failures);
    if (rule !== undefined) this.#broken ??= { at: { number, event }, rule };
  }

  #count(rule: BreakRule, nowMs: number): number {
    if (rule.kind === "in_a_row") return this.#inARow;
    return this.#failedMs.filter((failedMs) => nowMs - failedMs <= rule.withinMs).length;
  }
}

function place({ number, event }: BreakPoint): Said {
  return event === null
    ? said("delivery {number}", { number: String(number) })
    : said("delivery {number} ({event})", { number: String(number), event });
}
