import type { LatencySummary } from "../../delivery/outcome/latency.ts";
import { type TimeLimit, givesUpText, lateness } from "../../delivery/hipcall/time-limit.ts";
import type { CallOutcome } from "../../events/calls/call-outcome.ts";
import { localDateTime } from "../text/local-time.ts";
import { counted, duration } from "../text/units.ts";
import { named } from "./entries.ts";
import { type Markup, NOTHING, markup } from "./markup.ts";
import { LATENCY_STEPS, type PageData } from "./page-data.ts";

/** The groups of outcomes that have a colour, from the bottom of a column to its top. */
const GROUPS = [
  { name: "answered", fill: "fill-answered", outcomes: ["answered"] },
  { name: "voicemail", fill: "fill-voicemail", outcomes: ["voicemail"] },
  { name: "missed", fill: "fill-missed", outcomes: ["missed", "abandoned", "out_of_hours", "callback_requested"] },
  { name: "other", fill: "fill-other", outcomes: ["not_answered", "ended", "open"] },
] as const satisfies readonly { name: string; fill: string; outcomes: readonly CallOutcome[] }[];

/** A column of a short time is not as wide as the page. */
const FEWEST_COLUMNS = 12;

/** The percentiles of a few answers say nothing. */
const FEWEST_ANSWERS = 20;

/** The calls over time, as stacked columns. Empty without a call that has a time. */
export function callsChart({ overTime }: PageData): Markup {
  const buckets = overTime.buckets();
  const columns = buckets.map(({ startMs, counts }) => ({
    startMs,
    parts: GROUPS.map(({ name, fill, outcomes }) => ({
      name,
      fill,
      count: sumOf(outcomes.map((one) => counts.get(one) ?? 0)),
    })),
  }));
  const [first, last] = [columns[0], columns.at(-1)];
  if (first === undefined || last === undefined) return NOTHING;
  const most = Math.max(...columns.map(({ parts }) => sumOf(parts.map(({ count }) => count))));
  const label = `Calls over time: ${columns.length} columns of ${duration(overTime.widthMs)}, at most ${counted(most, "call")} in one`;
  return markup`<section class="card" aria-labelledby="over-time">
    <h2 id="over-time">Calls over time</h2>
    <svg
      class="chart"
      role="img"
      aria-label="${label}"
      viewBox="0 0 ${Math.max(columns.length, FEWEST_COLUMNS)} ${most}"
      preserveAspectRatio="none"
    >
      ${columns.map(({ startMs, parts }, index) => columnOf(parts, { index, most, startMs }))}
    </svg>
    <div class="axis">
      <span>${timeText(first.startMs)}</span>
      <span>${columns.length > 1 ? timeText(last.startMs + overTime.widthMs) : ""}</span>
    </div>
    <ul class="legend">
      ${GROUPS.map(
        ({ name, fill }) =>
          markup`<li>
            <svg viewBox="0 0 1 1" aria-hidden="true"><rect class="${fill}" width="1" height="1" /></svg>${name}
          </li>`,
      )}
    </ul>
    <p class="faint">At most ${counted(most, "call")} in ${duration(overTime.widthMs)}.</p>
  </section>
`;
}

interface ColumnPlace {
  readonly index: number;
  readonly most: number;
  readonly startMs: number;
}

function columnOf(
  parts: readonly { readonly name: string; readonly fill: string; readonly count: number }[],
  { index, most, startMs }: ColumnPlace,
): Markup {
  let top = most;
  const filled = parts.filter(({ count }) => count > 0);
  const title = `${timeText(startMs)}: ${filled.map(({ name, count }) => `${count} ${name}`).join(", ")}`;
  const rectangles = filled.map(({ fill, count }) => {
    top -= count;
    return markup`<rect class="${fill}" x="${index + 0.08}" y="${top}" width="0.84" height="${count}" />`;
  });
  return filled.length === 0 ? NOTHING : markup`<g><title>${title}</title>${rectangles}</g>`;
}

/** How long the answers took: columns, and a table of percentiles. Empty without an answer. */
export function latencyChart(data: PageData, timeLimit: TimeLimit): Markup {
  const all = data.latency.summary();
  if (all === null) return NOTHING;
  const counts = data.latencyCounts;
  const most = Math.max(...counts);
  const columns = counts.map((count, index) => {
    const above = LATENCY_STEPS[index - 1] ?? 0;
    const fill = lateness(above + 1, timeLimit) === "in_time" ? "fill-bar" : "fill-missed";
    const title = `${stepText(index)}: ${counted(count, "answer")}`;
    return count === 0
      ? NOTHING
      : markup`<g
          ><title>${title}</title
          ><rect class="${fill}" x="${index + 0.08}" y="${most - count}" width="0.84" height="${count}"
        /></g>`;
  });
  const label = `Latency of ${counted(all.count, "answer")}: the middle one ${duration(all.p50Ms)}, the slowest ${duration(all.maxMs)}`;
  return markup`<section class="card" aria-labelledby="latency">
    <h2 id="latency">Latency of the answers</h2>
    <svg
      class="chart"
      role="img"
      aria-label="${label}"
      viewBox="0 0 ${counts.length} ${most}"
      preserveAspectRatio="none"
    >
      ${columns}
    </svg>
    <div class="axis columns" aria-hidden="true">
      ${counts.map((_, index) => markup`<span>${shortStep(index)}</span>`)}
    </div>
    <p class="faint">Hipcall gives up ${givesUpText(timeLimit)}.</p>
    ${latencyTable(data)}
  </section>
`;
}

function latencyTable(data: PageData): Markup {
  const latencies = data.latencies();
  const hasPercentiles = latencies.some(({ summary }) => summary.count >= FEWEST_ANSWERS);
  const columns: readonly Column[] = hasPercentiles ? [...PERCENTILES, MAX] : [MAX];
  const rows = latencies.map(
    ({ event, summary }) =>
      markup`<tr>
        <td>${named(event)}</td>
        <td>${summary.count}</td>
        ${columns.map(({ of, fewest }) => markup`<td>${summary.count < fewest ? "–" : duration(of(summary))}</td>`)}
      </tr>
`,
  );
  return markup`<table>
    <thead>
      <tr>
        <th scope="col">event</th>
        <th scope="col">answers</th>
        ${columns.map(({ name }) => markup`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

/** A column of the table. */
interface Column {
  readonly name: string;
  readonly of: (summary: LatencySummary) => number;
  /** Below this number of answers it says nothing. */
  readonly fewest: number;
}

const PERCENTILES: readonly Column[] = [
  { name: "p50", of: ({ p50Ms }) => p50Ms, fewest: FEWEST_ANSWERS },
  { name: "p95", of: ({ p95Ms }) => p95Ms, fewest: FEWEST_ANSWERS },
  { name: "p99", of: ({ p99Ms }) => p99Ms, fewest: FEWEST_ANSWERS },
];
const MAX: Column = { name: "slowest", of: ({ maxMs }) => maxMs, fewest: 1 };

function stepText(index: number): string {
  const [from, to] = [LATENCY_STEPS[index - 1], LATENCY_STEPS[index]];
  if (to === undefined) return `above ${duration(from ?? 0)}`;
  return from === undefined ? `up to ${duration(to)}` : `${duration(from)} to ${duration(to)}`;
}

/** The axis has room for the number, and for the unit where it changes. */
function shortStep(index: number): string {
  const to = LATENCY_STEPS[index];
  if (to === undefined) return "more";
  return index === 0 || to >= 1000 ? duration(to).replace(" ", "\u00a0") : String(to);
}

function timeText(ms: number): string {
  return localDateTime(new Date(ms)).slice(0, 19);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
