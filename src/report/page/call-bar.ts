import type { CallTimeline } from "../../events/calls/call-timeline.ts";
import { type CallPhase, callPhases } from "../../events/calls/call-phases.ts";
import { durationWords } from "../../events/payload/duration-words.ts";
import { type Markup, markup } from "./markup.ts";

/** The scale of the bars: the length of the widest one. Longer calls fill the whole width. */
export function barScaleMs(timelines: readonly CallTimeline[]): number {
  const lengths = timelines.flatMap((timeline) => callPhases(timeline).at(-1)?.toMs ?? []).toSorted((a, b) => a - b);
  const most = lengths[Math.floor(lengths.length * 0.95)] ?? lengths.at(-1) ?? 0;
  return Math.max(most, SHORTEST_SCALE_MS);
}

const SHORTEST_SCALE_MS = 10_000;
const WIDTH = 1000;

/** A call as a bar: its ringing, talking and voicemail, with a line where one ends. The text beside it says the same. */
export function callBar(timeline: CallTimeline, scaleMs: number): Markup {
  const phases = callPhases(timeline);
  const text = phasesText(timeline, phases);
  const at = (ms: number): number => Math.round((Math.min(ms, scaleMs) / scaleMs) * WIDTH);
  const parts = phases.map(({ kind, fromMs, toMs }) => {
    const [from, to] = [at(fromMs), at(toMs)];
    return markup`<rect class="fill-${kind}" x="${from}" y="0" width="${Math.max(to - from, 4)}" height="10" />`;
  });
  const ends = phases.map(({ toMs }) => at(toMs)).filter((x) => x > 0 && x < WIDTH);
  const ticks = ends.map((x) => markup`<line class="tick" x1="${x}" y1="0" x2="${x}" y2="10" />`);
  return markup`<div class="row">
    <svg class="call-bar" role="img" aria-label="${text}" viewBox="0 0 ${WIDTH} 10" preserveAspectRatio="none">
      ${parts}${ticks}</svg
    ><span class="phases">${text}</span>
  </div>`;
}

const PHASE_WORDS = {
  ringing: "rang",
  talking: "talked",
  voicemail: "voicemail",
  unknown: "lasted",
} as const satisfies Record<CallPhase["kind"], string>;

function phasesText({ outcome }: CallTimeline, phases: readonly CallPhase[]): string {
  if (phases.length === 0) return outcome === "open" ? "has not ended" : "its times are not known";
  return phases
    .map(({ kind, fromMs, toMs }) => `${PHASE_WORDS[kind]} ${durationWords((toMs - fromMs) / 1000)}`)
    .join(" · ");
}
