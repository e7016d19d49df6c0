import type { ExitCode } from "../commands/command.ts";
import type { FailureCode } from "../failure.ts";

/** The exit code of each kind of failure; a bug of ours is `internal`. */
export const FAILURE_EXIT_CODES = { usage: 2, input: 3, network: 4, internal: 70 } as const satisfies Record<
  FailureCode | "internal",
  ExitCode
>;

/** What each exit code means, for the README and the help. */
export const EXIT_CODE_MEANINGS = {
  0: "done, and every check held",
  1: "it ran, and a check did not hold: an invalid event, a delivery not accepted, a repeat that was answered otherwise, an expectation not met, an answer that differs or is too slow, a failed `--exec`",
  2: "usage: an unknown option, event or value",
  3: "input: a file is missing, unreadable, not JSON or not a capture; a bad config file; nothing left to send; an output that can't be written",
  4: "network: the port is taken, or no delivery reached the target at all",
  70: "a bug of ours: it prints the stack and asks for a report",
  130: "stopped by Ctrl-C (SIGINT) before the end; what was done is reported",
  143: "stopped by SIGTERM before the end; what was done is reported",
} as const satisfies Record<ExitCode, string>;
