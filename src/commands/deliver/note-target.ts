import type { Context } from "../../context.ts";
import { isThisMachine } from "../../delivery/request/loopback.ts";
import { proxyFor, shownProxy } from "../../delivery/request/proxy.ts";
import type { Target } from "../../delivery/request/target.ts";
import type { Reporter } from "../../report/reporter.ts";
import { said } from "../../language/said.ts";

/** Names a target that is not on this machine, and the proxy on the way there, before the first request: captures and samples leave the machine. */
export function noteRemoteTarget(
  { origin, url }: Target,
  reporter: Pick<Reporter, "report">,
  { env }: Pick<Context, "env">,
): void {
  if (isThisMachine(new URL(origin).hostname)) return;
  const proxy = proxyFor(origin, env);
  reporter.report({
    type: "note",
    message:
      proxy === undefined
        ? said("the target is not on this machine: {url}", { url })
        : said("the target is not on this machine: {url}, sent through the proxy {proxy}", {
            url,
            proxy: shownProxy(proxy),
          }),
  });
}
