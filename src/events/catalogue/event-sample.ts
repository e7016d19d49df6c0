import { EVENT_NAMES, type CatalogueEntry, findEvent } from "./catalogue.ts";
import { nearest } from "../payload/nearest.ts";
import { SAMPLES, type Sample } from "./samples.ts";

export type FoundSample =
  | { readonly kind: "found"; readonly entry: CatalogueEntry; readonly sample: Sample }
  | { readonly kind: "unknown"; readonly nearest: string | undefined };

/** The catalogue entry and the sample of an event. */
export function sampleOf(name: string): FoundSample {
  const entry = findEvent(name);
  const sample = SAMPLES.find(({ event }) => event === name);
  if (entry === undefined || sample === undefined) return { kind: "unknown", nearest: nearest(name, EVENT_NAMES) };
  return { kind: "found", entry, sample };
}
