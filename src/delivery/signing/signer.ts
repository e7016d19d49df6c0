import { randomUUID } from "node:crypto";
import type { Clock } from "../../context.ts";
import { type OutgoingRequest, overrideHeaders } from "../request/request.ts";
import type { SigningSecret } from "./secret.ts";

export const ID_HEADER = "webhook-id";
export const TIMESTAMP_HEADER = "webhook-timestamp";
export const SIGNATURE_HEADER = "webhook-signature";

/** Signs requests by Standard Webhooks, with the time of now: sign a request when it is sent. */
export class Signer {
  readonly #secrets: readonly SigningSecret[];
  readonly #clock: Pick<Clock, "now">;
  /** A retry and a copy of a request have its id. */
  readonly #ids = new WeakMap<OutgoingRequest, string>();

  /** Several secrets make several signatures, as while a secret is replaced. */
  constructor(secrets: readonly SigningSecret[], clock: Pick<Clock, "now">) {
    this.#secrets = secrets;
    this.#clock = clock;
  }

  sign(request: OutgoingRequest): OutgoingRequest {
    const id = this.#idOf(request);
    const timestamp = String(Math.floor(this.#clock.now().getTime() / 1000));
    const content = { id, timestamp, body: request.body };
    const signature = this.#secrets.map((secret) => `v1,${secret.signatureOf(content)}`).join(" ");
    const headers = overrideHeaders(request.headers, [
      [ID_HEADER, id],
      [TIMESTAMP_HEADER, timestamp],
      [SIGNATURE_HEADER, signature],
    ]);
    return { ...request, headers };
  }

  #idOf(request: OutgoingRequest): string {
    const given = request.headers.find(([name]) => name.toLowerCase() === ID_HEADER)?.[1];
    const id = given ?? this.#ids.get(request) ?? `msg_${randomUUID()}`;
    this.#ids.set(request, id);
    return id;
  }
}
