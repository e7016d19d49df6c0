import { callFindings, missingSteps } from "./call-findings.ts";
import { type ArrivedEvent, callStep } from "./call-step.ts";
import type { Issue, IssueCode } from "../validation/issue.ts";
import { onlyMessage } from "../validation/said-issue.ts";
import { OpenCalls } from "./open-calls.ts";

const MOST_CALLS = 2000;

/** A duplicate is reported with its event, and a burst is not a problem. */
const NOT_REPORTED: ReadonlySet<IssueCode> = new Set(["duplicate_step", "burst"]);

/** Finds the issues of calls while their events arrive. Remembers a limited number of calls. */
export class LiveCallFindings {
  readonly #calls = new OpenCalls(MOST_CALLS);
  /** The events that came, in any call. */
  readonly #seen = new Set<string>();
  /** The events of which it was said that they were missing. */
  readonly #saidMissing = new Set<string>();

  /**
   * The new findings with this event: none before the call's hangup, and none twice. That an event is missing is said once
   * if it never came, because the integration may not subscribe to it.
   */
  add({ envelope, arrivedMs }: Pick<ArrivedEvent, "envelope" | "arrivedMs">): readonly Issue[] {
    // Contradictions and repeats are reported with their event, so neither is needed here.
    const step = callStep({ envelope, arrivedMs, sha256: "", contradictions: [] });
    if (step === undefined) return [];
    this.#seen.add(step.event);
    const { steps } = this.#calls.add(step);
    // A single hangup is normal for someone who subscribes to nothing else or sends one sample. A call with more steps
    // than are kept has nothing new.
    const nothingNew = steps.length === 1 || steps.at(-1) !== step;
    if (nothingNew || !steps.some(({ kind }) => kind === "hangup")) return [];
    const before = steps.slice(0, -1);
    const reported = before.some(({ kind }) => kind === "hangup") ? before : [];
    const lackedBefore = new Set(missingSteps(reported).map(({ event }) => event));
    const lacking = missingSteps(steps)
      .map(({ event }) => event)
      .filter((event) => !lackedBefore.has(event) && (this.#seen.has(event) || !this.#saidMissing.has(event)));
    const keys = new Set(callFindings(reported).map(keyOf));
    const found = callFindings(steps, (event) => lacking.includes(event)).filter(
      (each) => !NOT_REPORTED.has(each.code) && !keys.has(keyOf(each)),
    );
    for (const event of lacking) this.#saidMissing.add(event);
    // Its hint would need a second line.
    return found.map(onlyMessage);
  }
}

/** What tells one finding of a call from another: its texts are data, in English. */
function keyOf({ code, path, message }: Issue): string {
  return JSON.stringify([code, path, message]);
}
