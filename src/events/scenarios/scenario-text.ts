import { type Container, containerAt, memberAt, memberAtPath } from "../payload/json-text.ts";

/**
 * The body of each step of a valid scenario as JSON text: `shared` with the step's own values. Each value is spelled as
 * in the file: a number beyond 2^53 or `12.0` would change on its way through a parsed value.
 */
export function stepTexts(scenario: string): string[] {
  const shared = objectAt(scenario, memberAtPath(scenario, ["shared"])?.valueStart);
  const steps = objectAt(scenario, memberAtPath(scenario, ["steps"])?.valueStart);
  return (steps?.members ?? []).map(({ valueStart }) => {
    const step = objectAt(scenario, valueStart);
    const own = step && objectAt(scenario, memberAt(step, "data")?.valueStart);
    return mergedText(scenario, [shared, own]);
  });
}

function objectAt(text: string, offset: number | undefined): Container | undefined {
  return offset === undefined ? undefined : containerAt(text, offset);
}

/** Members in the order in which their keys first appear, each with its last value. */
function mergedText(text: string, objects: readonly (Container | undefined)[]): string {
  const values = new Map<string, string>();
  for (const { members } of objects.filter((object) => object !== undefined)) {
    for (const { key, valueStart, end } of members) values.set(key, text.slice(valueStart, end));
  }
  return `{${[...values].map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(",")}}`;
}
