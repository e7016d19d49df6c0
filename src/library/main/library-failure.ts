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
  const { code, message, hint, cause } = error;
  return libraryFailure(code, inLibraryWords(message), {
    hint: hint === undefined ? hint : inLibraryWords(hint),
    cause,
  });
}

/** `record it with --update` becomes `record it with the option update`; a command line stays. */
export function inLibraryWords(text: string): string {
  if (text.includes("hipcall-hooks ")) return text;
  return text.replaceAll(/--([a-z][a-z-]*)/g, (_all, name: string) => `the option ${keyOf(name)}`);
}

/** The option of the library: `maxGap` for `max-gap`. */
export function keyOf(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}
