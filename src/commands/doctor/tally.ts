import { CHECKS, type Diagnosis } from "../../delivery/doctor/diagnosis.ts";
import type { Examination } from "../../delivery/doctor/examine.ts";
import type { DoctorSummary } from "../../report/output-event.ts";
import type { ExitCode } from "../command.ts";

/** Counts the results of the checks. */
export class DoctorTally {
  readonly #counts = { passed: 0, warning: 0, failed: 0, skipped: 0 };

  add({ outcome }: Diagnosis): void {
    this.#counts[outcome] += 1;
  }

  summary(examination: Examination, stoppedBy: string | null): Omit<DoctorSummary, "durationMs" | "url"> {
    const { passed, warning, failed } = this.#counts;
    const skipped = CHECKS.length - passed - warning - failed;
    const ready = failed === 0 && stoppedBy === null;
    const says = stoppedBy === null ? examination.verdict() : null;
    return { ready, passed, warnings: warning, failed, skipped, sent: examination.sent, hipcall: says, stoppedBy };
  }

  exitCode({ sent }: Examination): ExitCode {
    if (sent === 0) return 4;
    return this.#counts.failed > 0 ? 1 : 0;
  }
}
