import type { Message } from "../message-text.ts";
import type { OutputEvent, Summary } from "../output-event.ts";
import { wholeJson } from "../text/highlight.ts";
import type { Theme } from "../text/theme.ts";
import { prettyAskSummary, prettyAsked } from "./ask.ts";
import { prettyCall, prettyCallsSummary } from "./captures/calls.ts";
import { prettyExportSummary, prettyImportSummary } from "./captures/moved.ts";
import { prettyDiffSummary, prettyDifference } from "./captures/difference.ts";
import { prettyExchange, prettyListed, prettyListSummary, prettyPageSummary } from "./captures/recorded.ts";
import { prettyPersonal, prettyPersonalSummary, prettyScrubSummary } from "./captures/scrub.ts";
import { prettyCommand } from "./checks/command.ts";
import { prettyDeliverySummary, prettyDryRunSummary, prettyLatencyLimit } from "./delivery-summary.ts";
import { prettyDelivery, prettyFaults, prettyPlan } from "./delivery.ts";
import { prettyDiagnosis, prettyDoctorSummary } from "./checks/doctor.ts";
import { prettyCatalogue, prettyExplanation, prettyRules, prettyScenarios } from "./events-command.ts";
import { prettyDrift, prettyDriftSummary } from "./captures/drift.ts";
import { prettyInitFile, prettyInitSummary } from "./checks/init.ts";
import { prettyExpectation } from "./checks/expectation.ts";
import { prettyCheck, prettyListenSummary, prettyReady, prettyTunnel } from "./listen.ts";
import { type EventNumbers, prettyEvent, prettyPending, prettyRefusal } from "./received-event.ts";
import { prettyValidateSummary, prettyValidation } from "./validation.ts";

/** What goes to stdout. */
export type Result = Exclude<OutputEvent, Message | { type: "progress" }>;

/** A result in full, as `pretty` shows it. */
export function resultText(event: Result, theme: Theme, numbers: EventNumbers): string {
  switch (event.type) {
    case "ready":
      return prettyReady(event, theme);
    case "tunnel":
      return prettyTunnel(event, theme);
    case "pending":
      return prettyPending(event, theme);
    case "event":
      return prettyEvent(event, theme, numbers);
    case "refused":
      return prettyRefusal(event, theme);
    case "delivery":
      return isHidden(event) ? "" : prettyDelivery(event.outcome, theme, event);
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
    case "asked":
      return prettyAsked(event, theme);
    case "diagnosis":
      return prettyDiagnosis(event, theme);
    case "file":
      return prettyInitFile(event, theme);
    case "faults":
      return prettyFaults(event, theme);
    case "call":
      return prettyCall(event, theme);
    case "listed":
      return prettyListed(event.entry, theme);
    case "exchange":
      return prettyExchange(event.entry, theme);
    case "difference":
      return prettyDifference(event, theme);
    case "personal":
      return prettyPersonal(event, theme);
    case "catalogue":
      return prettyCatalogue(event, theme);
    case "explanation":
      return prettyExplanation(event, theme);
    case "planned":
      return prettyPlan(event, theme);
    case "validation":
      return prettyValidation(event, theme);
    case "drift":
      return prettyDrift(event, theme);
    case "expectation":
      return prettyExpectation(event, theme);
    case "command":
      return prettyCommand(event, theme);
    case "latency_limit":
      return prettyLatencyLimit(event, theme);
    case "check":
      return prettyCheck(event, theme);
    case "summary":
      return summaryText(event, theme);
  }
}

/** A failure for `quiet`: as `pretty` shows it, but without the payload. */
export function failureText(event: Result, theme: Theme, numbers: EventNumbers): string {
  return event.type === "event"
    ? prettyEvent(event, theme, numbers, { payload: false })
    : resultText(event, theme, numbers);
}

/** Of many deliveries, only the failed ones and those with a different answer are shown. */
export function isHidden({ brief, outcome }: Extract<Result, { type: "delivery" }>): boolean {
  return brief && outcome.accepted && outcome.repeat?.difference?.matters !== true;
}

function jsonText(value: object, theme: Theme): string {
  return `${wholeJson(JSON.stringify(value), theme).join("\n")}\n`;
}

function summaryText(summary: Summary, theme: Theme): string {
  switch (summary.command) {
    case "listen":
      return prettyListenSummary(summary, theme);
    case "ask":
      return prettyAskSummary(summary, theme);
    case "doctor":
      return prettyDoctorSummary(summary, theme);
    case "init":
      return prettyInitSummary(summary, theme);
    case "validate":
      return prettyValidateSummary(summary, theme);
    case "validate --drift":
      return prettyDriftSummary(summary, theme);
    case "captures calls":
      return prettyCallsSummary(summary, theme);
    case "captures diff":
      return prettyDiffSummary(summary, theme);
    case "captures report":
      return prettyPageSummary(summary, theme);
    case "captures list":
      return prettyListSummary(summary, theme);
    case "captures scrub":
      return prettyScrubSummary(summary, theme);
    case "captures export":
      return prettyExportSummary(summary, theme);
    case "captures import":
      return prettyImportSummary(summary, theme);
    case "captures scrub --check":
      return prettyPersonalSummary(summary, theme);
    case "send":
    case "replay":
      return "planned" in summary ? prettyDryRunSummary(summary, theme) : prettyDeliverySummary(summary, theme);
  }
}
