/** The scenarios that come with the program (`samples/scenarios/`), by name: apart from them, so that a list of names costs nothing. */
export const SCENARIO_NAMES = [
  "answered-inbound",
  "missed-inbound",
  "abandoned-inbound",
  "voicemail",
  "answered-outbound",
  "unanswered-outbound",
  "new-contact",
  "call-2023",
] as const;

export type ScenarioName = (typeof SCENARIO_NAMES)[number];
