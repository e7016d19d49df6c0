import abandonedInbound from "../../../samples/scenarios/abandoned-inbound.json" with { type: "json" };
import answeredInbound from "../../../samples/scenarios/answered-inbound.json" with { type: "json" };
import answeredOutbound from "../../../samples/scenarios/answered-outbound.json" with { type: "json" };
import call2023 from "../../../samples/scenarios/call-2023.json" with { type: "json" };
import missedInbound from "../../../samples/scenarios/missed-inbound.json" with { type: "json" };
import newContact from "../../../samples/scenarios/new-contact.json" with { type: "json" };
import unansweredOutbound from "../../../samples/scenarios/unanswered-outbound.json" with { type: "json" };
import callbackRequest from "../../../samples/scenarios/callback-request.json" with { type: "json" };
import contactWithCompany from "../../../samples/scenarios/contact-with-company.json" with { type: "json" };
import greetingThenTeam from "../../../samples/scenarios/greeting-then-team.json" with { type: "json" };
import internalCall from "../../../samples/scenarios/internal-call.json" with { type: "json" };
import outOfHours from "../../../samples/scenarios/out-of-hours.json" with { type: "json" };
import unknownCaller from "../../../samples/scenarios/unknown-caller.json" with { type: "json" };
import voicemail from "../../../samples/scenarios/voicemail.json" with { type: "json" };
import { nearest } from "../payload/nearest.ts";
import { type Scenario, parseScenario } from "./scenario.ts";
import { SCENARIO_NAMES, type ScenarioName } from "./scenario-names.ts";

const FILES: Readonly<Record<ScenarioName, object>> = {
  "answered-inbound": answeredInbound,
  "missed-inbound": missedInbound,
  "abandoned-inbound": abandonedInbound,
  voicemail,
  "unknown-caller": unknownCaller,
  "contact-with-company": contactWithCompany,
  "greeting-then-team": greetingThenTeam,
  "out-of-hours": outOfHours,
  "callback-request": callbackRequest,
  "answered-outbound": answeredOutbound,
  "unanswered-outbound": unansweredOutbound,
  "internal-call": internalCall,
  "new-contact": newContact,
  "call-2023": call2023,
};

export type FoundScenario =
  | { readonly kind: "found"; readonly scenario: Scenario; readonly file: object }
  | { readonly kind: "unknown"; readonly nearest: string | undefined };

/** A built-in scenario, parsed and as in its file (`samples/scenarios/`). */
export function findScenario(name: string): FoundScenario {
  const file = new Map(Object.entries(FILES)).get(name);
  if (file === undefined) return { kind: "unknown", nearest: nearest(name, SCENARIO_NAMES) };
  const parsed = parseScenario(file);
  if (parsed.kind === "refused") throw new Error(`samples/scenarios/${name}.json: ${parsed.path} ${parsed.reason}`);
  return { kind: "found", scenario: parsed.scenario, file };
}
