/** The ratio must be at most this. */
export function atMost(limit) {
  return { text: `≤ ${limit}`, holds: (ratio) => ratio <= limit };
}

/** The ratio must be at least this. */
export function atLeast(limit) {
  return { text: `≥ ${limit}`, holds: (ratio) => ratio >= limit };
}

/** Measured for comparison only. */
export const NO_GOAL = { text: "", holds: () => null };
