import type { ExitCode } from "../command.ts";

/** What a reader skipped. The numbers grow while the sources are read. */
export interface SkippedCounts {
  filteredOut: number;
  unreadableLines: number;
  /** Files that could not be read, or not to their end. */
  unreadableSources: number;
}

/** The counts before anything is read. */
export function noneSkipped(): SkippedCounts {
  return { filteredOut: 0, unreadableLines: 0, unreadableSources: 0 };
}

/** The exit code of a run: 3 when it did not see every source, since its result is then not about all that was asked for. */
export function readExitCode(exitCode: ExitCode, { unreadableSources }: SkippedCounts): ExitCode {
  return unreadableSources > 0 && (exitCode === 0 || exitCode === 1) ? 3 : exitCode;
}
