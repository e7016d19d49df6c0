import { randomUUID } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Makes a body for each number: mostly valid events, sometimes broken ones. The first `ownCalls` events each have their own call. */
export function bodies(samplesFolder, ownCalls) {
  const samples = ["2023", "2024"].flatMap((year) =>
    readdirSync(join(samplesFolder, year)).map((file) => JSON.parse(readFileSync(join(samplesFolder, year, file)))),
  );
  return (number) => {
    const sample = structuredClone(samples[number % samples.length]);
    // Later, three events in a row share a call, so that calls have several steps.
    if (number <= ownCalls || number % 3 === 0) uuid = randomUUID();
    if ("uuid" in sample.data) sample.data.uuid = uuid;
    return Buffer.from(FORMS[number % FORMS.length](sample));
  };
}

let uuid = randomUUID();

const valid = (sample) => JSON.stringify(sample);

const FORMS = [
  ...Array.from({ length: 14 }, () => valid),
  (sample) => JSON.stringify(sample, null, 2),
  (sample) => JSON.stringify({ ...sample, event: "call_of_the_wild" }),
  (sample) => JSON.stringify({ ...sample, data: { uuid } }),
  (sample) => JSON.stringify({ ...sample, data: { ...sample.data, caller_number: 7, call_flow: "\u001b[2J\u202e" } }),
  (sample) => JSON.stringify(sample).slice(0, -20),
  () => Buffer.from([0x00, 0xff, 0x0a, 0x1b, 0x5b, 0x32, 0x4a, 0xfe]),
  () => "",
  (sample) => JSON.stringify({ ...sample, padding: "x".repeat(100_000) }),
  (sample) => JSON.stringify({ ...sample, deep: JSON.parse(`${"[".repeat(500)}${"]".repeat(500)}`) }),
];
