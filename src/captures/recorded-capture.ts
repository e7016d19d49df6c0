import type { Issue } from "../events/issue.ts";
import type { Verdict } from "../events/validate.ts";
import type { Capture, Content, HeaderPair } from "./capture.ts";
import { bodyOf } from "./record.ts";
import type { RequestRecord } from "./record-schemas.ts";

/** The capture that a record holds. */
export class RecordedCapture implements Capture, Content {
  readonly id: string;
  readonly receivedAt: string;
  readonly offsetMs: number;
  readonly method: string;
  readonly path: string;
  readonly httpVersion: string;
  readonly remoteAddress: string;
  readonly headers: readonly HeaderPair[];
  readonly sha256: string;
  readonly event: string | null;
  readonly verdict: Verdict;
  readonly issues: readonly Issue[];
  readonly #record: Pick<RequestRecord, "body" | "bodyBase64">;
  #body: Buffer | undefined;

  constructor(record: RequestRecord) {
    this.id = record.id;
    this.receivedAt = record.receivedAt;
    this.offsetMs = record.offsetMs;
    this.method = record.method;
    this.path = record.path;
    this.httpVersion = record.httpVersion;
    this.remoteAddress = record.remoteAddress;
    this.headers = record.headers;
    this.sha256 = record.sha256;
    this.event = record.event;
    this.verdict = record.verdict;
    this.issues = record.issues;
    this.#record = record;
  }

  /** Made when it is first asked for. */
  get body(): Buffer {
    return (this.#body ??= bodyOf(this.#record));
  }

  /** What is to be validated: the body as text where it stands so in the record, which saves making bytes of it and text again. */
  get readable(): Buffer | string {
    const { body } = this.#record;
    // A half of a surrogate pair, which only an edited record has, is no text in UTF-8.
    return body?.isWellFormed() === true ? body : this.body;
  }
}
