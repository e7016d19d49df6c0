import { type BrokenEnd, brokenEnd } from "./broken-http.ts";
import type { Dice } from "../run/dice.ts";
import { type GeneratedRequest, type RequestLimits, goodRequest, lastRequest } from "./http-requests.ts";

/** What one client sends on a connection, and how it ends the connection. */
export interface ConnectionScript {
  /** All bytes, in the pieces in which the client writes them. */
  readonly pieces: readonly Buffer[];
  readonly requests: readonly GeneratedRequest[];
  readonly broken: BrokenEnd | null;
  /**
   * `stay` keeps the connection for the next script, `finish` closes it after the answers, `half-close` ends the client's side
   * before it has read them, `vanish` resets it without waiting.
   */
  readonly leave: "stay" | "finish" | "half-close" | "vanish";
}

const MOST_REQUESTS = 40;

export function connectionScript(dice: Dice, limits: RequestLimits): ConnectionScript {
  const requests = dice.list(dice.between(0, MOST_REQUESTS), () => goodRequest(dice, limits));
  const end = dice.weighted<"none" | "last" | "broken">([
    [10, "none"],
    [2, "last"],
    [4, "broken"],
  ]);
  if (end === "last") requests.push(lastRequest(dice, limits));
  const broken = end === "broken" ? brokenEnd(dice, limits) : null;
  const bytes = Buffer.concat([
    ...requests.map((request) => request.bytes),
    ...(broken === null ? [] : [broken.bytes]),
  ]);
  const pieces = inPieces(bytes, dice);
  if (dice.oneIn(25))
    return { pieces: dice.oneIn(2) ? pieces : pieces.slice(0, -1), requests, broken, leave: "vanish" };
  if (end === "none" && !dice.oneIn(20)) return { pieces, requests, broken, leave: "stay" };
  return { pieces, requests, broken, leave: dice.oneIn(2) ? "finish" : "half-close" };
}

/** The number of requests in a script. A broken end counts as one. */
export function requestsIn({ requests, broken }: ConnectionScript): number {
  return requests.length + (broken === null ? 0 : 1);
}

function inPieces(bytes: Buffer, dice: Dice): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = dice.oneIn(6) ? dice.between(1, 200) : dice.between(1000, 60_000);
    pieces.push(bytes.subarray(at, at + length));
    at += length;
  }
  return pieces;
}
