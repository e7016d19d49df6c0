import { SCENARIO_NAMES } from "../../events/scenarios/scenario-names.ts";
import { type Completes, FILES, wordsOf } from "./completes.ts";
import { type ValueKind, someText } from "./value-kind.ts";

/** The names of all scenarios. */
export const SCENARIOS: Completes = wordsOf(SCENARIO_NAMES);

/** A scenario by its name, or a file. */
export const scenarioNameOrFile: ValueKind<string> = {
  wants: "the name of a scenario, or a scenario file",
  parse: someText.parse,
  completes: { ...SCENARIOS, files: FILES.files },
};
