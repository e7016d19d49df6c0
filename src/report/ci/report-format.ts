import type { Summary } from "../output-event.ts";
import type { ReportCase } from "./report-case.ts";

/** One form of report, fed with cases as they come. */
export interface ReportFormat extends Disposable {
  readonly add: (found: ReportCase) => void;
  readonly summarize: (summary: Summary) => void;
  /** Completes the report, and puts a file in its place. Without it, disposal leaves nothing of a file. */
  readonly finish: () => void;
}
