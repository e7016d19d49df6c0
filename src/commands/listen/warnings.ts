import { isLoopback } from "../../delivery/request/loopback.ts";
import type { Reporter } from "../../report/reporter.ts";
import type { Options } from "./options.ts";

type Reporting = Pick<Reporter, "report">;

/** Warns when other machines can reach the listener. */
export function warnAboutHost({ host, path, secretPath }: Options, reporter: Reporting): void {
  if (isLoopback(host) || secretPath) return;
  reporter.report({
    type: "warning",
    message: `${host} is reachable from other machines: anyone there can post events${path === undefined ? "" : ` to ${path}`}`,
    hint: "Hipcall does not sign webhooks; use --secret-path, or leave --host out to listen only on this machine",
  });
}

/** Warns when a tunnel makes a path public that can be guessed. A smee channel is itself a secret path. */
export function warnAboutTunnel({ tunnel, secretPath }: Options, reporter: Reporting): void {
  if (tunnel === undefined || tunnel.kind === "smee" || secretPath) return;
  reporter.report({
    type: "warning",
    message: "anyone who learns the public URL can post events to it: Hipcall does not sign webhooks",
    hint: "add --secret-path",
  });
}

interface MovedFile {
  readonly what: string;
  /** Whether a new file of the same name continues the recording. */
  readonly isContinued: boolean;
}

/** Warns when the capture file was moved, replaced or removed: what was recorded before is not in the file of that name. */
export function warnAboutMovedFile(
  { what, isContinued }: MovedFile,
  { save = "" }: Options,
  reporter: Reporting,
): void {
  const next = isContinued ? "; a file of that name continues the recording" : "";
  const before = isContinued ? "the events before this one" : "its events";
  reporter.report({
    type: "warning",
    message: `${save} ${what} while it was recorded to${next}`,
    hint: what === "was moved" ? `${before} are in the moved file` : `${before} are not in a file of that name`,
  });
}
