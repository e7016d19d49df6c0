import type { Context } from "../../context.ts";
import { reasonOf } from "../../failure.ts";
import { said } from "../../language/said.ts";
import type { Reporter } from "../../report/reporter.ts";

/** More errors are counted, but not kept: one can happen for each request. */
const MAX_KEPT = 10;

/** Keeps the listener running after an error of this program, reports the error and keeps it for the end of the run. */
export class FaultNet implements Disposable {
  readonly #handlers: Context["faultHandlers"];
  readonly #reporter: Pick<Reporter, "report">;
  readonly #kept: unknown[];

  constructor({ faultHandlers }: Context, reporter: Pick<Reporter, "report">, kept: unknown[]) {
    this.#handlers = faultHandlers;
    this.#reporter = reporter;
    this.#kept = kept;
    faultHandlers.add(this.add);
  }

  readonly add = (error: unknown): void => {
    if (this.#kept.length < MAX_KEPT) this.#kept.push(error);
    this.#reporter.report({
      type: "trouble",
      message: said("an error in hipcall-hooks: {reason}", { reason: reasonOf(error) }),
      hint: said("the listener goes on; it will end with exit code 70, and print what to report"),
    });
  };

  [Symbol.dispose](): void {
    this.#handlers.delete(this.add);
  }
}
