import { connect } from "node:net";
import type { Clock } from "../../context.ts";
import { lookupWithBothLoopbacks } from "../send/localhost-lookup.ts";

const BETWEEN_TRIES_MS = 100;
const ONE_TRY_MS = 1000;

/** Waits until an origin (`http://127.0.0.1:3000`) accepts connections; `false` after `timeoutMs`, or when the signal aborts. */
export async function waitForTarget(
  origin: string,
  { timeoutMs, clock, signal }: { timeoutMs: number; clock: Clock; signal: AbortSignal },
): Promise<boolean> {
  const { hostname, port, protocol } = new URL(origin);
  const host = hostname.replace(/^\[|\]$/g, "");
  const address = { host, port: port === "" ? (protocol === "https:" ? 443 : 80) : Number(port) };
  const deadlineMs = clock.monotonicMs() + timeoutMs;
  while (!signal.aborted) {
    if (await acceptsConnection(address)) return true;
    if (clock.monotonicMs() >= deadlineMs) return false;
    await clock.sleep(BETWEEN_TRIES_MS, signal).catch(() => undefined);
  }
  return false;
}

function acceptsConnection(address: { host: string; port: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ ...address, lookup: lookupWithBothLoopbacks, timeout: ONE_TRY_MS });
    const done = (accepts: boolean): void => {
      socket.destroy();
      resolve(accepts);
    };
    socket.once("connect", () => done(true));
    socket.once("timeout", () => done(false));
    socket.once("error", () => done(false));
  });
}
