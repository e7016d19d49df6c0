import type { DeliverySummary } from "../../delivery/outcome/outcome.ts";
import type { Reporter } from "../../report/reporter.ts";

/** Holds each event's 95th percentile against `--max-p95`, and tells. `false` when one is over it. */
export function latencyHolds(
  { latencyByEvent }: Pick<DeliverySummary, "latencyByEvent">,
  limitMs: number | undefined,
  reporter: Reporter,
): boolean {
  if (limitMs === undefined) return true;
  const checks = latencyByEvent.map(({ event, p95Ms }) => ({ event, p95Ms, limitMs, held: p95Ms <= limitMs }));
  for (const check of checks) reporter.report({ type: "latency_limit", ...check });
  return checks.every(({ held }) => held);
}
