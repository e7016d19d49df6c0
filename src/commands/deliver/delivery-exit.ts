import type { DeliverySummary } from "../../delivery/outcome/outcome.ts";
import type { ExitCode } from "../command.ts";

/** How a run of deliveries ends: stopped, not one of them reached the target, one was not accepted, a repeat was answered otherwise, or all well. */
export function deliveryExitCode({ stoppedBy, failed, reached, differing }: DeliverySummary): ExitCode {
  if (stoppedBy !== null) return stoppedExitCode(stoppedBy);
  if (failed === 0) return differing === 0 ? 0 : 1;
  return reached === 0 ? 4 : 1;
}

/** How a run ends that a signal stopped. */
export function stoppedExitCode(reason: unknown): ExitCode {
  return reason === "SIGTERM" ? 143 : 130;
}
