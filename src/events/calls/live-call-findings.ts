import { callFindings } from "./call-findings.ts";
import { type ArrivedEvent, callStep } from "./call-step.ts";
import { issue, type Issue, type IssueCode } from "../validation/issue.ts";
import { OpenCalls } from "./open-calls.ts";

const MOST_CALLS = 2000;

/** Told as a repeat, or (burst) no fault at all. */
const TOLD_ELSEWHERE: ReadonlySet<IssueCode> = new Set(["duplicate_step", "burst"]);

/** Watches the calls of a session as their events come. Remembers a bounded number of calls. */
export class LiveCallFindings {
  readonly #calls = new OpenCalls(MOST_CALLS);

  /** What can be said now that this event has come: nothing before the call's hangup, and nothing twice. */
  add({ envelope, arrivedMs }: Pick<ArrivedEvent, "envelope" | "arrivedMs">): readonly Issue[] {
    // What an event says against itself is told of that event, and a repeat as one, whatever its bytes are.
    const step = callStep({ envelope, arrivedMs, sha256: "", contradictions: [] });
    if (step === undefined) return [];
    const { steps } = this.#calls.add(step);
    // A hangup on its own is what who subscribes to nothing else gets, or who sends one sample; a call with more steps
    // than are kept has nothing new.
    const nothingNew = steps.length === 1 || steps.at(-1) !== step;
    if (nothingNew || !steps.some(({ kind }) => kind === "hangup")) return [];
    const before = steps.slice(0, -1);
    const told = before.some(({ kind }) => kind === "hangup") ? messages(callFindings(before)) : new Set<string>();
    return callFindings(steps)
      .filter(({ code, message }) => !TOLD_ELSEWHERE.has(code) && !told.has(message))
      .map(onOneLine);
  }
}

/** A hint would take a second line under each event. */
function onOneLine({ severity, code, path, message }: Issue): Issue {
  return issue(severity, code, { path, message });
}

function messages(findings: readonly Issue[]): ReadonlySet<string> {
  return new Set(findings.map(({ message }) => message));
}
