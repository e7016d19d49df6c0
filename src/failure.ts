/** Why the program cannot go on; each has its exit code (`src/cli/exit-codes.ts`). */
export type FailureCode = "usage" | "input" | "network";

/**
 * The one error class: something that the user can mend. The message says what happened and to which input, `hint` what
 * to do next. Any other error that reaches the edge is a bug of ours.
 */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly hint: string | undefined;

  constructor(
    code: FailureCode,
    message: string,
    { hint, cause }: { hint?: string | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.name = "Failure";
    this.code = code;
    this.hint = hint;
  }
}

/** The code of a system error (`ENOENT`, `EADDRINUSE`), or `undefined` for any other value. */
export function systemErrorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** What went wrong, in one line, of anything that was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
