import type { Moved } from "../../captures/file/capture-file.ts";
import { isLoopback } from "../../delivery/request/loopback.ts";
import type { Reporter } from "../../report/reporter.ts";
import { type Said, said } from "../../language/said.ts";
import type { Options } from "./options.ts";

type Reporting = Pick<Reporter, "report">;

/** Warns when other machines can reach the listener. */
export function warnAboutHost({ host, path, secretPath }: Options, reporter: Reporting): void {
  if (isLoopback(host) || secretPath) return;
  reporter.report({
    type: "warning",
    message:
      path === undefined
        ? said("{host} is reachable from other machines: anyone there can post events", { host })
        : said("{host} is reachable from other machines: anyone there can post events to {path}", { host, path }),
    hint: said("Hipcall does not sign webhooks; use --secret-path, or leave --host out to listen only on this machine"),
  });
}

/** Warns when a tunnel makes a path public that can be guessed. A smee channel is itself a secret path. */
export function warnAboutTunnel({ tunnel, secretPath }: Options, reporter: Reporting): void {
  if (tunnel === undefined || tunnel.kind === "smee" || secretPath) return;
  reporter.report({
    type: "warning",
    message: said("anyone who learns the public URL can post events to it: Hipcall does not sign webhooks"),
    hint: said("add --secret-path"),
  });
}

interface MovedFile {
  readonly what: Moved;
  /** Whether a new file of the same name continues the recording. */
  readonly isContinued: boolean;
}

const MOVED = {
  "was moved": said("was moved"),
  "was replaced": said("was replaced"),
  "was removed": said("was removed"),
} as const satisfies Record<Moved, Said>;

/** Warns when the capture file was moved, replaced or removed: what was recorded before is not in the file of that name. */
export function warnAboutMovedFile(
  { what, isContinued }: MovedFile,
  { save = "" }: Options,
  reporter: Reporting,
): void {
  const before = isContinued ? said("the events before this one") : said("its events");
  reporter.report({
    type: "warning",
    message: isContinued
      ? said("{save} {what} while it was recorded to; a file of that name continues the recording", {
          save,
          what: MOVED[what],
        })
      : said("{save} {what} while it was recorded to", { save, what: MOVED[what] }),
    hint:
      what === "was moved"
        ? said("{before} are in the moved file", { before })
        : said("{before} are not in a file of that name", { before }),
  });
}
