import { isThisMachine } from "../../delivery/request/loopback.ts";
import type { Target } from "../../delivery/request/target.ts";
import type { Reporter } from "../../report/reporter.ts";

/** Names a target that is not on this machine, before the first request: captures and samples leave the machine. */
export function noteRemoteTarget({ origin, url }: Target, reporter: Pick<Reporter, "report">): void {
  if (isThisMachine(new URL(origin).hostname)) return;
  reporter.report({ type: "note", message: `the target is not on this machine: ${url}` });
}
