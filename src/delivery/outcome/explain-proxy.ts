import { shownProxy } from "../request/proxy.ts";

/** A target that cannot be reached through the proxy of the environment: the proxy or the target is down, or the proxy refuses. */
export function explainProxy(target: string, proxy: string, reason: string): { problem: string; nextStep: string } {
  return {
    problem: `cannot reach ${target} through the proxy ${shownProxy(proxy)}: ${reason}`,
    nextStep: "check HTTP_PROXY and HTTPS_PROXY, or name the host in NO_PROXY to send directly",
  };
}
