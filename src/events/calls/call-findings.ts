import { type Said, said } from "../../language/said.ts";
import type { CallFacts } from "./call-facts.ts";
import type { EventFormat } from "../catalogue/catalogue.ts";
import { type CallStep, type StepKind, eventOfStep } from "./call-step.ts";
import { timingFindings } from "./call-timing.ts";
import type { Issue } from "../validation/issue.ts";
import { issue, issueOfEvent } from "../validation/said-issue.ts";
import { printableStart } from "../payload/printable.ts";

const RANK = { init: 0, bridged: 1, hangup: 2 } as const satisfies Record<StepKind, number>;

/** The issues of a call: those of its events together, and the contradictions in each event. `steps` is in the order of arrival. */
export function callFindings(steps: readonly CallStep[], isExpected: (event: string) => boolean = () => true): Issue[] {
  const first = steps.filter((step, index) => steps.findIndex(({ event }) => event === step.event) === index);
  const order = outOfOrder(first);
  return [
    ...missing(first, isExpected),
    ...duplicates(first, steps),
    ...order,
    // The gaps between steps in the wrong order mean nothing.
    ...(order.length === 0 ? timingFindings(first) : []),
    ...changed(first),
    ...first.flatMap(({ event, contradictions }) => contradictions.map((found) => issueOfEvent(event, found))),
  ];
}

function missing(first: readonly CallStep[], isExpected: (event: string) => boolean): Issue[] {
  return missingSteps(first).flatMap(({ kind, event }) => (isExpected(event) ? [missingStep(kind, event)] : []));
}

interface MissingStep {
  readonly kind: StepKind;
  readonly event: string;
}

/** The events that a call lacks, by its other events. */
export function missingSteps(steps: readonly CallStep[]): readonly MissingStep[] {
  const [any] = steps;
  if (any === undefined) return [];
  const bridged = any.format === "2024" && steps.some(({ facts }) => facts.bridgedAt !== null);
  const expected: readonly StepKind[] = bridged ? ["init", "bridged", "hangup"] : ["init", "hangup"];
  return expected
    .filter((kind) => !steps.some((step) => step.kind === kind))
    .map((kind) => ({ kind, event: eventOfStep(any.format, kind) }));
}

function missingStep(kind: StepKind, event: string): Issue {
  return issue("warning", "missing_step", {
    path: "event",
    message: said("{event} is missing for this call", { event }),
    hint:
      kind === "hangup"
        ? said("if the call has ended, the event was lost: Hipcall does not resend events")
        : said("if the integration subscribes to {event}, the event was lost: Hipcall does not resend events", {
            event,
          }),
  });
}

function duplicates(first: readonly CallStep[], steps: readonly CallStep[]): Issue[] {
  return first.flatMap(({ event, kind, sha256 }) => {
    const all = steps.filter((step) => step.event === event);
    if (all.length === 1) return [];
    const same = all.every((step) => step.sha256 === sha256);
    // Whether a transfer sends a second call_bridged is not known.
    const severity = !same && kind === "bridged" ? "info" : "warning";
    return [
      issue(severity, "duplicate_step", {
        path: "event",
        message: duplicateMessage(event, all.length, same),
        hint: said("deduplicate on uuid + event"),
      }),
    ];
  });
}

function duplicateMessage(event: string, times: number, same: boolean): Said {
  if (times === 2) {
    return same
      ? said("{event} arrived twice with the same body", { event })
      : said("{event} arrived twice with different bodies", { event });
  }
  return same
    ? said("{event} arrived {times} times with the same body", { event, times })
    : said("{event} arrived {times} times with different bodies", { event, times });
}

function outOfOrder(first: readonly CallStep[]): Issue[] {
  return first.flatMap((step, index) => {
    const later = first.slice(0, index).find(({ kind }) => RANK[kind] > RANK[step.kind]);
    if (later === undefined) return [];
    const message = said("{event} arrived after {other}", { event: step.event, other: later.event });
    const hint = said("sort by the timestamps in the payload, not by arrival");
    return [issue("warning", "out_of_order", { path: "event", message, hint })];
  });
}

/** A value that is the same in all events of a call. */
interface Constant {
  readonly of: (facts: CallFacts) => string | number | null;
  /** Its name in the payload; `null` where it can change. */
  readonly field: Readonly<Record<EventFormat, string | null>>;
}

const CONSTANT: readonly Constant[] = [
  { of: ({ direction }) => direction, field: { "2024": "direction", "2023": "direction" } },
  // The 2023 samples show one call with two different contact_numbers, so a change is normal there.
  { of: ({ from }) => from, field: { "2024": "caller_number", "2023": null } },
  { of: ({ numberId }) => numberId, field: { "2024": "number_id", "2023": "number_id" } },
  { of: ({ startedAt }) => startedAt, field: { "2024": "started_at", "2023": "startstamp" } },
];

function changed(first: readonly CallStep[]): Issue[] {
  return CONSTANT.flatMap(({ of, field }) => {
    const [before, ...rest] = first.filter(({ facts }) => of(facts) !== null);
    const after = rest.find(({ facts }) => before !== undefined && of(facts) !== of(before.facts));
    const name = before === undefined ? null : field[before.format];
    if (before === undefined || after === undefined || name === null) return [];
    return [
      issue("warning", "changed_value", {
        path: `data.${name}`,
        message: said("{path} differs between {event} and {other}", {
          path: `data.${name}`,
          event: before.event,
          other: after.event,
        }),
        expected: shown(of(before.facts)),
        received: shown(of(after.facts)),
      }),
    ];
  });
}

function shown(value: string | number | null): string {
  return printableStart(String(value), 60);
}
