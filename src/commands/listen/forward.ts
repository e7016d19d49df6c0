import type { Context } from "../../context.ts";
import { proxyFor } from "../../delivery/request/proxy.ts";
import { Failure } from "../../failure.ts";
import { said } from "../../language/said.ts";
import { isLoopback } from "../../delivery/request/loopback.ts";
import type { Target } from "../../delivery/request/target.ts";
import type { Forwarder } from "../../listener/answers/forwarder.ts";

interface ForwardOptions {
  readonly forward: Target | undefined;
  readonly forwardTimeout: number;
  readonly forwardWait: number;
  readonly port: number;
}

/** The forwarder for `--forward`. The HTTP client is loaded only when needed. Throws `Failure` (`usage`) when the URL is the listener's own. */
export async function forwarderFor(
  { forward, forwardTimeout, forwardWait, port }: ForwardOptions,
  listenerPath: string | undefined,
  { clock, env }: Pick<Context, "clock" | "env">,
): Promise<Forwarder | undefined> {
  if (forward === undefined) return undefined;
  const { hostname, port: forwardPort } = new URL(forward.origin);
  if (isLoopback(hostname) && Number(forwardPort) === port) {
    throw new Failure("usage", said("--forward {url} is this listener itself", { url: forward.url }), {
      hint: said("use the address of your app, or listen on another port with --port"),
    });
  }
  const proxy = proxyFor(forward.origin, env);
  const { Forwarder } = await import("../../listener/answers/forwarder.ts");
  return new Forwarder({ target: forward, timeoutMs: forwardTimeout, waitMs: forwardWait, listenerPath, proxy, clock });
}
