import type { Content } from "../capture.ts";
import { bodyOf } from "./record.ts";
import type { RequestRecord } from "./record-schemas.ts";

/** The body that a record holds. */
export class RecordedBody implements Content {
  readonly #record: Pick<RequestRecord, "body" | "bodyBase64">;
  #bytes: Buffer | undefined;

  constructor(record: Pick<RequestRecord, "body" | "bodyBase64">) {
    this.#record = record;
  }

  /** Made when it is first asked for. */
  get body(): Buffer {
    return (this.#bytes ??= bodyOf(this.#record));
  }

  /** The text where the record has it: to make bytes of it, and text again, takes as long as to check it. */
  get readable(): Buffer | string {
    const { body } = this.#record;
    // A half of a surrogate pair, which only an edited record has, is no text in UTF-8.
    return body?.isWellFormed() === true ? body : this.body;
  }
}
