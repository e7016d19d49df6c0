import { hash } from "node:crypto";
import { isUtf8 } from "node:buffer";
import type { EventBody } from "../capture.ts";

/** The two fields that a record can have for a body. One of them is present. */
interface BodyFields {
  readonly body?: string | undefined;
  readonly bodyBase64?: string | undefined;
}

/** SHA-256 of a body's bytes, in hex. A record keeps it, so that a reader can see whether the body was edited. */
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

/** The body of a record. The bytes are decoded on first use. */
export class RecordedBody implements EventBody {
  readonly #record: BodyFields;
  #bytes: Buffer | undefined;

  constructor(record: BodyFields) {
    this.#record = record;
  }

  get bytes(): Buffer {
    return (this.#bytes ??= bodyOf(this.#record));
  }

  get text(): string | undefined {
    const { body } = this.#record;
    // Half of a surrogate pair is not text in UTF-8. Only an edited record has one.
    return body?.isWellFormed() === true ? body : undefined;
  }
}
