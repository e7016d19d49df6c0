import { createHash } from "node:crypto";
import type { ReportCase } from "../ci/report-case.ts";
import { localDateTime } from "../text/local-time.ts";
import { counted, duration } from "../text/units.ts";
import { barScaleMs } from "./call-bar.ts";
import { callsChart, latencyChart } from "./charts.ts";
import { callEntry, otherEntry } from "./entries.ts";
import { type Markup, NOTHING, markup, styleText } from "./markup.ts";
import type { PageData, PageSubject } from "./page-data.ts";
import { STYLE } from "./style.ts";

/** Nothing is loaded, no script runs, and only the style below is applied. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; form-action 'none'`;

/** The page, piece by piece: one document without scripts, and with nothing from elsewhere. */
export function* pageOf(data: PageData, subject: PageSubject): Generator<string> {
  yield `<!DOCTYPE html>\n${heading(data, subject)}`;
  const scaleMs = barScaleMs(data.calls.map(({ timeline }) => timeline));
  if (data.calls.length > 0) {
    yield `<section aria-labelledby="calls">\n${callsHeading(data, scaleMs).toString()}${LIST_START}`;
    for (const call of data.calls) yield callEntry(call, scaleMs).toString();
    yield LIST_END;
  }
  if (data.others.length > 0) {
    yield `<section aria-labelledby="others">\n${othersHeading(data).toString()}${LIST_START}`;
    for (const event of data.others) yield otherEntry(event).toString();
    yield LIST_END;
  }
  yield ending(data);
}

const LIST_START = '<div class="list">\n';
const LIST_END = "</div>\n</section>\n";

function heading(data: PageData, { title, madeAt, timeLimit }: PageSubject): string {
  return markup`<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
    <meta name="referrer" content="no-referrer" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <style>${styleText(STYLE)}</style>
  </head>
  <body>
    <header>
      <h1>${title}</h1>
      <p class="faint">${localDateTime(madeAt)}, by hipcall-hooks</p>
      ${resultLine(data)}
    </header>
    <main>
      ${tiles(data)}
      <div class="charts">
        ${callsChart(data)}${latencyChart(data, timeLimit)}
      </div>
      ${checkList(data)}`.toString();
}

/** The result in a sentence, before anything else. */
function resultLine({ totals }: PageData): Markup {
  const { events, problemCalls, invalid, notAccepted } = totals;
  if (events === 0 && totals.checks === 0) return markup`<p class="warn">There are no events.</p>`;
  const problems = [
    ...(problemCalls > 0 ? [`${counted(problemCalls, "call")} with a problem`] : []),
    ...(invalid > 0 ? [counted(invalid, "invalid event")] : []),
    ...(notAccepted > 0 ? [`${counted(notAccepted, "answer")} not accepted`] : []),
  ];
  return problems.length === 0
    ? markup`<p class="good">No problem in ${counted(events, "event")}.</p>`
    : markup`<p class="bad">${problems.join(", ")}.</p>`;
}

function tiles({ totals, outcomes, latency }: PageData): Markup {
  const of = (...names: Parameters<typeof outcomes.get>[0][]): number =>
    names.reduce((sum, name) => sum + (outcomes.get(name) ?? 0), 0);
  const p95 = latency.summary()?.p95Ms;
  const shown: readonly (readonly [string, string | number])[] = [
    ["calls", totals.calls],
    ...(totals.calls > 0
      ? ([
          ["answered", of("answered")],
          ["missed", of("missed", "abandoned")],
          ["voicemail", of("voicemail")],
        ] as const)
      : []),
    ["events", totals.events],
    ["invalid", totals.invalid],
    ...(totals.answers > 0 ? ([["not accepted", totals.notAccepted]] as const) : []),
    ...(p95 === undefined ? [] : ([["p95 latency", duration(p95)]] as const)),
  ];
  return markup`<dl class="tiles">
    ${shown.map(
      ([name, value]) =>
        markup`<div class="card">
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function callsHeading(data: PageData, scaleMs: number): Markup {
  const { totals, calls } = data;
  const legend = [
    ["ringing", "fill-ringing"],
    ["talking", "fill-talking"],
    ["voicemail", "fill-voicemail"],
    ["not known", "fill-unknown"],
  ].map(
    ([name = "", fill = ""]) =>
      markup`<li>
        <svg viewBox="0 0 1 1" aria-hidden="true"><rect class="${fill}" width="1" height="1" /></svg>${name}
      </li>`,
  );
  const some =
    calls.length < totals.calls
      ? markup`<p class="faint">
          ${calls.length} of ${totals.calls} calls are shown: the first ones, and those with a problem. The totals and
          charts are of all.
        </p>`
      : NOTHING;
  return markup`<h2 id="calls">Calls</h2>
    ${some}
    <fieldset>
      <legend>Show</legend>
      ${[
        ["all", "all"],
        ["problems", "with a problem"],
        ["answered", "answered"],
        ["missed", "missed"],
        ["voicemail", "voicemail"],
      ].map(([id = "", name = ""], index) => radio(id, name, index === 0))}
    </fieldset>
    <ul class="legend">
      ${legend}
      <li class="faint">a whole bar is ${duration(scaleMs)} or longer</li>
    </ul>
`;
}

function radio(id: string, name: string, isChecked: boolean): Markup {
  return markup`<span
    ><input type="radio" name="show" id="show-${id}" ${isChecked ? markup` checked="checked"` : NOTHING} />
    <label for="show-${id}">${name}</label></span>
  `;
}

function othersHeading({ totals, others }: PageData): Markup {
  const some =
    others.length < totals.others
      ? markup`<p class="faint">
          ${others.length} of ${totals.others} are shown: the first ones, and those with a problem.
        </p>`
      : NOTHING;
  return markup`<h2 id="others">Other events</h2>
    ${some}
`;
}

/** The checks of a run: expectations, limits, errors. */
function checkList({ checks: all, totals }: PageData): Markup {
  if (all.length === 0) return NOTHING;
  const more = totals.checks - all.length;
  return markup`<section aria-labelledby="checks">
    <h2 id="checks">Checks</h2>
    <ul class="card issues">
      ${all.map(checkItem)}${more > 0 ? markup`<li class="faint">… and ${more} more</li>` : NOTHING}
    </ul>
  </section>
`;
}

function checkItem({ name, outcome, message, details }: ReportCase): Markup {
  const text = [message, ...details.slice(0, 8)].filter((part) => part !== "").join(" · ");
  return markup`<li>
    <span class="${outcome === "passed" ? "good" : "bad"}">${outcome}</span> ${name}${text === "" ? "" : `: ${text}`}
  </li>`;
}

function ending({ totals }: PageData): string {
  const text = `${counted(totals.events, "event")}, ${counted(totals.calls, "call")}. Times are local. The page holds what the events hold: phone numbers and names too.`;
  return `</main>\n${markup`<footer><p>${text}</p></footer>`.toString()}\n</body>\n</html>\n`;
}
