import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { shortHash } from "./senders.mjs";

/** The numbers of the answered requests that are not in the capture file with their body. */
export async function lost(answered, captureFile) {
  const missing = new Map(answered);
  for await (const line of createInterface({ input: createReadStream(captureFile), crlfDelay: Infinity })) {
    const { kind, path, body, bodyBase64 } = JSON.parse(line);
    const number = kind === "request" ? Number(/^\/soak\?n=(\d+)$/.exec(path)?.[1]) : Number.NaN;
    const bytes = bodyBase64 === undefined ? Buffer.from(body ?? "") : Buffer.from(bodyBase64, "base64");
    if (missing.get(number) === shortHash(bytes)) missing.delete(number);
  }
  return [...missing.keys()];
}
