import { timingSafeEqual } from "node:crypto";
import type { HeaderPair } from "../../captures/capture.ts";
import { printableStart } from "../../events/payload/printable.ts";
import { otherForms } from "./other-forms.ts";
import type { SignedContent, SigningSecret } from "./secret.ts";
import { ID_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER } from "./signer.ts";

/** Standard Webhooks: an older or newer message is refused, so that nobody can send a recorded one again. */
const TOLERANCE_S = 5 * 60;

/** The result of checking a signature. No text has the secret. */
export type SignatureCheck =
  | { readonly verified: true; readonly id: string }
  | { readonly verified: false; readonly problem: string; readonly expected: string; readonly hint: string | null };

interface SignedRequest {
  readonly headers: readonly HeaderPair[];
  readonly body: Buffer;
}

/** Checks the signature of a request by Standard Webhooks; any of the secrets may fit. Explains what is wrong. */
export function verifySignature(
  { headers, body }: SignedRequest,
  secrets: readonly SigningSecret[],
  now: Date,
): SignatureCheck {
  const values = new Map(headers.map(([name, value]) => [name.toLowerCase(), value]));
  const missing = [ID_HEADER, TIMESTAMP_HEADER, SIGNATURE_HEADER].filter((name) => (values.get(name) ?? "") === "");
  if (missing.length > 0) return missingHeaders(missing, values);
  const [id = "", timestamp = "", list = ""] = [ID_HEADER, TIMESTAMP_HEADER, SIGNATURE_HEADER].map((name) =>
    values.get(name),
  );
  if (!/^\d{1,15}$/.test(timestamp)) {
    return failed(`${TIMESTAMP_HEADER} is "${printableStart(timestamp, 40)}"`, "whole seconds since 1970");
  }
  const signatures = signaturesOf(list);
  if (signatures.length === 0) return noSignature(list);
  const content = { id, timestamp, body };
  if (secrets.some((secret) => isAmong(secret.signatureOf(content), signatures))) {
    return clockProblem(Number(timestamp), now) ?? { verified: true, id };
  }
  return explained(content, signatures, secrets);
}

/** The signatures of the version v1 in a list of `v1,<base64>`, which spaces separate. */
function signaturesOf(list: string): string[] {
  return list
    .split(" ")
    .map((one) => /^v1,(.+)$/.exec(one)?.[1])
    .filter((signature) => signature !== undefined);
}

function isAmong(signature: string, signatures: readonly string[]): boolean {
  const wanted = Buffer.from(signature);
  return signatures.some((one) => {
    const given = Buffer.from(one);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}

/** Why no signature fits: the first fault under which one would. */
function explained(
  content: SignedContent,
  signatures: readonly string[],
  secrets: readonly SigningSecret[],
): SignatureCheck {
  const expected = "the signature of <webhook-id>.<webhook-timestamp>.<body>";
  for (const secret of secrets) {
    for (const { body, name } of otherForms(content.body)) {
      if (!isAmong(secret.signatureOf({ ...content, body }), signatures)) continue;
      return failed(
        `the signature fits ${name}, not the body that came: the body was changed after it was signed`,
        "the bytes that were signed",
        "sign the bytes that are sent; a proxy or a framework that parses JSON and writes it anew changes them",
      );
    }
    const faulty = secret.faultySignatures(content).find(({ signature }) => isAmong(signature, signatures));
    if (faulty !== undefined) return failed(`the signature does not fit: ${faulty.fault}`, expected);
  }
  const count = secrets.length === 1 ? "this secret" : `any of the ${secrets.length} secrets`;
  return failed(
    `no signature fits ${count}: another secret signed it, or the body, the id or the time was changed on the way`,
    expected,
    "compare the secret of the sender with that of --verify",
  );
}

/** The signature is right; the time of its message may not be. */
function clockProblem(timestamp: number, now: Date): SignatureCheck | undefined {
  const ageS = Math.floor(now.getTime() / 1000) - timestamp;
  if (Math.abs(ageS) <= TOLERANCE_S) return undefined;
  if (timestamp > 1e11) {
    return failed(`the signature fits, but ${TIMESTAMP_HEADER} is in milliseconds`, "seconds since 1970");
  }
  const direction = ageS > 0 ? "old" : "in the future";
  return failed(
    `the signature fits, but its time is ${span(Math.abs(ageS))} ${direction}`,
    `a time within ${span(TOLERANCE_S)} of now`,
    ageS > 0
      ? "is this a recorded request? replay --sign signs it anew; if not, compare the clocks of both machines"
      : "compare the clocks of both machines",
  );
}

function span(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 2 * 3600) return `${Math.floor(seconds / 60)} min`;
  return seconds < 48 * 3600 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86_400)} days`;
}

function missingHeaders(missing: readonly string[], values: ReadonlyMap<string, string>): SignatureCheck {
  const others = ["svix-signature", "x-hub-signature-256", "x-signature"].filter((name) => values.has(name));
  const isUnsigned = missing.length === 3;
  const what = isUnsigned ? "the request is not signed: " : "";
  return failed(
    `${what}${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} missing`,
    `${ID_HEADER}, ${TIMESTAMP_HEADER} and ${SIGNATURE_HEADER}`,
    others.length > 0 ? `it has ${others.join(", ")}, which Standard Webhooks does not know` : null,
  );
}

function noSignature(list: string): SignatureCheck {
  const isOtherVersion = list.startsWith("v1a,");
  return failed(
    `${SIGNATURE_HEADER} has no signature of the version v1: "${printableStart(list, 60)}"`,
    "v1,<base64>, or several of them with a space between",
    isOtherVersion ? "v1a is a signature with a public key, which is not supported" : null,
  );
}

function failed(problem: string, expected: string, hint: string | null = null): SignatureCheck {
  return { verified: false, problem, expected, hint };
}
