import { shownProxy } from "../request/proxy.ts";
import { type Said, said } from "../../language/said.ts";

/** A target that cannot be reached through the proxy of the environment: the proxy or the target is down, or the proxy refuses. */
export function explainProxy(target: string, proxy: string, reason: string): { problem: Said; nextStep: Said } {
  return {
    problem: said("cannot reach {target} through the proxy {proxy}: {reason}", {
      target,
      proxy: shownProxy(proxy),
      reason,
    }),
    nextStep: said("check HTTP_PROXY and HTTPS_PROXY, or name the host in NO_PROXY to send directly"),
  };
}
