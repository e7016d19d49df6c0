import { timingSafeEqual } from "node:crypto";
import { type Said, said } from "../../language/said.ts";
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
  | { readonly verified: false; readonly problem: Said; readonly expected: string | Said; readonly hint: Said | null };

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
    return failed(
      said('{header} is "{value}"', { header: TIMESTAMP_HEADER, value: printableStart(timestamp, 40) }),
      said("whole seconds since 1970"),
    );
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
  const expected = said("the signature of <webhook-id>.<webhook-timestamp>.<body>");
  for (const secret of secrets) {
    for (const { body, name } of otherForms(content.body)) {
      if (!isAmong(secret.signatureOf({ ...content, body }), signatures)) continue;
      return failed(
        said("the signature fits {form}, not the body that came: the body was changed after it was signed", {
          form: name,
        }),
        said("the bytes that were signed"),
        said("sign the bytes that are sent; a proxy or a framework that parses JSON and writes it anew changes them"),
      );
    }
    const faulty = secret.faultySignatures(content).find(({ signature }) => isAmong(signature, signatures));
    if (faulty !== undefined)
      return failed(said("the signature does not fit: {fault}", { fault: faulty.fault }), expected);
  }
  const problem =
    secrets.length === 1
      ? said(
          "no signature fits this secret: another secret signed it, or the body, the id or the time was changed on the way",
        )
      : said(
          "no signature fits any of the {count} secrets: another secret signed it, or the body, the id or the time was changed on the way",
          { count: secrets.length },
        );
  return failed(problem, expected, said("compare the secret of the sender with that of --verify"));
}

/** The signature is right; the time of its message may not be. */
function clockProblem(timestamp: number, now: Date): SignatureCheck | undefined {
  const ageS = Math.floor(now.getTime() / 1000) - timestamp;
  if (Math.abs(ageS) <= TOLERANCE_S) return undefined;
  if (timestamp > 1e11) {
    return failed(
      said("the signature fits, but {header} is in milliseconds", { header: TIMESTAMP_HEADER }),
      said("seconds since 1970"),
    );
  }
  const age = span(Math.abs(ageS));
  return failed(
    ageS > 0
      ? said("the signature fits, but its time is {age} old", { age })
      : said("the signature fits, but its time is {age} in the future", { age }),
    said("a time within {span} of now", { span: span(TOLERANCE_S) }),
    ageS > 0
      ? said("is this a recorded request? replay --sign signs it anew; if not, compare the clocks of both machines")
      : said("compare the clocks of both machines"),
  );
}

function span(seconds: number): Said {
  if (seconds < 120) return said("{seconds} s", { seconds });
  if (seconds < 2 * 3600) return said("{minutes} min", { minutes: Math.floor(seconds / 60) });
  return seconds < 48 * 3600
    ? said("{hours} h", { hours: Math.floor(seconds / 3600) })
    : said("{days} days", { days: Math.floor(seconds / 86_400) });
}

function missingHeaders(missing: readonly string[], values: ReadonlyMap<string, string>): SignatureCheck {
  const others = ["svix-signature", "x-hub-signature-256", "x-signature"].filter((name) => values.has(name));
  const headers = missing.join(", ");
  return failed(
    missing.length === 3
      ? said("the request is not signed: {headers} are missing", { headers })
      : missing.length === 1
        ? said("{path} is missing", { path: headers })
        : said("{headers} are missing", { headers }),
    said("{first} and {last}", { first: `${ID_HEADER}, ${TIMESTAMP_HEADER}`, last: SIGNATURE_HEADER }),
    others.length > 0
      ? said("it has {headers}, which Standard Webhooks does not know", { headers: others.join(", ") })
      : null,
  );
}

function noSignature(list: string): SignatureCheck {
  const isOtherVersion = list.startsWith("v1a,");
  return failed(
    said('{header} has no signature of the version v1: "{value}"', {
      header: SIGNATURE_HEADER,
      value: printableStart(list, 60),
    }),
    said("v1,<base64>, or several of them with a space between"),
    isOtherVersion ? said("v1a is a signature with a public key, which is not supported") : null,
  );
}

function failed(problem: Said, expected: Said, hint: Said | null = null): SignatureCheck {
  return { verified: false, problem, expected, hint };
}
