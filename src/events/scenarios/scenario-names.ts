/** The names of the built-in scenarios (`samples/scenarios/`). A separate file, so that help and completion do not load the scenarios. */
export const SCENARIO_NAMES = [
  "answered-inbound",
  "missed-inbound",
  "abandoned-inbound",
  "voicemail",
  "unknown-caller",
  "contact-with-company",
  "greeting-then-team",
  "out-of-hours",
  "callback-request",
  "answered-outbound",
  "unanswered-outbound",
  "internal-call",
  "new-contact",
  "call-2023",
] as const;

export type ScenarioName = (typeof SCENARIO_NAMES)[number];
