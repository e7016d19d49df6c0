import { hash } from "node:crypto";
import { isUtf8 } from "node:buffer";
import type { Content } from "../capture.ts";

/** The two fields that a record has for a body; one of them is present. */
interface BodyFields {
  readonly body?: string | undefined;
  readonly bodyBase64?: string | undefined;
}

/** SHA-256 of a body's bytes, in hex. A record keeps it, so that a reader sees whether the body was edited. */
export function bodyHash(body: Uint8Array): string {
  return hash("sha256", body, "hex");
}

/** A body as JSON can hold it without losing a byte: text when it is UTF-8, else base64. JSON omits the undefined field. */
export function bodyFields(bytes: Buffer): { body: string | undefined; bodyBase64: string | undefined } {
  return isUtf8(bytes)
    ? { body: bytes.toString("utf8"), bodyBase64: undefined }
    : { body: undefined, bodyBase64: bytes.toString("base64") };
}

/** The bytes of a record's body. */
export function bodyOf({ body, bodyBase64 }: BodyFields): Buffer {
  return bodyBase64 === undefined ? Buffer.from(body ?? "", "utf8") : Buffer.from(bodyBase64, "base64");
}

/** The body that a record holds. */
export class RecordedBody implements Content {
  readonly #record: BodyFields;
  #bytes: Buffer | undefined;

  constructor(record: BodyFields) {
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
