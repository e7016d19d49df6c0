import type { ScenarioLine } from "../output-event.ts";
import type { Theme } from "../text/theme.ts";
import { duration } from "../text/units.ts";

/** The scenarios as a list: name, what happens, the events with the time between them. */
export function prettyScenarios(scenarios: readonly ScenarioLine[], theme: Theme): string {
  const blocks = scenarios.map(({ name, about, steps }) => {
    const path = steps.map(({ event, afterMs }) => (afterMs === 0 ? event : `(${duration(afterMs)}) ${event}`));
    return `${theme.strong(name)}\n  ${about}\n  ${theme.faint(path.join(" → "))}`;
  });
  return `${blocks.join("\n")}\n`;
}
