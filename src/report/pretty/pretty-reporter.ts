import { isMessage, type Message, messageText } from "../message-text.ts";
import type { OutputEvent, Summary } from "../output-event.ts";
import type { Reporter } from "../reporter.ts";
import { highlightJson } from "../text/highlight.ts";
import type { ProgressBar } from "../text/progress-bar.ts";
import type { TextWriter } from "../text/text-writer.ts";
import type { Theme } from "../text/theme.ts";
import { prettyCall, prettyCallsSummary, prettyScrubSummary } from "./captures.ts";
import { prettyCommand } from "./command.ts";
import { prettyDeliverySummary, prettyDryRunSummary, prettyLatencyLimit } from "./delivery-summary.ts";
import { prettyDelivery, prettyPlan } from "./delivery.ts";
import { prettyCatalogue, prettyRules, prettyScenarios } from "./events-command.ts";
import { prettyFaults } from "./faults.ts";
import { prettyExpectation, prettyListenSummary, prettyTunnel } from "./listen.ts";
import { EventNumbers, prettyEvent, prettyRefusal } from "./received-event.ts";
import { prettyValidateSummary, prettyValidation } from "./validation.ts";

interface PrettyStreams {
  readonly stdout: TextWriter;
  readonly stderr: TextWriter;
  readonly stdoutTheme: Theme;
  readonly stderrTheme: Theme;
  readonly progress: ProgressBar;
}

/** For a person: results go to stdout, messages and the progress bar to stderr. */
export function prettyReporter({ stdout, stderr, stdoutTheme, stderrTheme, progress }: PrettyStreams): Reporter {
  const numbers = new EventNumbers();
  return {
    form: "text",
    report: (event) => {
      if (event.type === "event") numbers.add(event);
      if (event.type === "progress") {
        progress.draw(event);
        return;
      }
      if (event.type !== "delivery" || !isHidden(event)) progress.clear();
      if (isMessage(event)) {
        stderr.write(messageText(event, stderrTheme));
      } else {
        stdout.write(resultText(event, stdoutTheme, numbers));
      }
    },
    drained: () => {
      const [results, messages] = [stdout.drained(), stderr.drained()];
      if (results === undefined) return messages;
      return messages === undefined ? results : Promise.all([results, messages]).then(() => undefined);
    },
    unwrittenBytes: () => stdout.unwrittenBytes() + stderr.unwrittenBytes(),
  };
}

type Result = Exclude<OutputEvent, Message | { type: "progress" }>;

function resultText(event: Result, theme: Theme, numbers: EventNumbers): string {
  switch (event.type) {
    case "ready":
      return `${theme.good("listening on")} ${theme.strong(event.url)}\n${theme.faint("Press Ctrl-C to stop")}\n\n`;
    case "tunnel":
      return prettyTunnel(event, theme);
    case "event":
      return prettyEvent(event, theme, numbers);
    case "refused":
      return prettyRefusal(event, theme);
    case "delivery":
      return isHidden(event) ? "" : prettyDelivery(event.outcome, theme);
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

/** Of many deliveries, only the failed ones and those with a different answer are shown. */
function isHidden({ brief, outcome }: Extract<Result, { type: "delivery" }>): boolean {
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
      return "planned" in summary ? prettyDryRunSummary(summary) : prettyDeliverySummary(summary, theme);
  }
}
