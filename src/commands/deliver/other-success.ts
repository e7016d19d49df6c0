import type { DeliveryResult } from "../../delivery/send/result.ts";
import type { Reporter } from "../../report/reporter.ts";

/** Notes the first answer of a run with a success other than 200. */
export class OtherSuccessNote {
  readonly #reporter: Pick<Reporter, "report">;
  #noted = false;

  constructor(reporter: Pick<Reporter, "report">) {
    this.#reporter = reporter;
  }

  add(result: DeliveryResult): void {
    if (this.#noted || result.kind !== "answered") return;
    const { status } = result;
    if (status <= 200 || status >= 300) return;
    this.#noted = true;
    this.#reporter.report({
      type: "note",
      message: `your app answered ${status}: Hipcall may count only 200 as success`,
    });
  }
}
