/**
 * Runs two measurements alternately, `rounds` times, after a warm-up of each. Resolves to the median and the quartiles of the
 * ratios of all pairs, and to the samples.
 */
export async function inPairs(rounds, measureOurs, measureBaseline) {
  const samples = [];
  await measureOurs();
  await measureBaseline();
  for (let round = 0; round < rounds; round += 1) samples.push(await pair(round, measureOurs, measureBaseline));
  const ratios = samples.map(({ ours, baseline }) => ours / baseline);
  return { ratio: quantile(ratios, 0.5), low: quantile(ratios, 0.25), high: quantile(ratios, 0.75), samples };
}

/** Changes the order in each round, because the second measurement can find the machine warmer or slower. */
async function pair(round, measureOurs, measureBaseline) {
  if (round % 2 === 0) return { ours: await measureOurs(), baseline: await measureBaseline() };
  const baseline = await measureBaseline();
  return { ours: await measureOurs(), baseline };
}

/** The quantile of the numbers, with linear interpolation. */
export function quantile(numbers, part) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = part * (sorted.length - 1);
  const below = sorted[Math.floor(at)];
  return below + (sorted[Math.ceil(at)] - below) * (at % 1);
}
