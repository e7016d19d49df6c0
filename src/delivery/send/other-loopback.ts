import type { Clock } from "../../context.ts";
import { waitForTarget } from "../app/wait-for-target.ts";

const OTHERS: Readonly<Record<string, string>> = { "127.0.0.1": "[::1]", "[::1]": "127.0.0.1" };

/** The other loopback address of an origin, if something listens there: an app that listens on `localhost` may be on one only. */
export async function otherLoopback(
  origin: string,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<string | undefined> {
  const url = new URL(origin);
  const other = OTHERS[url.hostname];
  if (other === undefined) return undefined;
  url.hostname = other;
  return (await waitForTarget(url.origin, { timeoutMs: 0, clock, signal })) ? url.origin : undefined;
}
