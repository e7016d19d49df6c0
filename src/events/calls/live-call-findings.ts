import { callFindings, missingMessage } from "./call-findings.ts";
import { type ArrivedEvent, callStep } from "./call-step.ts";
import type { Issue, IssueCode } from "../validation/issue.ts";
import { issue } from "../validation/said-issue.ts";
import { OpenCalls } from "./open-calls.ts";

const MOST_CALLS = 2000;

/** A duplicate is reported with its event, and a burst is not a problem. */
const NOT_REPORTED: ReadonlySet<IssueCode> = new Set(["duplicate_step", "burst"]);

/** Finds the issues of calls while their events arrive. Remembers a limited number of calls. */
export class LiveCallFindings {
  readonly #calls = new OpenCalls(MOST_CALLS);
  /** The events that came, in any call. */
  readonly #seen = new Set<string>();
  /** The messages about events that were missing. */
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
    const reported = before.some(({ kind }) => kind === "hangup") ? messages(callFindings(before)) : new Set<string>();
    const isExpected = (event: string): boolean =>
      this.#seen.has(event) || !this.#saidMissing.has(missingMessage(event));
    const found = callFindings(steps, isExpected).filter(
      ({ code, message }) => !NOT_REPORTED.has(code) && !reported.has(message),
    );
    for (const { code, message } of found) if (code === "missing_step") this.#saidMissing.add(message);
    return found.map(onOneLine);
  }
}

/** Removes the hint, which would need a second line. */
function onOneLine({ severity, code, path, message }: Issue): Issue {
  return issue(severity, code, { path, message });
}

function messages(findings: readonly Issue[]): ReadonlySet<string> {
  return new Set(findings.map(({ message }) => message));
}
