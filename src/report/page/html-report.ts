import type { AtomicFile } from "../../captures/file/atomic-file.ts";
import type { Clock } from "../../context.ts";
import { STRICT_READINGS, hipcallRules } from "../../delivery/hipcall/hipcall-rules.ts";
import type { ReportFormat } from "../ci/report-format.ts";
import { pageOf } from "./page.ts";
import { PageData } from "./page-data.ts";
import { type PageEvent, pageEventOf } from "./page-event.ts";

interface PageOptions {
  readonly file: Pick<AtomicFile, "write" | "commit" | typeof Symbol.dispose>;
  readonly title: string;
  readonly clock: Clock;
}

/** A page of a run: its events as calls, with issues and answers. */
export { recordedEvent } from "./page-event.ts";

export function htmlReport({ file, title, clock }: PageOptions): ReportFormat & {
  readonly addEvent: (event: PageEvent) => void;
} {
  const data = new PageData();
  let { timeLimit } = hipcallRules(STRICT_READINGS);
  return {
    addEvent: (event) => data.add(event),
    observe: (event) => {
      const found = pageEventOf(event);
      if (found !== undefined) data.add(found);
    },
    add: (reportCase) => {
      // A case with a place is an event, which is on the page already.
      if (reportCase.place === null) data.addCheck(reportCase);
    },
    summarize: (summary) => {
      if ("hipcallTimeLimit" in summary) timeLimit = summary.hipcallTimeLimit;
    },
    finish: () => {
      data.finish();
      for (const piece of pageOf(data, { title, madeAt: clock.now(), timeLimit })) file.write(piece);
      file.commit();
    },
    [Symbol.dispose]: () => file[Symbol.dispose](),
  };
}
