import type { DeliverySummary } from "../delivery/outcome.ts";
import type { ExitCode } from "./command.ts";

/** How a run of deliveries ends: stopped, not one of them reached the target, one was not accepted, or all well. */
export function deliveryExitCode({ stoppedBy, failed, reached }: DeliverySummary): ExitCode {
  if (stoppedBy !== null) return stoppedBy === "SIGTERM" ? 143 : 130;
  if (failed === 0) return 0;
  return reached === 0 ? 4 : 1;
}
