import type { ScrubResult } from "../captures/scrub/scrub-file.ts";
import type { Origin } from "../captures/capture.ts";
import type { DeliveryOutcome, DeliverySummary } from "../delivery/outcome/outcome.ts";
import type { FaultPlan } from "../delivery/faults/with-faults.ts";
import type { HipcallRule } from "../delivery/hipcall/known-rules.ts";
import type { CallOutcome } from "../events/calls/call-outcome.ts";
import type { CallTimeline } from "../events/calls/call-timeline.ts";
import type { CatalogueEntry } from "../events/catalogue/catalogue.ts";
import type { Scenario, ScenarioStep } from "../events/scenarios/scenario.ts";
import type { Validation } from "../events/validation/validate.ts";
import type { FailureCode } from "../failure.ts";
import type { ExpectationResult } from "../listener/expect/expectations.ts";
import type { ListenerEvent } from "../listener/listener-event.ts";
import type { EventCount } from "../listener/receive/tally.ts";
import type { TunnelEvent } from "../listener/tunnel/tunnel.ts";

/** All that can be shown. A new happening is a new member, and the compiler names the reporters that must learn it. */
export type OutputEvent =
  | ListenerEvent
  | TunnelEvent
  /** `brief`: one of so many that a person is shown only what went wrong. */
  | { readonly type: "delivery"; readonly brief: boolean; readonly outcome: DeliveryOutcome }
  /** A document that is the result itself: a curl command, a JSON Schema, a completion script. */
  | { readonly type: "text"; readonly name: string; readonly text: string }
  | { readonly type: "sample"; readonly event: string; readonly payload: object }
  | { readonly type: "catalogue"; readonly entries: readonly CatalogueLine[] }
  | { readonly type: "scenarios"; readonly scenarios: readonly ScenarioLine[] }
  | { readonly type: "scenario"; readonly scenario: object }
  | { readonly type: "rules"; readonly rules: readonly HipcallRule[] }
  /** What `--fault` will do to the events that come next. */
  | ({ readonly type: "faults" } & FaultPlan)
  /** The events of one uuid, put together. */
  | ({ readonly type: "call" } & CallTimeline)
  | { readonly type: "progress"; readonly done: number; readonly total: number; readonly failed: number }
  | ({ readonly type: "planned" } & PlannedDelivery)
  | {
      readonly type: "validation";
      readonly origin: Origin;
      readonly validation: Validation;
      readonly lines: ReadonlyMap<string, number>;
    }
  | ({ readonly type: "expectation" } & ExpectationResult)
  | ({ readonly type: "command" } & CommandReport)
  /** How an event's latency compares with what was asked for. */
  | ({ readonly type: "latency_limit" } & LatencyCheck)
  | { readonly type: "warning"; readonly message: string; readonly hint: string | null }
  | {
      readonly type: "error";
      readonly code: FailureCode | "internal";
      readonly message: string;
      readonly hint: string | null;
    }
  | ({ readonly type: "summary" } & Summary);

/** What came of a command that was given with `--exec`. */
export interface CommandReport {
  readonly command: string;
  readonly succeeded: boolean;
  /** `null` when it was not started, has not ended, or was ended by a signal. */
  readonly exitCode: number | null;
  /** In words, to follow its name. */
  readonly outcome: string;
  /** The last of what it wrote, when that was kept to be shown with a failure. */
  readonly output: string | null;
}

export interface LatencyCheck {
  readonly event: string | null;
  readonly p95Ms: number;
  readonly limitMs: number;
  readonly held: boolean;
}

/** One line of `events list`. */
export type CatalogueLine = Pick<CatalogueEntry, "name" | "format" | "firesWhen" | "known" | "source" | "sampleFrom">;

/** One line of `events scenarios`. */
export type ScenarioLine = Omit<Scenario, "steps"> & { readonly steps: readonly Omit<ScenarioStep, "data">[] };

/** What `--dry-run` would send. */
export interface PlannedDelivery {
  readonly number: number;
  readonly event: string | null;
  readonly origin: Origin | null;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
  /** How long it would wait before this one, in milliseconds. */
  readonly afterMs: number;
}

/** The last line of a command. */
export type Summary =
  | ({ readonly command: "listen" } & ListenSummary)
  | ({ readonly command: "send" | "replay" } & DeliverySummary)
  | { readonly command: "send" | "replay"; readonly planned: number; readonly wouldTakeMs: number }
  | ({ readonly command: "validate" } & ValidateSummary)
  | ({ readonly command: "captures calls" } & CallsSummary)
  | ({ readonly command: "captures scrub" } & ScrubSummary);

export interface ListenSummary {
  readonly received: number;
  readonly refused: number;
  readonly events: readonly EventCount[];
  readonly savedTo: string | null;
  /** How many expectations there were, and how many were met; `null` when there was none. */
  readonly expectations: { readonly given: number; readonly met: number } | null;
  /** What ended it: a signal's name, `count`, `expectations`, `command`, or `timeout`. */
  readonly endedBy: string;
}

export interface ValidateSummary {
  readonly checked: number;
  readonly valid: number;
  readonly invalid: number;
  readonly unknown: number;
  readonly skippedLines: number;
  readonly warnings: number;
}

export interface CallsSummary {
  readonly calls: number;
  /** How many calls went how. */
  readonly outcomes: Readonly<Partial<Record<CallOutcome, number>>>;
  /** Calls with at least one finding that is a warning or an error. */
  readonly callsWithFindings: number;
  /** Events that belong to no call: contacts, tasks, companies, unknown ones. */
  readonly otherEvents: number;
  /** Bodies that could not be read, so that a step may be missing. */
  readonly unreadable: number;
  readonly skippedLines: number;
}

export interface ScrubSummary extends ScrubResult {
  /** The file that was written. */
  readonly file: string;
}
