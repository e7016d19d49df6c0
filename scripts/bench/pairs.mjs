/** Runs two measurements in turn, so often, and gives the median of each and of their ratio, pair by pair. */
export async function inPairs(rounds, measureOurs, measureBaseline) {
  const pairs = [];
  await measureOurs();
  await measureBaseline();
  for (let round = 0; round < rounds; round += 1) pairs.push([await measureOurs(), await measureBaseline()]);
  return median(pairs.map(([ours, baseline]) => ours / baseline));
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** A row whose ratio may be this much at most. */
export function atMost(goal, row) {
  return { ...row, goal: `≤ ${goal}`, held: row.ratio <= goal };
}

/** A row whose ratio must be this much at least. */
export function atLeast(goal, row) {
  return { ...row, goal: `≥ ${goal}`, held: row.ratio >= goal };
}
