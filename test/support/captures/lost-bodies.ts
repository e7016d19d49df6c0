import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { bodyOf } from "../../../src/captures/record/body.ts";
import { requestRecord } from "../../../src/captures/record/record-schemas.ts";

/** The ids of those bodies that a capture file has not from a byte on, or not byte for byte. Lines that are torn do not count; the file may be of any size. */
export async function lostBodies(
  answered: ReadonlyMap<string, Buffer>,
  file: string,
  fromByte = 0,
): Promise<readonly string[]> {
  const lost = new Set(answered.keys());
  for await (const line of createInterface({ input: createReadStream(file, { start: fromByte }) })) {
    const { data: record } = requestRecord.safeParse(parsed(line));
    if (record !== undefined && answered.get(record.id)?.equals(bodyOf(record)) === true) lost.delete(record.id);
  }
  return [...lost];
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
