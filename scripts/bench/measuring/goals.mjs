/** A ratio that may be this much at most. */
export function atMost(limit) {
  return { text: `≤ ${limit}`, holds: (ratio) => ratio <= limit };
}

/** A ratio that must be this much at least. */
export function atLeast(limit) {
  return { text: `≥ ${limit}`, holds: (ratio) => ratio >= limit };
}

/** Measured for comparison only. */
export const NO_GOAL = { text: "", holds: () => null };
