import { distance } from "fastest-levenshtein";

/**
 * The candidate that was most likely meant, or `undefined`. A third of the letters may differ, at least two, or one in a
 * name of up to three letters.
 */
export function nearest(typed: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = mostDifferent(typed.length) + 1;
  for (const candidate of candidates) {
    // The distance is at least the difference in length. A name from the network can be very long.
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
