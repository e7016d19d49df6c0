import type { DeliverySummary } from "../../delivery/outcome/outcome.ts";
import type { LatencySummary } from "../../delivery/outcome/latency.ts";
import { printable, printableStart } from "../../events/payload/printable.ts";
import type { LatencyCheck } from "../output-event.ts";
import type { Theme } from "../text/theme.ts";
import { counted, duration } from "../text/units.ts";

/** The last line of `send` and `replay`, with latencies when there was more than one. */
export function prettyDeliverySummary(summary: DeliverySummary, theme: Theme): string {
  const { sent, accepted, failed, skipped, durationMs, stoppedBy, differing, hipcall } = summary;
  const parts = [
    theme.good(`${accepted} accepted`),
    failed > 0 ? theme.bad(`${failed} not accepted`) : `${failed} not accepted`,
  ];
  const deliveries = counted(sent, "delivery").replace(/ys$/, "ies");
  const lines = [`${deliveries}: ${parts.join(", ")} in ${duration(durationMs)}`];
  if (skipped > 0) lines.push(theme.faint(`${counted(skipped, "event")} left out`));
  lines.push(...latencyLines(summary, theme), ...comparedLines(summary, theme));
  if (differing > 0) lines.push(theme.bad(`${counted(differing, "repeat")} answered otherwise than the first time`));
  if (hipcall !== null)
    lines.push(hipcall.brokenAt === null ? theme.good(hipcall.says) : theme.bad(printable(hipcall.says)));
  if (stoppedBy !== null) lines.push(theme.warn(`stopped by ${stoppedBy} before the end`));
  return `${lines.join("\n")}\n`;
}

/** Latencies of a run with more than one delivery: of all, of each event when there are several, and what was too late for Hipcall. */
export function latencyLines(
  { sent, latency, latencyByEvent, tooLateForHipcall }: DeliverySummary,
  theme: Theme,
): string[] {
  const lines: string[] = [];
  if (latency !== null && sent > 1) {
    lines.push(theme.faint(`latency: ${percentiles(latency)}`));
    if (latencyByEvent.length > 1) {
      lines.push(
        ...latencyByEvent.map((one) =>
          theme.faint(`  ${printableStart(one.event ?? "(no event name)", 60)}: ${percentiles(one)}`),
        ),
      );
    }
  }
  if (tooLateForHipcall > 0) {
    lines.push(theme.warn(`${counted(tooLateForHipcall, "answer")} came too late for Hipcall, which waits about 5 s`));
  }
  return lines;
}

/** An event that took longer than it may; nothing for one that did not. */
export function prettyLatencyLimit({ event, p95Ms, limitMs, held }: LatencyCheck, theme: Theme): string {
  if (held) return "";
  const name = printableStart(event ?? "(no event name)", 60);
  return `${theme.bad("✗")} ${name} is too slow: p95 ${duration(p95Ms)}, at most ${duration(limitMs)} was asked for\n`;
}

function percentiles({ p50Ms, p95Ms, p99Ms, maxMs }: LatencySummary): string {
  return `p50 ${duration(p50Ms)}, p95 ${duration(p95Ms)}, p99 ${duration(p99Ms)}, max ${duration(maxMs)}`;
}

/** How many answers were as recorded. */
export function comparedLines({ compared }: Pick<DeliverySummary, "compared">, theme: Theme): string[] {
  if (compared === null || compared.answers === 0) return [];
  const { answers, different } = compared;
  const text = `${counted(answers, "answer")} compared: ${answers - different} as recorded`;
  return [different === 0 ? text : `${text}, ${theme.bad(`${different} different`)}`];
}
