import { type Wording, inEnglish, startedBy } from "../language/said.ts";
import type { OutputEvent } from "./output-event.ts";
import type { Reporter } from "./reporter.ts";

/** What the user types to start a program that is on the path. */
export const PROGRAM = "hipcall-hooks";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What the user types to start the program: `npx hipcall-hooks` if npm started it (npm says so in the environment), or if it is
 * the one of a project (a shell says in `_` which file it started).
 */
export function programName(env: Environment): string {
  const byNpm = env["npm_command"] !== undefined || env["npm_lifecycle_event"] !== undefined;
  const ofProject = /node_modules[\\/]\.bin[\\/]hipcall-hooks/.test(env["_"] ?? "");
  return byNpm || ofProject ? `npx ${PROGRAM}` : PROGRAM;
}

/** A hint whose commands work as printed: `npx hipcall-hooks events list` for a user who has only npx. */
export function asCalled(hint: Wording, env: Environment): string {
  return startedBy(programName(env), inEnglish(hint));
}

/** A JSON reporter whose hints name the program as the user calls it. For a person, `hintText` does. */
export function reporterAsCalled(reporter: Reporter, env: Environment): Reporter {
  if (reporter.form === "text" || programName(env) === PROGRAM) return reporter;
  return { ...reporter, report: (event) => reporter.report(eventAsCalled(event, env)) };
}

function eventAsCalled(event: OutputEvent, env: Environment): OutputEvent {
  switch (event.type) {
    case "warning":
    case "trouble":
    case "error":
      return event.hint === null ? event : { ...event, hint: asCalled(event.hint, env) };
    case "delivery": {
      const { explanation } = event.outcome;
      if (explanation === null || explanation.nextStep === null) return event;
      const nextStep = asCalled(explanation.nextStep, env);
      return { ...event, outcome: { ...event.outcome, explanation: { ...explanation, nextStep } } };
    }
    default:
      return event;
  }
}
