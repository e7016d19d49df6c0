import type { DeliverySummary } from "../../delivery/outcome/outcome.ts";
import type { HipcallVerdict } from "../../delivery/hipcall/hipcall-judge.ts";
import { givesUpText, seconds } from "../../delivery/hipcall/time-limit.ts";
import type { LatencySummary } from "../../delivery/outcome/latency.ts";
import { printable, printableStart } from "../../events/payload/printable.ts";
import { hintText } from "../message-text.ts";
import type { DryRunSummary, LatencyCheck } from "../output-event.ts";
import type { Theme } from "../text/theme.ts";
import { counted, duration } from "../text/units.ts";

/** The last lines of `send` and `replay`. */
export function prettyDeliverySummary(summary: DeliverySummary, theme: Theme): string {
  const { skipped, unreadableSources, stoppedBy, differing, hipcall, notSent } = summary;
  const lines = countsLines(summary, theme);
  if (skipped > 0) lines.push(theme.faint(`${counted(skipped, "event")} skipped`));
  if (unreadableSources > 0) lines.push(theme.bad(`${counted(unreadableSources, "file")} could not be read`));
  lines.push(...latencyLines(summary, theme), ...comparedLines(summary, theme));
  if (differing > 0) lines.push(theme.bad(`${counted(differing, "repeat")} got a different answer`));
  lines.push(...ignoreLines(summary, theme));
  if (hipcall !== null) lines.push(verdictColour(hipcall, theme)(printable(hipcall.says)));
  if (notSent !== 0) lines.push(...gaveUpLines(notSent, theme));
  if (stoppedBy !== null) lines.push(theme.warn(`stopped by ${stoppedBy} before the end`));
  return lines.map((line) => `${line}\n`).join("");
}

/** The run ended early, because nobody was there. */
function gaveUpLines(notSent: number | null, theme: Theme): string[] {
  const rest =
    notSent === null
      ? "the other requests were"
      : `${counted(notSent, "more request")} ${notSent === 1 ? "was" : "were"}`;
  return [
    theme.warn(`stopped, because the target was never reached: ${rest} not sent`),
    hintText("start the app first, or use --retry 5 to keep trying", theme),
  ];
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
  const failures = failed > differ ? `, ${theme.bad(`${failed - differ} failed`)}` : "";
  const differences =
    differ > 0 ? `; ${theme.bad(`${counted(differ, "answer")} ${differ === 1 ? "differs" : "differ"}`)}` : "";
  return [`${theme.good(`${accepted + differ} delivered`)}${failures}${differences} (${duration(durationMs)})`];
}

/** One line to paste, with every path that differs. */
export function ignoreLines({ differingPaths }: Pick<DeliverySummary, "differingPaths">, theme: Theme): string[] {
  if (differingPaths.length === 0) return [];
  const options = differingPaths.map((path) => `--ignore ${shellWord(path)}`).join(" ");
  return [
    hintText(`if these values are new each time, add: ${options}`, theme),
    theme.faint("      or say what they must be: --like PATH=uuid|time|number|string"),
  ];
}

/** Quoted for a shell, where it needs to be. */
function shellWord(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}

/** The last line of `--dry-run`. */
export function prettyDryRunSummary({ planned, wouldTakeMs, unreadableSources }: DryRunSummary): string {
  const takes = wouldTakeMs > 0 ? ` over ${duration(wouldTakeMs)}` : "";
  const unread = unreadableSources > 0 ? `; ${counted(unreadableSources, "file")} could not be read` : "";
  return `dry run: nothing was sent; would send ${counted(planned, "request")}${takes}${unread}\n`;
}

/** The latencies of a run with enough answers: of all events, then of each event. */
function latencyLines(summary: DeliverySummary, theme: Theme): string[] {
  const { latency, latencyByEvent, tooLateForHipcall, atRiskForHipcall, hipcallTimeLimit, hipcall } = summary;
  const lines: string[] = [];
  if (latency !== null && hasPercentiles(latency)) {
    lines.push(theme.faint(`latency: ${percentiles(latency)}`));
    if (latencyByEvent.length > 1) {
      lines.push(
        ...latencyByEvent
          .filter(hasPercentiles)
          .map((one) => theme.faint(`  ${printableStart(one.event ?? "(no event name)", 60)}: ${percentiles(one)}`)),
      );
    }
  }
  if (tooLateForHipcall > 0) {
    const late = `${counted(tooLateForHipcall, "answer")} too late: Hipcall gives up ${givesUpText(hipcallTimeLimit)}`;
    lines.push(theme.warn(late));
  }
  // With --hipcall, the verdict says this.
  if (atRiskForHipcall > 0 && hipcall === null) {
    const risk = `took longer than ${seconds(hipcallTimeLimit.inTimeMs)}: Hipcall gives up ${givesUpText(hipcallTimeLimit)}`;
    lines.push(theme.warn(`${counted(atRiskForHipcall, "answer")} at risk, ${risk}`));
  }
  return lines;
}

/** An event that exceeds `--max-p95`; empty for an event that does not. */
export function prettyLatencyLimit({ event, p95Ms, limitMs, held }: LatencyCheck, theme: Theme): string {
  if (held) return "";
  const name = printableStart(event ?? "(no event name)", 60);
  return `${theme.bad("✗")} ${name} ${tooSlowText({ p95Ms, limitMs })}\n`;
}

/** `too slow: p95 170 ms (limit 1 ms)` */
export function tooSlowText({ p95Ms, limitMs }: Pick<LatencyCheck, "p95Ms" | "limitMs">): string {
  return `too slow: p95 ${duration(p95Ms)} (limit ${duration(limitMs)})`;
}

function percentiles({ p50Ms, p95Ms, p99Ms, maxMs }: LatencySummary): string {
  return `p50 ${duration(p50Ms)}, p95 ${duration(p95Ms)}, p99 ${duration(p99Ms)}, max ${duration(maxMs)}`;
}

/** The result of `--compare`. */
function comparedLines({ compared }: Pick<DeliverySummary, "compared">, theme: Theme): string[] {
  if (compared === null || compared.answers === 0) return [];
  const { answers, different } = compared;
  const text = `${counted(answers, "answer")} compared with the recording: ${answers - different} same`;
  return [different === 0 ? text : `${text}, ${theme.bad(`${different} different`)}`];
}
