import type { ExitCode } from "../commands/command.ts";
import type { FailureCode } from "../failure.ts";

/** The exit code of each failure. `internal` is a bug of this program. */
export const FAILURE_EXIT_CODES = { usage: 2, input: 3, network: 4, unmet: 1, internal: 70 } as const satisfies Record<
  FailureCode | "internal",
  ExitCode
>;

/** For the README. */
export const EXIT_CODE_MEANINGS = {
  0: "done, and every check passed",
  1: "done, but a check failed: an invalid event, a delivery that was not accepted, a repeat with a different answer, an expectation that was not met, an answer that differs or is too slow, a failed `--exec`, a file that `init` left alone",
  2: "usage: an unknown option, event or value",
  3: "input: a file that is missing, unreadable, not JSON or not a capture; a bad config file; nothing to send; an output that cannot be written",
  4: "network: the port is in use, or no delivery reached the target",
  70: "a bug in hipcall-hooks: it prints the stack trace and asks you to report it. `listen` goes on until it is stopped",
  129: "stopped by SIGHUP (its terminal was closed) before the end",
  130: "stopped by Ctrl-C (SIGINT) before the end; the results so far are reported",
  143: "stopped by SIGTERM before the end; the results so far are reported",
} as const satisfies Record<ExitCode, string>;
