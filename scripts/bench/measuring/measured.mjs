import { Unavailable } from "./unavailable.mjs";

/** Measures a row. Resolves to plain data: its description, ratio and duration. Never rejects. */
export async function measured({ id, group, what, baseline, node, goal, measure }) {
  const startedMs = performance.now();
  const row = { id, group, what, baseline, node: node.major, goal: goal.text };
  const seconds = () => Math.round((performance.now() - startedMs) / 1000);
  try {
    const result = await measure();
    return { ...row, ...result, held: goal.holds(result.ratio), seconds: seconds() };
  } catch (error) {
    const available = !(error instanceof Unavailable);
    if (available) console.error(error);
    return { ...row, notMeasured: error.message, failed: available, held: null, seconds: seconds() };
  }
}
