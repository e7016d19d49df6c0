import { highlightJson } from "../text/highlight.ts";
import type { OutputEvent, Summary } from "../output-event.ts";
import { prettyCall, prettyCallsSummary } from "./call.ts";
import { prettyCatalogue } from "./catalogue.ts";
import { prettyCommand } from "./command.ts";
import { prettyDelivery, prettyDeliverySummary, prettyPlan } from "./delivery.ts";
import { prettyEvent, prettyRefusal } from "./event.ts";
import { prettyExpectation } from "./expectation.ts";
import { prettyFaults } from "./faults.ts";
import { prettyLatencyLimit } from "./latency.ts";
import { prettyListenSummary } from "./listen-summary.ts";
import { prettyRules } from "./rules.ts";
import { prettyScenarios } from "./scenarios.ts";
import { prettyScrubSummary } from "./scrub.ts";
import { prettyValidateSummary, prettyValidation } from "./validation.ts";
import { prettyTunnel } from "./tunnel.ts";
import type { ProgressBar } from "../text/progress-bar.ts";
import type { Reporter } from "../reporter.ts";
import { talkText } from "../talk.ts";
import type { TextSink } from "../text/text-sink.ts";
import type { Theme } from "../text/theme.ts";
import { counted, duration } from "../text/units.ts";

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
    form: "text",
    report: (event) => {
      if (event.type === "progress") {
        progress.draw(event);
        return;
      }
      if (event.type !== "delivery" || !shownBriefly(event)) progress.clear();
      if (event.type === "note" || event.type === "warning" || event.type === "trouble" || event.type === "error") {
        stderr.write(talkText(event, stderrTheme));
      } else {
        stdout.write(resultText(event, stdoutTheme));
      }
    },
    drained: () => {
      const [results, talk] = [stdout.drained(), stderr.drained()];
      if (results === undefined) return talk;
      return talk === undefined ? results : Promise.all([results, talk]).then(() => undefined);
    },
    unwrittenBytes: () => stdout.unwrittenBytes() + stderr.unwrittenBytes(),
  };
}

type Result = Exclude<OutputEvent, { type: "progress" | "note" | "warning" | "trouble" | "error" }>;

function resultText(event: Result, theme: Theme): string {
  switch (event.type) {
    case "ready":
      return `${theme.good("listening on")} ${theme.strong(event.url)}\n${theme.faint("Ctrl-C ends it")}\n\n`;
    case "tunnel":
      return prettyTunnel(event, theme);
    case "event":
      return prettyEvent(event, theme);
    case "refused":
      return prettyRefusal(event, theme);
    case "delivery":
      return shownBriefly(event) ? "" : prettyDelivery(event.outcome, theme);
    case "text":
      return event.text;
    case "sample":
      return jsonText(event.payload, theme);
    case "scenario":
      return jsonText(event.scenario, theme);
    case "scenarios":
      return prettyScenarios(event.scenarios, theme);
    case "rules":
      return prettyRules(event.rules, theme);
    case "faults":
      return prettyFaults(event, theme);
    case "call":
      return prettyCall(event, theme);
    case "catalogue":
      return prettyCatalogue(event.entries, theme);
    case "planned":
      return prettyPlan(event, theme);
    case "validation":
      return prettyValidation(event, theme);
    case "expectation":
      return prettyExpectation(event, theme);
    case "command":
      return prettyCommand(event, theme);
    case "latency_limit":
      return prettyLatencyLimit(event, theme);
    case "summary":
      return summaryText(event, theme);
  }
}

/** Of many deliveries a person is shown only those that went wrong. */
function shownBriefly({ brief, outcome }: Extract<Result, { type: "delivery" }>): boolean {
  return brief && outcome.accepted && outcome.repeat?.difference?.matters !== true;
}

function jsonText(value: object, theme: Theme): string {
  return `${highlightJson(JSON.stringify(value), theme, Number.POSITIVE_INFINITY).join("\n")}\n`;
}

function summaryText(summary: Summary, theme: Theme): string {
  switch (summary.command) {
    case "listen":
      return prettyListenSummary(summary, theme);
    case "validate":
      return prettyValidateSummary(summary, theme);
    case "captures calls":
      return prettyCallsSummary(summary, theme);
    case "captures scrub":
      return prettyScrubSummary(summary, theme);
    case "send":
    case "replay":
      if ("planned" in summary) {
        const takes = summary.wouldTakeMs > 0 ? `, over ${duration(summary.wouldTakeMs)}` : "";
        return `nothing was sent: ${counted(summary.planned, "request")} would be${takes}\n`;
      }
      return prettyDeliverySummary(summary, theme);
  }
}
