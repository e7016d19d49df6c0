/**
 * Runs two measurements in turn, so often, after one of each that does not count. Gives the median of their ratio, pair by pair, the
 * quartiles around it, and what was measured.
 */
export async function inPairs(rounds, measureOurs, measureBaseline) {
  const samples = [];
  await measureOurs();
  await measureBaseline();
  for (let round = 0; round < rounds; round += 1) samples.push(await pair(round, measureOurs, measureBaseline));
  const ratios = samples.map(({ ours, baseline }) => ours / baseline);
  return { ratio: quantile(ratios, 0.5), low: quantile(ratios, 0.25), high: quantile(ratios, 0.75), samples };
}

/** The first of a pair is not always the same one: the second may find the machine warmer, or slower. */
async function pair(round, measureOurs, measureBaseline) {
  if (round % 2 === 0) return { ours: await measureOurs(), baseline: await measureBaseline() };
  const baseline = await measureBaseline();
  return { ours: await measureOurs(), baseline };
}

/** The value below which this part of the numbers lies; between two of them, on the line that joins them. */
export function quantile(numbers, part) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = part * (sorted.length - 1);
  const below = sorted[Math.floor(at)];
  return below + (sorted[Math.ceil(at)] - below) * (at % 1);
}
