import { distance } from "fastest-levenshtein";

/** The candidate that was most likely meant, or `undefined` when none is near: a third of the letters may differ, two of a short word, one of a very short one. */
export function nearest(typed: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = mostDifferent(typed.length) + 1;
  for (const candidate of candidates) {
    // At least as many letters differ as one of the two is longer, and a name from the network can be endless.
    if (Math.abs(candidate.length - typed.length) >= bestDistance) continue;
    const candidateDistance = distance(typed.toLowerCase(), candidate.toLowerCase());
    if (candidateDistance < bestDistance) {
      best = candidate;
      bestDistance = candidateDistance;
    }
  }
  return best;
}

function mostDifferent(letters: number): number {
  return letters <= 3 ? 1 : Math.max(2, Math.floor(letters / 3));
}
