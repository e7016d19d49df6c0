import { inEnglish } from "../../language/said.ts";
import type { CallOutcome } from "../../events/calls/call-outcome.ts";
import type { Issue } from "../../events/validation/issue.ts";
import { expectationText } from "../../events/validation/said-issue.ts";
import type { Verdict } from "../../events/validation/validate.ts";
import { OUTCOME_WORDS } from "../pretty/captures/calls.ts";
import { worstFirst } from "../pretty/issue.ts";
import { highlightJson } from "../text/highlight.ts";
import { localDateTime } from "../text/local-time.ts";
import { createTheme } from "../text/theme.ts";
import { counted, duration } from "../text/units.ts";
import { callBar } from "./call-bar.ts";
import { type Markup, NOTHING, markup, textLines } from "./markup.ts";
import { type PageCall, eventHasProblem } from "./page-data.ts";
import type { PageEvent } from "./page-event.ts";

const PLAIN = createTheme(false);
const MOST_LINES = 200;
const LONGEST_NAME = 40;

/** A call: a line and a bar that open to its events. */
export function callEntry({ timeline, events, startMs, hasProblem }: PageCall, scaleMs: number): Markup {
  const { outcome, findings } = timeline;
  const sentence = inEnglish(timeline.sentence);
  const isBad = events.some((event) => isFailed(event));
  const flags = callFlags(events, findings);
  return markup`<article class="${entryClasses(hasProblem, isBad)} call is-${GROUP_OF[outcome]}">
    <details>
      <summary>
        <span class="when">${timeText(startMs)}</span>
        <span class="outcome ${COLOUR_OF[outcome]}">${OUTCOME_WORDS[outcome]}</span>
        <h3 class="what">${sentence}${flags}</h3>
        ${callBar(timeline, scaleMs)}
      </summary>
      ${issueList(findings)}
      <ol class="events">
        ${events.map((event, index) => eventItem(event, events[index - 1]))}
      </ol>
    </details>
  </article>
`;
}

/** An event that belongs to no call. */
export function otherEntry(event: PageEvent): Markup {
  const { receivedMs, name, sentence, verdict } = event;
  return markup`<article class="${entryClasses(eventHasProblem(event), isFailed(event))}">
    <details>
      <summary>
        <span class="when">${timeText(receivedMs)}</span>
        <span class="outcome ${VERDICT_COLOUR[verdict]}">${verdict}</span>
        <h3 class="what">${named(name)}${sentence === null ? "" : `: ${sentence}`}${answerFlag(event)}</h3>
      </summary>
      <ol class="events">
        ${eventItem(event, undefined)}
      </ol>
    </details>
  </article>
`;
}

function entryClasses(hasProblem: boolean, isBad: boolean): string {
  return `card entry${hasProblem ? " problem" : ""}${hasProblem && !isBad ? " mild" : ""}`;
}

function eventItem(event: PageEvent, before: PageEvent | undefined): Markup {
  const { label, name, verdict, receivedMs, request, issues, answer, body } = event;
  const gap =
    receivedMs === null || before?.receivedMs == null
      ? ""
      : `, ${duration(Math.max(0, receivedMs - before.receivedMs))} later`;
  return markup`<li>
    <span class="name">${named(name)}</span> <span class="${VERDICT_COLOUR[verdict]}">${verdict}</span>
    <span class="faint">${label}${gap}${request === null ? "" : `, ${request.slice(0, 300)}`}</span>
    ${answer === null ? NOTHING : markup` <span class="${answer.accepted ? "good" : "bad"}">→ ${answer.text}${answer.accepted ? "" : " (not accepted)"}</span>`}
    ${
      answer === null || answer.problems.length === 0
        ? NOTHING
        : markup`<ul class="issues">
            ${answer.problems.map((problem) => markup`<li>${problem}</li>`)}
          </ul>
`
    }${issueList(issues)}${bodyDetails("payload", body)}${bodyDetails("answer", answer?.body ?? null)}
  </li>
`;
}

function issueList(issues: readonly Issue[]): Markup {
  if (issues.length === 0) return NOTHING;
  const items = worstFirst(issues).map((issue) => {
    const expected = expectationText(issue);
    return markup`<li>
      <span class="${SEVERITY_COLOUR[issue.severity]}">${issue.severity}</span>
      ${issue.message}${expected === undefined ? NOTHING : markup` <span class="faint">${expected}</span>`}${issue.hint === null ? NOTHING : markup` <span class="faint">hint: ${issue.hint}</span>`}
    </li>`;
  });
  return markup`<ul class="issues">
    ${items}
  </ul>
`;
}

/** A body as text: JSON on indented lines, other text as it is. */
function bodyDetails(title: string, body: string | null): Markup {
  if (body === null) return NOTHING;
  const text = /^\s*[{[]/.test(body) ? highlightJson(body, PLAIN, MOST_LINES).join("\n") : body;
  return markup`<details class="inner">
    <summary>${title}</summary>
    <pre tabindex="0">${textLines(text)}</pre>
  </details>`;
}

function callFlags(events: readonly PageEvent[], findings: readonly Issue[]): Markup {
  const failed = events.filter(({ answer }) => answer?.accepted === false).length;
  const invalid = events.filter(({ verdict }) => verdict === "invalid" || verdict === "unparsable").length;
  const warnings = findings.filter(({ severity }) => severity !== "info").length;
  return markup`${failed > 0 ? markup` <span class="bad">· ${counted(failed, "answer")} not accepted</span>` : NOTHING}${invalid > 0 ? markup` <span class="bad">· ${counted(invalid, "invalid event")}</span>` : NOTHING}${warnings > 0 ? markup` <span class="warn">· ${counted(warnings, "finding")}</span>` : NOTHING}`;
}

function answerFlag({ answer }: PageEvent): Markup {
  return answer?.accepted === false ? markup` <span class="bad">· answer not accepted</span>` : NOTHING;
}

function isFailed({ verdict, answer }: PageEvent): boolean {
  return verdict === "invalid" || verdict === "unparsable" || answer?.accepted === false;
}

/** The name of an event, cut. */
export function named(name: string | null): string {
  if (name === null) return "(no event name)";
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
}

function timeText(ms: number | null): string {
  return ms === null || !Number.isFinite(ms) ? "no time" : localDateTime(new Date(ms)).slice(0, 19);
}

const GROUP_OF = {
  answered: "answered",
  missed: "missed",
  abandoned: "missed",
  voicemail: "voicemail",
  out_of_hours: "missed",
  callback_requested: "missed",
  not_answered: "other",
  ended: "other",
  open: "other",
} as const satisfies Record<CallOutcome, string>;

const COLOUR_OF = {
  answered: "good",
  missed: "bad",
  abandoned: "bad",
  voicemail: "warn",
  out_of_hours: "bad",
  callback_requested: "warn",
  not_answered: "warn",
  ended: "good",
  open: "warn",
} as const satisfies Record<CallOutcome, string>;

const VERDICT_COLOUR = {
  valid: "good",
  invalid: "bad",
  unknown: "warn",
  unparsable: "bad",
} as const satisfies Record<Verdict, string>;

const SEVERITY_COLOUR = { error: "bad", warning: "warn", info: "faint" } as const satisfies Record<
  Issue["severity"],
  string
>;
