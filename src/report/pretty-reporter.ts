import { highlightJson } from "./highlight.ts";
import type { OutputEvent, Summary } from "./output-event.ts";
import { prettyCatalogue } from "./pretty-catalogue.ts";
import { prettyDelivery, prettyDeliverySummary, prettyPlan } from "./pretty-delivery.ts";
import { prettyEvent, prettyRefusal } from "./pretty-event.ts";
import { prettyListenSummary } from "./pretty-listen-summary.ts";
import { prettyValidateSummary, prettyValidation } from "./pretty-validation.ts";
import type { ProgressBar } from "./progress-bar.ts";
import type { Reporter } from "./reporter.ts";
import { talkText } from "./talk.ts";
import type { TextSink } from "./text-sink.ts";
import type { Theme } from "./theme.ts";
import { counted, duration } from "./units.ts";

interface PrettyStreams {
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  readonly stdoutTheme: Theme;
  readonly stderrTheme: Theme;
  readonly progress: ProgressBar;
}

/** For a person: results to stdout, talk and the progress bar to stderr. */
export function prettyReporter({ stdout, stderr, stdoutTheme, stderrTheme, progress }: PrettyStreams): Reporter {
  return {
    report: (event) => {
      if (event.type === "progress") {
        progress.draw(event);
        return;
      }
      if (event.type !== "delivery" || !event.brief || !event.accepted) progress.clear();
      if (event.type === "note" || event.type === "warning" || event.type === "trouble" || event.type === "error") {
        stderr.write(talkText(event, stderrTheme));
      } else {
        stdout.write(resultText(event, stdoutTheme));
      }
    },
    drained: stdout.drained,
  };
}

type Result = Exclude<OutputEvent, { type: "progress" | "note" | "warning" | "trouble" | "error" }>;

function resultText(event: Result, theme: Theme): string {
  switch (event.type) {
    case "ready":
      return `${theme.good("listening on")} ${theme.strong(event.url)}\n${theme.faint("Ctrl-C ends it")}\n\n`;
    case "event":
      return prettyEvent(event, theme);
    case "refused":
      return prettyRefusal(event, theme);
    case "delivery":
      return event.brief && event.accepted ? "" : prettyDelivery(event, theme);
    case "text":
      return event.text;
    case "sample":
      return `${highlightJson(JSON.stringify(event.payload), theme, Number.POSITIVE_INFINITY).join("\n")}\n`;
    case "catalogue":
      return prettyCatalogue(event.entries, theme);
    case "planned":
      return prettyPlan(event, theme);
    case "validation":
      return prettyValidation(event, theme);
    case "summary":
      return summaryText(event, theme);
  }
}

function summaryText(summary: Summary, theme: Theme): string {
  switch (summary.command) {
    case "listen":
      return prettyListenSummary(summary, theme);
    case "validate":
      return prettyValidateSummary(summary, theme);
    case "send":
    case "replay":
      if ("planned" in summary) {
        const takes = summary.wouldTakeMs > 0 ? `, over ${duration(summary.wouldTakeMs)}` : "";
        return `nothing was sent: ${counted(summary.planned, "request")} would be${takes}\n`;
      }
      return prettyDeliverySummary(summary, theme);
  }
}
