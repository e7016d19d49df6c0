import { type Wording, inEnglish } from "./language/said.ts";

/** Why the program cannot go on. `unmet`: what was expected did not come. Each code has an exit code (`src/cli/exit-codes.ts`). */
export type FailureCode = "usage" | "input" | "network" | "unmet";

/**
 * An error that the user can fix. The message says what is wrong with which input, and the hint says what to do.
 * Every other error that reaches `main` is a bug of this program.
 */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly hint: string | undefined;
  /** @internal The message and the hint, to be told in any language. */
  readonly said: { readonly message: Wording; readonly hint: Wording | undefined };

  /** @internal */
  constructor(
    code: FailureCode,
    message: Wording,
    { hint, cause }: { hint?: Wording | undefined; cause?: unknown } = {},
  ) {
    super(inEnglish(message), { cause });
    this.name = "Failure";
    this.code = code;
    this.hint = hint === undefined ? undefined : inEnglish(hint);
    this.said = { message, hint };
  }
}

/** The code of a system error, such as `ENOENT` or `EADDRINUSE`. `undefined` for any other value. */
export function systemErrorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** The message of an error, or any other thrown value as text. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
