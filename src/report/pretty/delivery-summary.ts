import type { DeliverySummary } from "../../delivery/outcome/outcome.ts";
import type { HipcallVerdict } from "../../delivery/hipcall/hipcall-judge.ts";
import { givesUp, saidSeconds } from "../../delivery/hipcall/time-limit.ts";
import type { LatencySummary } from "../../delivery/outcome/latency.ts";
import { printable } from "../../events/payload/printable.ts";
import type { Language } from "../../language/language.ts";
import { hintText } from "../message-text.ts";
import type { DryRunSummary, LatencyCheck } from "../output-event.ts";
import type { Theme } from "../text/theme.ts";
import { eventName } from "../text/event-name.ts";
import { counted, duration } from "../text/units.ts";
import { unreadTexts } from "./left-out.ts";

/** The last lines of `send` and `replay`. */
export function prettyDeliverySummary(summary: DeliverySummary, theme: Theme): string {
  const { skipped, unreadableSources, stoppedBy, differing, hipcall, notSent } = summary;
  const { language } = theme;
  const { say } = language;
  const lines = countsLines(summary, theme);
  if (skipped > 0) lines.push(theme.faint(say("{events} skipped", { events: counted(skipped, "event", language) })));
  lines.push(...unreadTexts(unreadableSources, theme));
  lines.push(...latencyLines(summary, theme), ...comparedLines(summary, theme));
  if (differing > 0)
    lines.push(theme.bad(say("{repeats} got a different answer", { repeats: counted(differing, "repeat", language) })));
  lines.push(...ignoreLines(summary, theme));
  if (hipcall !== null) lines.push(verdictColour(hipcall, theme)(printable(language.tell(hipcall.says))));
  if (notSent !== 0) lines.push(...gaveUpLines(notSent, theme));
  if (stoppedBy !== null) lines.push(theme.warn(say("stopped by {signal} before the end", { signal: stoppedBy })));
  return lines.map((line) => `${line}\n`).join("");
}

/** The run ended early, because nobody was there. */
function gaveUpLines(notSent: number | null, theme: Theme): string[] {
  return [
    theme.warn(gaveUpText(notSent, theme.language)),
    hintText(theme.language.say("start the app first, or use --retry 5 to keep trying"), theme),
  ];
}

function gaveUpText(notSent: number | null, language: Language): string {
  const { say } = language;
  if (notSent === null) return say("stopped, because the target was never reached: the other requests were not sent");
  const requests = counted(notSent, "more request", language);
  return notSent === 1
    ? say("stopped, because the target was never reached: {requests} was not sent", { requests })
    : say("stopped, because the target was never reached: {requests} were not sent", { requests });
}

function verdictColour({ state, failures }: HipcallVerdict, theme: Theme): Theme["good"] {
  if (state === "broken") return theme.bad;
  return state === "at_risk" || failures > 0 ? theme.warn : theme.good;
}

/** The percentiles of a few answers say nothing. */
const FEWEST_ANSWERS = 20;

export function hasPercentiles({ count }: Pick<LatencySummary, "count">): boolean {
  return count >= FEWEST_ANSWERS;
}

/** `5 delivered, 2 failed; 3 answers differ (46 ms)`; nothing for the only delivery of a run, whose own line says all. */
function countsLines(
  { sent, accepted, failed, skipped, unreadableSources, notSent, compared, durationMs, stoppedBy }: DeliverySummary,
  theme: Theme,
): string[] {
  const isWhole = skipped === 0 && unreadableSources === 0 && notSent === 0 && stoppedBy === null;
  if (sent === 1 && isWhole) return [];
  // A different answer fails the check, but the event was delivered.
  const differ = compared?.failed ?? 0;
  const { language } = theme;
  const { say } = language;
  const failures = failed > differ ? `, ${theme.bad(say("{failed} failed", { failed: failed - differ }))}` : "";
  const answers = counted(differ, "answer", language);
  const differText = differ === 1 ? say("{answers} differs", { answers }) : say("{answers} differ", { answers });
  const differences = differ > 0 ? `; ${theme.bad(differText)}` : "";
  const delivered = theme.good(say("{delivered} delivered", { delivered: accepted + differ }));
  return [`${delivered}${failures}${differences} (${duration(durationMs, language)})`];
}

/** One line to paste, with every path that differs. */
export function ignoreLines({ differingPaths }: Pick<DeliverySummary, "differingPaths">, theme: Theme): string[] {
  if (differingPaths.length === 0) return [];
  const options = differingPaths.map((path) => `--ignore ${shellWord(path)}`).join(" ");
  return [
    hintText(theme.language.say("if these values are new each time, add: {options}", { options }), theme),
    theme.faint(`      ${theme.language.say("or say what they must be: --like PATH=uuid|time|number|string")}`),
  ];
}

/** Quoted for a shell, where it needs to be. */
function shellWord(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}

/** The last line of `--dry-run`. */
export function prettyDryRunSummary(
  { planned, wouldTakeMs, unreadableSources }: DryRunSummary,
  { language }: Theme,
): string {
  const { say } = language;
  const requests = counted(planned, "request", language);
  const wouldSend =
    wouldTakeMs > 0
      ? say("dry run: nothing was sent; would send {requests} over {duration}", {
          requests,
          duration: duration(wouldTakeMs, language),
        })
      : say("dry run: nothing was sent; would send {requests}", { requests });
  const files = counted(unreadableSources, "file", language);
  const unread = unreadableSources > 0 ? `; ${say("{files} could not be read", { files })}` : "";
  return `${wouldSend}${unread}\n`;
}

/** The latencies of a run with enough answers: of all events, then of each event. */
function latencyLines(summary: DeliverySummary, theme: Theme): string[] {
  const { latency, latencyByEvent, tooLateForHipcall, atRiskForHipcall, hipcallTimeLimit, hipcall } = summary;
  const { language } = theme;
  const { say } = language;
  const lines: string[] = [];
  if (latency !== null && hasPercentiles(latency)) {
    lines.push(theme.faint(say("latency: {percentiles}", { percentiles: percentiles(latency, language) })));
    if (latencyByEvent.length > 1) {
      lines.push(
        ...latencyByEvent
          .filter(hasPercentiles)
          .map((one) => theme.faint(`  ${eventName(one.event, language)}: ${percentiles(one, language)}`)),
      );
    }
  }
  if (tooLateForHipcall > 0) {
    const late = say("{answers} too late: Hipcall gives up {when}", {
      answers: counted(tooLateForHipcall, "answer", language),
      when: givesUp(hipcallTimeLimit),
    });
    lines.push(theme.warn(late));
  }
  // With --hipcall, the verdict says this.
  if (atRiskForHipcall > 0 && hipcall === null) {
    const risk = say("{answers} at risk, took longer than {time}: Hipcall gives up {when}", {
      answers: counted(atRiskForHipcall, "answer", language),
      time: saidSeconds(hipcallTimeLimit.inTimeMs),
      when: givesUp(hipcallTimeLimit),
    });
    lines.push(theme.warn(risk));
  }
  return lines;
}

/** An event that exceeds `--max-p95`; empty for an event that does not. */
export function prettyLatencyLimit({ event, p95Ms, limitMs, held }: LatencyCheck, theme: Theme): string {
  if (held) return "";
  const slow = tooSlowText({ p95Ms, limitMs }, theme.language);
  return `${theme.bad("✗")} ${eventName(event, theme.language)} ${slow}\n`;
}

/** `too slow: p95 170 ms (limit 1 ms)` */
export function tooSlowText({ p95Ms, limitMs }: Pick<LatencyCheck, "p95Ms" | "limitMs">, language: Language): string {
  return language.say("too slow: p95 {p95} (limit {limit})", {
    p95: duration(p95Ms, language),
    limit: duration(limitMs, language),
  });
}

function percentiles({ p50Ms, p95Ms, p99Ms, maxMs }: LatencySummary, language: Language): string {
  return language.say("p50 {p50}, p95 {p95}, p99 {p99}, max {max}", {
    p50: duration(p50Ms, language),
    p95: duration(p95Ms, language),
    p99: duration(p99Ms, language),
    max: duration(maxMs, language),
  });
}

/** The result of `--compare`. */
function comparedLines({ compared }: Pick<DeliverySummary, "compared">, theme: Theme): string[] {
  if (compared === null || compared.answers === 0) return [];
  const { answers, different } = compared;
  const { language } = theme;
  const text = language.say("{answers} compared with the recording: {same} same", {
    answers: counted(answers, "answer", language),
    same: answers - different,
  });
  return [different === 0 ? text : `${text}, ${theme.bad(language.say("{different} different", { different }))}`];
}
