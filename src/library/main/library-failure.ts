import { Failure, type FailureCode } from "../../failure.ts";

/** A `Failure` with its hint in the message too: test runners show only the message. */
export function libraryFailure(
  code: FailureCode,
  message: string,
  { hint, cause }: { hint?: string | undefined; cause?: unknown } = {},
): Failure {
  return new Failure(code, hint === undefined ? message : `${message}\n  hint: ${hint}`, { hint, cause });
}

/** Any error, a `Failure` with its hint in the message. */
export function withHint(error: unknown): unknown {
  if (!(error instanceof Failure)) return error;
  return libraryFailure(error.code, error.message, { hint: error.hint, cause: error.cause });
}
