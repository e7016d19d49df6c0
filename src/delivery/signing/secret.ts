import { createHmac } from "node:crypto";
import { type Said, type Wording, said } from "../../language/said.ts";

const PREFIX = "whsec_";

/** What Standard Webhooks signs: the id, the time in seconds since 1970, and the bytes of the body. */
export interface SignedContent {
  readonly id: string;
  readonly timestamp: string;
  readonly body: Buffer;
}

/** A shared secret of Standard Webhooks. It never shows its key: not in JSON, not in a message. */
export class SigningSecret {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  /** `undefined` for a text that is no secret. */
  static parse(text: string): SigningSecret | undefined {
    return secretProblem(text) === undefined ? new SigningSecret(text) : undefined;
  }

  /** The signature of the version v1, in base64. */
  signatureOf(content: SignedContent): string {
    return hmac(this.#key(), content, "base64");
  }

  /** Signatures that a sender with a common fault makes of the same content, each with the fault in words. */
  faultySignatures(content: SignedContent): { readonly signature: string; readonly fault: Said }[] {
    const text = this.#text;
    const wrongKeys = [text, text.replace(PREFIX, "")].map((key) => Buffer.from(key));
    const bodyOnly = createHmac("sha256", this.#key()).update(content.body);
    return [
      ...wrongKeys.map((key) => ({
        signature: hmac(key, content, "base64"),
        fault: said("it is made with the text of the secret: the key is what stands after whsec_, decoded from base64"),
      })),
      { signature: hmac(this.#key(), content, "hex"), fault: said("it is written in hex: it must be base64") },
      {
        signature: bodyOnly.digest("base64"),
        fault: said("it is made of the body alone: sign <webhook-id>.<webhook-timestamp>.<body>"),
      },
    ];
  }

  #key(): Buffer {
    return Buffer.from(this.#text.replace(PREFIX, ""), "base64");
  }
}

function hmac(key: Buffer, { id, timestamp, body }: SignedContent, encoding: "base64" | "hex"): string {
  return createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest(encoding);
}

/** Why a text is no secret, without the text; `undefined` when it is one. */
export function secretProblem(text: string): Wording | undefined {
  if (/^wh[sp]k_/.test(text)) return said("whsk_ and whpk_ are keys of asymmetric signatures, which are not supported");
  const encoded = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text;
  if (encoded === "") return said("nothing stands after whsec_");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded) || encoded.replace(/=+$/, "").length % 4 === 1) {
    return said("what stands after whsec_ is not base64");
  }
  return undefined;
}
