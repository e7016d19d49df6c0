import { Failure, reasonOf, systemErrorCode } from "../../failure.ts";
import { type Said, said } from "../../language/said.ts";
import { saidSource } from "../place.ts";

/** The failure of a file or of standard input that the system cannot read. `hint` is what to give instead. */
export function unreadable(source: string, error: unknown, hint?: Said): Failure {
  const name = saidSource(source);
  return systemErrorCode(error) === "ENOENT"
    ? new Failure("input", said("file not found: {name}", { name }), {
        hint: hint ?? said("check the name and the folder"),
        cause: error,
      })
    : new Failure("input", said("cannot read {name}: {reason}", { name, reason: reasonOf(error) }), {
        hint: hint ?? said("check its permissions"),
        cause: error,
      });
}
