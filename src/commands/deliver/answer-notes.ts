import { isUtf8 } from "node:buffer";
import type { DeliveryResult } from "../../delivery/send/result.ts";
import { recognizeAnswer } from "../../events/requests/recognize-answer.ts";
import { isRequestName } from "../../events/requests/request-names.ts";
import { type Said, said } from "../../language/said.ts";
import type { Reporter } from "../../report/reporter.ts";

/** Notes the first answer of a run with a success other than 200, and the first webhook that is answered as by a web service. */
export class AnswerNotes {
  readonly #reporter: Pick<Reporter, "report">;
  #noted = false;
  /** A run can have very many answers. */
  #leftToRead = 50;

  constructor(reporter: Pick<Reporter, "report">) {
    this.#reporter = reporter;
  }

  add(event: string | null, result: DeliveryResult): void {
    if (result.kind !== "answered") return;
    const { status, body } = result;
    if (status === 200 && this.#leftToRead > 0 && !isRequestName(event)) this.#noteService(body);
    if (this.#noted || status <= 200 || status >= 300) return;
    this.#noted = true;
    this.#note(said("your app answered {status}: Hipcall may count only 200 as success", { status: String(status) }));
  }

  #noteService(body: Buffer): void {
    this.#leftToRead -= 1;
    const kind = isUtf8(body) ? recognizeAnswer(body.toString("utf8")) : undefined;
    if (kind === undefined) return;
    this.#leftToRead = 0;
    this.#note(
      said("your app answers as a web service for {kind} does, and this is a webhook: see hipcall-hooks ask {kind}", {
        kind,
      }),
    );
  }

  #note(message: Said): void {
    this.#reporter.report({ type: "note", message });
  }
}
