import type { EventFormat } from "../catalogue/catalogue.ts";
import { type CallFacts, callFacts } from "./call-facts.ts";
import type { Envelope } from "../validation/envelope.ts";
import type { Issue } from "../validation/issue.ts";
import { utcTimeMs } from "../payload/times.ts";
import type { JsonObject } from "../payload/values.ts";

/** An event with its arrival time. */
export interface ArrivedEvent {
  readonly envelope: Envelope;
  /** SHA-256 of the body's bytes, in hex. A repeat with the same bytes has the same hash. */
  readonly sha256: string;
  /** Arrival in milliseconds, on one clock for all events; `null` when it was not recorded. */
  readonly arrivedMs: number | null;
  /** The result of `contradictionsIn`, or empty when it is not needed. */
  readonly contradictions: readonly Issue[];
}

/** The steps of a call, in their order. */
export type StepKind = "init" | "bridged" | "hangup";

/** The part of a call event that the findings need. Its size is limited. */
export interface CallStep {
  readonly uuid: string;
  readonly event: string;
  readonly kind: StepKind;
  readonly format: EventFormat;
  readonly arrivedMs: number | null;
  /** When the step happened, by the times in the payload. */
  readonly happenedMs: number | null;
  readonly sha256: string;
  readonly facts: CallFacts;
  readonly contradictions: readonly Issue[];
}

const STEPS: ReadonlyMap<string, { readonly kind: StepKind; readonly format: EventFormat }> = new Map([
  ["call_init", { kind: "init", format: "2024" }],
  ["call_bridged", { kind: "bridged", format: "2024" }],
  ["call_hangup", { kind: "hangup", format: "2024" }],
  ["call::init", { kind: "init", format: "2023" }],
  ["call::hangup", { kind: "hangup", format: "2023" }],
]);

/** The event as a step of a call; `undefined` when it is another event or has no usable uuid. */
export function callStep({ envelope, sha256, arrivedMs, contradictions }: ArrivedEvent): CallStep | undefined {
  const { event, data } = envelope;
  const step = STEPS.get(event);
  const { uuid } = data;
  if (step === undefined || typeof uuid !== "string" || uuid === "" || uuid.length > 200) return undefined;
  const happenedMs = happenedAt(step, data);
  const { kind, format } = step;
  return { uuid, event, kind, format, arrivedMs, happenedMs, sha256, facts: callFacts(format, data), contradictions };
}

/** The contradictions in one event, among its validation issues. */
export function contradictionsIn(issues: readonly Issue[]): Issue[] {
  return issues.filter(({ code }) => code === "contradiction");
}

/** The event name of a step in a format. The 2023 format has no event for `bridged`. */
export function eventOfStep(format: EventFormat, kind: StepKind): string {
  return format === "2023" ? `call::${kind}` : `call_${kind}`;
}

function happenedAt({ kind, format }: { kind: StepKind; format: EventFormat }, data: JsonObject): number | null {
  if (format === "2023") return utcTimeMs(data["timestamp"]) ?? null;
  switch (kind) {
    case "init":
      return utcTimeMs(data["started_at"]) ?? null;
    case "bridged":
      // `bridged_at` can be later on an outbound call, because the agent's own leg joins first.
      return newestFlowMs(data["call_flow"]) ?? utcTimeMs(data["bridged_at"]) ?? null;
    case "hangup":
      return utcTimeMs(data["ended_at"]) ?? null;
  }
}

function newestFlowMs(flow: unknown): number | null {
  const [newest]: readonly unknown[] = Array.isArray(flow) ? flow : [];
  if (typeof newest !== "object" || newest === null || !("timestamp" in newest)) return null;
  return typeof newest.timestamp === "number" ? newest.timestamp * 1000 : null;
}
