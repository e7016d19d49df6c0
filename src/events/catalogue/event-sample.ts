import { EVENT_NAMES, type CatalogueEntry, findEvent } from "./catalogue.ts";
import { nearest } from "../payload/nearest.ts";
import { SAMPLES, SAMPLES_2024, type Sample } from "./samples.ts";

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

/** The years whose keys a sample can have. */
export const SAMPLE_YEARS = ["2023", "2024", "2026"] as const;

/** A sample of an event, by the year of its keys. */
export interface DatedSample {
  readonly year: (typeof SAMPLE_YEARS)[number];
  readonly sample: Sample;
  /** Whether Hipcall published its values. */
  readonly from: CatalogueEntry["sampleFrom"];
}

/** All samples of an event, the one that `send` posts first. */
export function datedSamples({ entry, sample }: Extract<FoundSample, { kind: "found" }>): readonly DatedSample[] {
  const older = SAMPLES_2024.find(({ event }) => event === entry.name);
  if (older === undefined) return [{ year: entry.format, sample, from: entry.sampleFrom }];
  const published = entry.name === "call_init";
  return [
    { year: "2026", sample, from: entry.sampleFrom },
    { year: "2024", sample: older, from: published ? "published" : "fictional" },
  ];
}
