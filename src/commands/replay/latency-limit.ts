import type { DeliverySummary } from "../../delivery/outcome/outcome.ts";
import type { Reporter } from "../../report/reporter.ts";

/** Reports whether the 95th percentile of each event is within `--max-p95`; `false` when one is not. */
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
