import type { Summary } from "../output-event.ts";
import type { ReportCase } from "./report-case.ts";

/** A report format. It gets the cases one by one. */
export interface ReportFormat extends Disposable {
  readonly add: (reportCase: ReportCase) => void;
  readonly summarize: (summary: Summary) => void;
  /** Completes the report and its file. Disposal without `finish` leaves no file. */
  readonly finish: () => void;
}
