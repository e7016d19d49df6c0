import { bodyHash } from "../../captures/record/body.ts";
import { type Said, said } from "../../language/said.ts";
import type { QueuedRequest } from "../request/queue.ts";
import type { Random } from "./random.ts";

/** What networks, proxies and queues do to a sequence of events. Each applies to one event, `burst` to all of them. */
export type Fault =
  | { readonly kind: "duplicate" | "reorder" | "drop" | "truncate" | "burst" }
  | { readonly kind: "delay"; readonly byMs: number };

/** A fault as it was applied. */
export interface AppliedFault {
  readonly fault: Fault["kind"];
  /** The place of the event that it hit, before the faults, from 1; `null` when it hit all of them or none. */
  readonly number: number | null;
  readonly event: string | null;
  readonly says: Said;
}

/** A sequence after faults were applied: the faults, and the requests in the order of sending. */
export interface FaultedSequence {
  readonly applied: readonly AppliedFault[];
  readonly queue: readonly FaultedRequest[];
  /** How much earlier the last request is now due, in milliseconds: the next sequence has to wait that much longer. */
  readonly leftMs: number;
}

/** A request of a faulted sequence. */
interface FaultedRequest extends QueuedRequest {
  /** Its place in the sequence before the faults, from 1. */
  readonly number: number;
  /** What the faults did to it, in words. */
  readonly notes: readonly Said[];
}

/** The verb has this form too. */
const COPY: Said = { text: "a copy", values: {}, english: "copy" };

interface Slot extends FaultedRequest {
  /** Milliseconds from the start of the sequence. */
  readonly dueMs: number;
}

type Applied = readonly [slots: readonly Slot[], fault: AppliedFault];

/** Applies faults to a sequence, one after the other. Pure: the same input and random numbers give the same result. */
export function applyFaults(
  sequence: readonly QueuedRequest[],
  faults: readonly Fault[],
  random: Random,
): FaultedSequence {
  const original = slotsOf(sequence);
  let slots: readonly Slot[] = original;
  const applied: AppliedFault[] = [];
  for (const fault of faults) {
    const [changed, appliedFault] = apply(fault, slots, random);
    slots = changed;
    applied.push(appliedFault);
  }
  return {
    applied,
    queue: slots.map(({ dueMs, ...slot }, index) => ({ ...slot, afterMs: dueMs - (slots[index - 1]?.dueMs ?? 0) })),
    leftMs: (original.at(-1)?.dueMs ?? 0) - (slots.at(-1)?.dueMs ?? 0),
  };
}

function slotsOf(sequence: readonly QueuedRequest[]): Slot[] {
  let dueMs = 0;
  return sequence.map((queued, index) => {
    dueMs += queued.afterMs;
    return { ...queued, number: index + 1, notes: [], dueMs };
  });
}

function apply(fault: Fault, slots: readonly Slot[], random: Random): Applied {
  const { kind } = fault;
  if (kind === "burst") return allAtOnce(slots);
  const [from, until] = range(kind, slots.length);
  const at = from + Math.floor(random() * (until - from));
  const slot = slots[at];
  if (slot === undefined || until <= from) return [slots, notApplied(kind)];
  const target = { fault: kind, number: slot.number, event: slot.event };
  switch (kind) {
    case "duplicate":
      return [slots.toSpliced(at + 1, 0, withNote(slot, COPY)), { ...target, says: said("is sent twice") }];
    case "drop":
      return [slots.toSpliced(at, 1), { ...target, says: said("is not sent") }];
    case "truncate": {
      const [cut, note] = truncated(slot, random);
      return [slots.with(at, cut), { ...target, says: said("is {what}", { what: note }) }];
    }
    case "reorder":
      return [
        swapped(slots, slot, at),
        { ...target, says: said("is sent after {event}", { event: slots[at + 1]?.event ?? said("the next one") }) },
      ];
    case "delay":
      return [
        delayed(slots, slot, { at, byMs: fault.byMs }),
        { ...target, says: said("is sent {ms} ms late", { ms: fault.byMs }) },
      ];
  }
}

/** The slots that a fault can apply to: from, and up to but not including. */
function range(kind: Exclude<Fault["kind"], "burst">, length: number): readonly [from: number, until: number] {
  switch (kind) {
    case "duplicate":
    case "drop":
    case "truncate":
      return [0, length];
    case "reorder":
      return [0, length - 1];
    case "delay":
      // A late first event looks the same as all the others being early.
      return [Math.min(1, length - 1), length];
  }
}

function notApplied(fault: Fault["kind"]): AppliedFault {
  return { fault, number: null, event: null, says: said("not applied: too few events") };
}

/** Two neighbours change places; the places keep their times. */
function swapped(slots: readonly Slot[], slot: Slot, at: number): readonly Slot[] {
  const next = slots[at + 1];
  if (next === undefined) return slots;
  return slots
    .with(at, { ...next, dueMs: slot.dueMs })
    .with(at + 1, withNote({ ...slot, dueMs: next.dueMs }, said("out of order")));
}

/** The other events keep their times, so a long delay also changes the order. */
function delayed(slots: readonly Slot[], slot: Slot, { at, byMs }: { at: number; byMs: number }): readonly Slot[] {
  const late = withNote({ ...slot, dueMs: slot.dueMs + byMs }, said("{ms} ms late", { ms: byMs }));
  return slots.with(at, late).toSorted((a, b) => a.dueMs - b.dueMs);
}

/** A connection that is lost: at least one byte arrives, but not the end of the JSON. */
function truncated(slot: Slot, random: Random): readonly [cut: Slot, note: Said] {
  const { body } = slot.request;
  const filled = body.toString("latin1").trimEnd().length;
  const kept = filled < 2 ? 0 : 1 + Math.floor(random() * (filled - 1));
  const note = said("cut to {kept} of {all} bytes", { kept, all: body.length });
  const cut = body.subarray(0, kept);
  return [withNote({ ...slot, request: { ...slot.request, body: cut }, sha256: bodyHash(cut) }, note), note];
}

/** All are due when the last one is: a queue that stops, then delivers everything together. */
function allAtOnce(slots: readonly Slot[]): Applied {
  const lastMs = slots.at(-1)?.dueMs ?? 0;
  const together = slots.map((slot) =>
    slot.dueMs === lastMs ? slot : withNote({ ...slot, dueMs: lastMs }, said("delayed to the end")),
  );
  const says = said("{count} events are delayed and sent together", { count: slots.length });
  return [together, { fault: "burst", number: null, event: null, says }];
}

function withNote(slot: Slot, note: Said): Slot {
  return { ...slot, notes: [...slot.notes, note] };
}
