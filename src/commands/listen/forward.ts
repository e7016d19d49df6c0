import type { Clock } from "../../clock.ts";
import { Failure } from "../../failure.ts";
import { isLoopback } from "../../listener/server/bind.ts";
import type { Target } from "../../delivery/request/target.ts";
import type { Forwarder } from "../../listener/forward/forwarder.ts";

interface ForwardOptions {
  readonly forward: Target | undefined;
  readonly forwardTimeout: number;
  readonly port: number;
}

/** The forwarder that the options ask for; an HTTP client is loaded only then. Throws `Failure` (`usage`) for a loop. */
export async function forwarderFor(
  { forward, forwardTimeout, port }: ForwardOptions,
  listenerPath: string | undefined,
  clock: Clock,
): Promise<Forwarder | undefined> {
  if (forward === undefined) return undefined;
  const { hostname, port: forwardPort } = new URL(forward.origin);
  if (isLoopback(hostname) && Number(forwardPort) === port) {
    throw new Failure("usage", `--forward ${forward.url} is this listener itself`, {
      hint: "give your app's address, or another port to listen on with --port",
    });
  }
  const { Forwarder } = await import("../../listener/forward/forwarder.ts");
  return new Forwarder({ target: forward, timeoutMs: forwardTimeout, listenerPath, clock });
}
