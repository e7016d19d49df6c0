import type { DeliverySummary } from "../../delivery/outcome/outcome.ts";
import type { ExitCode } from "../command.ts";

/** The exit code of a run: stopped by a signal, target never reached, a delivery not accepted, a repeat with a different answer, or success. */
export function deliveryExitCode({ stoppedBy, failed, reached, differing }: DeliverySummary): ExitCode {
  if (stoppedBy !== null) return stoppedExitCode(stoppedBy);
  if (failed === 0) return differing === 0 ? 0 : 1;
  return reached === 0 ? 4 : 1;
}

/** The exit code of a run that a signal stopped. */
export function stoppedExitCode(reason: unknown): ExitCode {
  if (reason === "SIGHUP") return 129;
  return reason === "SIGTERM" ? 143 : 130;
}
