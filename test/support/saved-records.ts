import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { bodyOf } from "../../src/captures/record.ts";
import { requestRecord } from "../../src/captures/record-schemas.ts";

/** The bodies in a capture file by their requests' ids, from a byte on; lines that are torn are left out. */
function savedBodies(file: string, fromByte = 0): Map<string, Buffer> {
  return new Map(
    textFrom(file, fromByte)
      .split("\n")
      .map((line) => requestRecord.safeParse(parsed(line)))
      .flatMap(({ data }): [string, Buffer][] => (data === undefined ? [] : [[data.id, bodyOf(data)]])),
  );
}

/** The ids of those bodies that the file has not, or not byte for byte. */
export function lostBodies(answered: ReadonlyMap<string, Buffer>, file: string, fromByte = 0): string[] {
  const saved = savedBodies(file, fromByte);
  return [...answered].filter(([id, body]) => saved.get(id)?.equals(body) !== true).map(([id]) => id);
}

function textFrom(file: string, fromByte: number): string {
  const descriptor = openSync(file, "r");
  try {
    const bytes = Buffer.alloc(fstatSync(descriptor).size - fromByte);
    readSync(descriptor, bytes, 0, bytes.length, fromByte);
    return bytes.toString("utf8");
  } finally {
    closeSync(descriptor);
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
