import type { PersonalFinding } from "../captures/scrub/find-personal.ts";
import type { ScrubResult } from "../captures/scrub/scrub-file.ts";
import type { Capture, EventBody, Origin } from "../captures/capture.ts";
import type { JoinedEvent } from "../captures/sources/join-responses.ts";
import type { Comparison } from "../delivery/compare/difference.ts";
import type { Diagnosis } from "../delivery/doctor/diagnosis.ts";
import type { DeliveryOutcome, DeliverySummary } from "../delivery/outcome/outcome.ts";
import type { FaultPlan } from "../delivery/faults/with-faults.ts";
import type { HipcallRule } from "../delivery/hipcall/known-rules.ts";
import type { DeliveryResult } from "../delivery/send/result.ts";
import type { CallOutcome } from "../events/calls/call-outcome.ts";
import type { CallTimeline } from "../events/calls/call-timeline.ts";
import type { CatalogueEntry } from "../events/catalogue/catalogue.ts";
import type { ExplainedField } from "../events/catalogue/explain-field.ts";
import type { Subscription } from "../events/catalogue/subscriptions.ts";
import type { DriftFinding } from "../events/drift/findings.ts";
import type { RequestFacts, RequestKind } from "../events/requests/request-kinds.ts";
import type { AnswerOutcome, AnswerVerdict } from "../events/requests/verdict.ts";
import type { Said } from "../language/said.ts";
import type { Scenario, ScenarioStep } from "../events/scenarios/scenario.ts";
import type { Envelope } from "../events/validation/envelope.ts";
import type { Validation } from "../events/validation/validate.ts";
import type { FailureCode } from "../failure.ts";
import type { Wording } from "../language/said.ts";
import type { ExpectationResult } from "../listener/expect/expectations.ts";
import type { ListenerEvent } from "../listener/listener-event.ts";
import type { EventCount } from "../listener/receive/tally.ts";
import type { TunnelEvent } from "../listener/tunnel/tunnel.ts";

/**
 * Everything that a command can report. Each member has its own `type`, and `--json` writes most members
 * unchanged. After a new member is added, the compiler names each reporter that must show it.
 */
export type OutputEvent =
  | Exclude<ListenerEvent, { type: "ready" }>
  | ReadyEvent
  | TunnelEvent
  /** A completed delivery. `brief` is `true` in a long run, where a person sees only the failed deliveries. */
  | {
      readonly type: "delivery";
      readonly brief: boolean;
      /** Whether a person sees the answer of an accepted delivery too. */
      readonly showAnswer: boolean;
      readonly outcome: DeliveryOutcome;
    }
  /** A text that is the result: a curl command, a JSON Schema, a completion script. */
  | { readonly type: "text"; readonly name: string; readonly text: string }
  /** `events show`: the sample payload of an event. */
  | { readonly type: "sample"; readonly event: string; readonly payload: object }
  /** `events explain`. */
  | ({ readonly type: "explanation" } & EventExplanation)
  /** `events list`; with `--all` what Hipcall's panel offers too. */
  | {
      readonly type: "catalogue";
      readonly entries: readonly CatalogueLine[];
      readonly requests: readonly RequestFacts[];
      readonly subscriptions?: readonly Subscription[];
    }
  /** `events scenarios`: all scenarios, or the whole of one. */
  | { readonly type: "scenarios"; readonly scenarios: readonly ScenarioLine[] }
  | { readonly type: "scenario"; readonly scenario: object }
  /** `events rules`: Hipcall's delivery rules. */
  | { readonly type: "rules"; readonly rules: readonly HipcallRule[] }
  /** `ask`: a request that wants an answer, and what Hipcall does with the answer. */
  | ({ readonly type: "asked" } & AskedRequest)
  /** `doctor`: the result of one check of an endpoint. */
  | ({ readonly type: "diagnosis" } & Diagnosis)
  /** `init`: a file of the project, and what is written into it. */
  | ({ readonly type: "file" } & InitFile)
  /** The plan of `--fault` for the next events. */
  | ({ readonly type: "faults" } & FaultPlan)
  /** `captures scrub --check`: what looks personal at one place. */
  | ({ readonly type: "personal" } & PersonalFinding)
  /** `captures calls`: the events of one call, by its uuid. */
  | ({ readonly type: "call" } & CallTimeline)
  /** `captures list`: a recorded event on one line. */
  | { readonly type: "listed"; readonly entry: RecordedEvent }
  /** `captures show`: a recorded event whole, with its answer. */
  | { readonly type: "exchange"; readonly entry: RecordedEvent }
  /** `captures diff`: an event that is not the same on both sides. */
  | ({ readonly type: "difference" } & EventDifference)
  /** Counts of deliveries, for the progress bar. It is not written as JSON. */
  | { readonly type: "progress"; readonly done: number; readonly total: number; readonly failed: number }
  | ({ readonly type: "planned" } & PlannedDelivery)
  /** `validate`: a checked event. `lines` has the line in the source for each path of an issue. */
  | {
      readonly type: "validation";
      readonly origin: Origin;
      readonly validation: Validation;
      readonly lines: ReadonlyMap<string, number>;
    }
  /** `validate --drift`: what the events have and the catalogue, or a baseline, has not; or the other way round. */
  | ({ readonly type: "drift" } & DriftFinding<Origin>)
  /** The result of `--expect`. */
  | ({ readonly type: "expectation" } & ExpectationResult)
  | ({ readonly type: "command" } & CommandReport)
  /** The result of `--count`, `--strict`, `--require-answer` or `--save` of `listen`. */
  | ({ readonly type: "check" } & CheckReport)
  /** The result of `--max-p95` for one event. */
  | ({ readonly type: "latency_limit" } & LatencyCheck)
  | { readonly type: "warning"; readonly message: Wording; readonly hint: Wording | null }
  | {
      readonly type: "error";
      readonly code: FailureCode | "internal";
      readonly message: Wording;
      readonly hint: Wording | null;
    }
  | ({ readonly type: "summary" } & Summary);

/** The listener accepts requests. */
export interface ReadyEvent {
  readonly type: "ready";
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** The URL of `--forward`. */
  readonly forwardTo: string | null;
  /** The file of `--save`, as the user typed it. */
  readonly savedTo: string | null;
}

/** An event of a source with its recorded answer. */
export interface RecordedEvent {
  /** Counts all events of the sources from 1, whatever is selected. */
  readonly number: number;
  readonly origin: Origin;
  readonly body: EventBody;
  /** `null`: nothing is known of its request. */
  readonly capture: Capture | null;
  readonly recorded: JoinedEvent["recorded"];
  readonly validation: Validation;
}

/** An event that `captures diff` compares. */
export interface ComparedEvent extends Pick<RecordedEvent, "number" | "origin"> {
  readonly id: string | null;
  readonly receivedAt: string | null;
}

/** An event that is only on one side, or has other values there. */
export interface EventDifference {
  readonly change: "new" | "gone" | "changed";
  readonly event: string | null;
  readonly uuid: string | null;
  readonly envelope: Envelope | null;
  /** `null` for a new event. */
  readonly before: ComparedEvent | null;
  /** `null` for one that is gone. */
  readonly after: ComparedEvent | null;
  /** `null` unless it changed. */
  readonly payload: Comparison | null;
  /** `null` unless it changed and both sides have a recorded answer. */
  readonly answer: Comparison | null;
}

/** The result of the command of `--exec`. */
export interface CommandReport {
  readonly command: string;
  readonly succeeded: boolean;
  /** `null` when it did not start, is still running, or was ended by a signal. */
  readonly exitCode: number | null;
  /** The result in words, which follow the command: `exited with 7`. */
  readonly outcome: Wording;
  /** The end of its output, to show with a failure; `null` when the output was not kept. */
  readonly output: string | null;
}

/** A check of the whole run. */
export interface CheckReport {
  /** The option: `--count 5`. */
  readonly name: string;
  readonly held: boolean;
  /** What was found: `received 3 events`. */
  readonly message: Wording;
}

/** The 95th percentile of the latency of an event against the limit. `held` is `true` within the limit. */
export interface LatencyCheck {
  readonly event: string | null;
  readonly p95Ms: number;
  readonly limitMs: number;
  readonly held: boolean;
}

/** An event in `events list`. */
export type CatalogueLine = Omit<CatalogueEntry, "schema">;

/** What the fields of an event mean. `path` is the one that was asked for; `null` for all. */
export interface EventExplanation extends Omit<CatalogueLine, "name" | "keys"> {
  readonly event: string;
  readonly path: string | null;
  readonly fields: readonly ExplainedField[];
}

/** A scenario in `events scenarios`: without the payloads. */
export type ScenarioLine = Omit<Scenario, "steps"> & {
  readonly steps: readonly Omit<ScenarioStep, "data" | "dataText">[];
};

/** A request that `--dry-run` does not send. */
export interface PlannedDelivery {
  readonly number: number;
  readonly event: string | null;
  readonly origin: Origin | null;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
  /** The wait before this request, in milliseconds. */
  readonly afterMs: number;
}

/** A request of `ask`. */
export interface AskedRequest {
  /** Counts the requests of a session from 1. */
  readonly number: number;
  readonly request: RequestKind;
  readonly method: string;
  readonly url: string;
  readonly body: Buffer;
  readonly result: DeliveryResult;
  readonly verdict: AnswerVerdict;
}

/** The last event of a command. */
export type Summary =
  | ({ readonly command: "listen" } & ListenSummary)
  | ({ readonly command: "send" | "replay" } & DeliverySummary)
  | ({ readonly command: "send" | "replay" } & DryRunSummary)
  | ({ readonly command: "ask" } & AskSummary)
  | ({ readonly command: "doctor" } & DoctorSummary)
  | ({ readonly command: "init" } & InitSummary)
  | ({ readonly command: "validate" } & ValidateSummary)
  | ({ readonly command: "validate --drift" } & DriftSummary)
  | ({ readonly command: "captures calls" } & CallsSummary)
  | ({ readonly command: "captures diff" } & DiffSummary)
  | ({ readonly command: "captures list" } & ListSummary)
  | ({ readonly command: "captures report" } & PageSummary)
  | ({ readonly command: "captures scrub" } & ScrubSummary)
  | ({ readonly command: "captures scrub --check" } & PersonalSummary)
  | ({ readonly command: "captures export" } & ExportSummary)
  | ({ readonly command: "captures import" } & ImportSummary);

/** What `--dry-run` would send, and the sum of the waits in milliseconds. */
export interface DryRunSummary {
  readonly planned: number;
  readonly wouldTakeMs: number;
  /** Files that could not be read, or not to their end. */
  readonly unreadableSources: number;
}

export interface AskSummary {
  readonly request: RequestKind;
  /** The number of requests. */
  readonly asked: number;
  /** What Hipcall does in the end, and the same in words; `null` when a signal came before an answer. */
  readonly outcome: AnswerOutcome | null;
  readonly says: Said | null;
  /** `false` when the session was stopped before its end. */
  readonly finished: boolean;
  readonly durationMs: number;
  readonly stoppedBy: string | null;
}

export interface DoctorSummary {
  readonly url: string;
  /** Whether no check failed. */
  readonly ready: boolean;
  readonly passed: number;
  readonly warnings: number;
  readonly failed: number;
  readonly skipped: number;
  /** The number of events that reached the endpoint. */
  readonly sent: number;
  /** What Hipcall would do with an integration of this endpoint; `null` when a signal stopped the checks. */
  readonly hipcall: Wording | null;
  readonly durationMs: number;
  readonly stoppedBy: string | null;
}

/** A file that `init` proposes. */
export interface InitFile {
  readonly path: string;
  readonly change: "create" | "add" | "none";
  /** Whether it has all of this already. */
  readonly same: boolean;
  /** Why it stays as it is; `null` otherwise. */
  readonly why: string | null;
  /** The whole text of a new file, or the lines that are added. */
  readonly text: string;
}

/** The files of `init`, by their paths. */
export interface InitSummary {
  /** Whether `--yes` was given. */
  readonly confirmed: boolean;
  /** To be written. */
  readonly planned: readonly string[];
  readonly written: readonly string[];
  /** Those that have this content already. */
  readonly unchanged: readonly string[];
  /** Those that are there and have other content. */
  readonly leftAlone: readonly string[];
  /** Those that could not be written. */
  readonly failed: readonly string[];
  /** A command line. */
  readonly nextStep: string;
}

export interface ListenSummary {
  readonly received: number;
  readonly refused: number;
  /** Events that the app behind `--forward` gave no whole answer to. */
  readonly undelivered: number;
  /** Requests and answers that `--save` could not write. */
  readonly notSaved: number;
  readonly events: readonly EventCount[];
  /** The capture file by its present name. */
  readonly savedTo: string | null;
  /** A command line that sends the saved events to the app; `null` without events, or when the file was moved away. */
  readonly replayCommand: string | null;
  /** The number of expectations, and of those that were met; `null` without `--expect`. */
  readonly expectations: { readonly given: number; readonly met: number } | null;
  /** Why the listener stopped: the name of a signal, `count`, `expectations`, `command` or `timeout`. */
  readonly endedBy: string;
}

export interface ValidateSummary {
  readonly checked: number;
  readonly valid: number;
  readonly invalid: number;
  readonly unknown: number;
  readonly skippedLines: number;
  /** Files that could not be read, or not to their end. */
  readonly unreadableSources: number;
  readonly warnings: number;
}

export interface DriftSummary {
  readonly checked: number;
  /** Bodies that are no event: no JSON, no envelope, or a request that wants an answer. */
  readonly notEvents: number;
  /** How many different events there were. */
  readonly eventNames: number;
  readonly breaking: number;
  readonly notice: number;
  readonly info: number;
  /** Events that are not in the catalogue, or whose body is not known whole. */
  readonly unknownBodies: number;
  /** `the catalogue`, or the file of `--baseline`. */
  readonly comparedWith: string;
  /** The file of `--save-baseline`. */
  readonly savedTo: string | null;
  /** The file of `--suggest`, when there was something to suggest. */
  readonly suggestedTo: string | null;
  readonly skippedLines: number;
  /** Files that could not be read, or not to their end. */
  readonly unreadableSources: number;
}

export interface CallsSummary {
  readonly calls: number;
  /** The number of calls by outcome. */
  readonly outcomes: Readonly<Partial<Record<CallOutcome, number>>>;
  /** Calls with at least one warning or error. */
  readonly callsWithFindings: number;
  /** Events that are not part of a call: contacts, tasks, companies, unknown events. */
  readonly otherEvents: number;
  /** Bodies that could not be read. A call may lack a step because of them. */
  readonly unreadable: number;
  readonly skippedLines: number;
  /** Files that could not be read, or not to their end. */
  readonly unreadableSources: number;
}

export interface ListSummary {
  readonly events: number;
  readonly valid: number;
  readonly invalid: number;
  readonly unknown: number;
  /** Events with a recorded answer. */
  readonly answered: number;
  readonly skippedLines: number;
  /** Files that could not be read, or not to their end. */
  readonly unreadableSources: number;
}

export interface PageSummary extends Pick<ListSummary, "events" | "skippedLines" | "unreadableSources"> {
  /** The page. */
  readonly file: string;
}

export interface DiffSummary extends Pick<ListSummary, "skippedLines" | "unreadableSources"> {
  readonly same: number;
  readonly changed: number;
  readonly gone: number;
  readonly new: number;
  /** No uuid was on both sides, so the events were matched by name and order. */
  readonly matchedByOrder: boolean;
  /** The paths that differ, for `--ignore`; of very many only some. */
  readonly differingPaths: readonly string[];
}

export interface PersonalSummary {
  /** Requests, responses and payloads that were checked. */
  readonly records: number;
  readonly findings: number;
  readonly recordsWithFindings: number;
  readonly skippedLines: number;
  readonly unreadableSources: number;
}

export interface ScrubSummary extends ScrubResult {
  /** The output file. */
  readonly file: string;
}

export interface ExportSummary {
  readonly form: string;
  /** The output file, or folder; `null` when it went to standard output, or was not written. */
  readonly file: string | null;
  readonly exported: number;
  /** Events with headers that the capture holds redacted, and that are left out. */
  readonly withRedacted: number;
  readonly skippedLines: number;
  /** Files that could not be read, or not to their end. */
  readonly unreadableSources: number;
}

export interface ImportSummary {
  /** The capture file. */
  readonly file: string;
  readonly requests: number;
  readonly responses: number;
  /** Requests that were left out because they are no webhooks. */
  readonly notWebhooks: number;
  /** Requests and lines that could not be read. */
  readonly skippedLines: number;
}
