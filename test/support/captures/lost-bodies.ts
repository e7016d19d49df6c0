import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { bodyOf } from "../../../src/captures/record/body.ts";
import { requestRecord } from "../../../src/captures/record/request-record.ts";

/**
 * The ids of the bodies that are not in a capture file, byte for byte, from an offset on. Skips torn lines. Streams the
 * file, so it can have any size.
 */
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
