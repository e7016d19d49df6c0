import type { OutputEvent, Summary } from "../output-event.ts";
import type { ReportCase } from "./report-case.ts";

/** A report format. It gets the cases one by one. */
export interface ReportFormat extends Disposable {
  readonly add: (reportCase: ReportCase) => void;
  /** Gets every event, for a format that shows more than cases. */
  readonly observe?: (event: OutputEvent) => void;
  readonly summarize: (summary: Summary) => void;
  /** Completes the report and its file. Disposal without `finish` leaves no file. */
  readonly finish: () => void;
}
