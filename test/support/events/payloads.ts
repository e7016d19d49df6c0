import { SAMPLES, SAMPLES_2024 } from "../../../src/events/catalogue/samples.ts";
import { type Validation, validateBody } from "../../../src/events/validation/validate.ts";

type Data = Readonly<Record<string, unknown>>;

/** The `data` of an event's sample, a call with the keys of 2024, with some values changed. */
export function sampleData(event: string, changes: Data = {}): Data {
  const sample = [...SAMPLES_2024, ...SAMPLES].find((candidate) => candidate.event === event);
  if (sample === undefined) throw new Error(`no sample of ${event}`);
  return { ...sample.data, ...changes };
}

/** A payload as the bytes of a request body. */
export function bodyOf(payload: unknown): Buffer {
  return Buffer.from(JSON.stringify(payload));
}

/** Validates an event's sample, with some values of its `data` changed. */
export function validateSample(event: string, changes: Data = {}): Validation {
  return validateBody(bodyOf({ event, data: sampleData(event, changes) }));
}

/** All issues except information, as `path: message`. */
export function warningsAndErrors({ issues }: Validation): string[] {
  return issues.filter(({ severity }) => severity !== "info").map(({ path, message }) => `${path}: ${message}`);
}
