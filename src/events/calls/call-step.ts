import type { EventFormat } from "../catalogue/catalogue.ts";
import { type CallFacts, callFacts } from "./call-facts.ts";
import type { Envelope } from "../validation/envelope.ts";
import { flowContradictions } from "../validation/flow-contradictions.ts";
import type { Issue } from "../validation/issue.ts";
import { utcTimeMs } from "../payload/times.ts";
import type { JsonObject } from "../payload/values.ts";

/** An event as it came. */
export interface ArrivedEvent {
  readonly envelope: Envelope;
  /** SHA-256 of the body's bytes, in hex: tells the same bytes again from another body of the same step. */
  readonly sha256: string;
  /** When it came, in milliseconds on one clock for all of them; `null` when that was not recorded. */
  readonly arrivedMs: number | null;
  /** Its fields that contradict each other, where somebody asks: see `contradictionsIn`. */
  readonly contradictions: readonly Issue[];
}

/** The steps that a call can have, in their order. */
export type StepKind = "init" | "bridged" | "hangup";

/** What is kept of one event of a call: enough to judge it, and bounded. */
export interface CallStep {
  readonly uuid: string;
  readonly event: string;
  readonly kind: StepKind;
  readonly format: EventFormat;
  readonly arrivedMs: number | null;
  /** When the step happened, by the payload's own times. */
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

/** The event as a step of a call; `undefined` when it is not one, or has no uuid to tell which call. */
export function callStep({ envelope, sha256, arrivedMs, contradictions }: ArrivedEvent): CallStep | undefined {
  const { event, data } = envelope;
  const step = STEPS.get(event);
  const { uuid } = data;
  if (step === undefined || typeof uuid !== "string" || uuid === "" || uuid.length > 200) return undefined;
  const happenedMs = happenedAt(step, data);
  const { kind, format } = step;
  return { uuid, event, kind, format, arrivedMs, happenedMs, sha256, facts: callFacts(format, data), contradictions };
}

/** What an event says against itself: what validation found in it, and what its `call_flow` tells otherwise. */
export function contradictionsIn({ event, data }: Envelope, issues: readonly Issue[]): Issue[] {
  const found = issues.filter(({ code }) => code === "contradiction");
  return STEPS.get(event)?.format === "2024" ? [...found, ...flowContradictions(event, data)] : found;
}

/** The event that a call of a format has for a step; the format of 2023 has none for `bridged`. */
export function eventOfStep(format: EventFormat, kind: StepKind): string {
  return format === "2023" ? `call::${kind}` : `call_${kind}`;
}

function happenedAt({ kind, format }: { kind: StepKind; format: EventFormat }, data: JsonObject): number | null {
  if (format === "2023") return utcTimeMs(data["timestamp"]) ?? null;
  switch (kind) {
    case "init":
      return utcTimeMs(data["started_at"]) ?? null;
    case "bridged":
      // On an outbound call `bridged_at` can be later: the agent's own leg joins first.
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
