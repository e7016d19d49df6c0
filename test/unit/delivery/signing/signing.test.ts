import { createHmac, randomBytes } from "node:crypto";
import { inspect } from "node:util";
import { fc } from "@fast-check/vitest";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import type { HeaderPair } from "../../../../src/captures/capture.ts";
import { webhookRequest } from "../../../../src/delivery/request/request.ts";
import { SigningSecret, secretProblem } from "../../../../src/delivery/signing/secret.ts";
import { Signer } from "../../../../src/delivery/signing/signer.ts";
import { inTurkish } from "../../../support/events/turkish.ts";
import { inEnglish, inEnglishOrNull } from "../../../../src/language/said.ts";
import { verifySignature } from "../../../../src/delivery/signing/verify.ts";

// The test vector of the specification's own libraries.
const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
const SECONDS = 1_614_265_330;
const BODY = '{"test": 2432232314}';
const SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
const NOW = new Date(SECONDS * 1000);
const OTHER = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";

function secretOf(text: string): SigningSecret {
  const secret = SigningSecret.parse(text);
  if (secret === undefined) throw new Error(`no secret: ${text}`);
  return secret;
}

const headersOf = (signature = SIGNATURE, more: Record<string, string> = {}): HeaderPair[] =>
  Object.entries({
    "webhook-id": ID,
    "webhook-timestamp": String(SECONDS),
    "webhook-signature": signature,
    ...more,
  });

/** The result in English. */
const check = (headers: readonly HeaderPair[], { body = BODY, now = NOW, secrets = [SECRET] } = {}) => {
  const result = verifySignature({ headers, body: Buffer.from(body) }, secrets.map(secretOf), now);
  if (result.verified) return result;
  const { problem, expected, hint } = result;
  for (const words of [problem, ...(hint === null ? [] : [hint])]) expect(inTurkish(words)).toMatch(/./);
  return {
    verified: false,
    problem: inEnglish(problem),
    expected: inEnglish(expected),
    hint: hint && inEnglish(hint),
  } as const;
};

describe("the vectors of the specification", () => {
  test("are signed as there", () => {
    const request = webhookRequest(Buffer.from(BODY), "/", [["webhook-id", ID]]);
    const { headers } = new Signer([secretOf(SECRET)], { now: () => NOW }).sign(request);
    expect(headers.slice(-3)).toEqual(headersOf());
  });

  test.each([
    ["with the prefix", SECRET, SIGNATURE],
    ["without the prefix", SECRET.replace("whsec_", ""), SIGNATURE],
    ["among other signatures and versions", SECRET, `${OTHER} v2,${SIGNATURE.slice(3)} ${SIGNATURE} ${OTHER}`],
  ])("verify %s", (_name, secret, signature) => {
    expect(check(headersOf(signature), { secrets: [secret] })).toEqual({ verified: true, id: ID });
  });

  test.each([
    ["webhook-id", "webhook-id is missing"],
    ["webhook-timestamp", "webhook-timestamp is missing"],
    ["webhook-signature", "webhook-signature is missing"],
  ])("fail without %s", (name, problem) => {
    const headers = headersOf().filter(([other]) => other !== name);
    expect(check(headers)).toMatchObject({ verified: false, problem });
  });

  test.each([
    ["v1,dawfeoifkpqwoekfpqoekf", "no signature fits this secret"],
    [SIGNATURE.slice(0, 8), "no signature fits this secret"],
    ["v1,", "has no signature of the version v1"],
    ["v1a,abc", "has no signature of the version v1"],
  ])("fail with the signature %s", (signature, problem) => {
    expect(check(headersOf(signature))).toMatchObject({ verified: false, problem: expect.stringContaining(problem) });
  });

  test("fail with a time that is no number, and more than 5 min away from now", () => {
    const wordy = check(headersOf(SIGNATURE, { "webhook-timestamp": "hello" }));
    expect(wordy).toMatchObject({ verified: false, problem: 'webhook-timestamp is "hello"' });
    const at = (offset: number) => check(headersOf(), { now: new Date((SECONDS + offset) * 1000) });
    expect([at(300).verified, at(-300).verified, at(301).verified, at(-301).verified]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(at(720)).toMatchObject({ problem: "the signature fits, but its time is 12 min old" });
    expect(at(-90_000)).toMatchObject({ problem: "the signature fits, but its time is 25 h in the future" });
  });
});

describe("what is wrong is explained:", () => {
  const signed = (body: string): string =>
    `v1,${secretOf(SECRET).signatureOf({ id: ID, timestamp: String(SECONDS), body: Buffer.from(body) })}`;

  test.each([
    ['{"a":1,"b":"é"}', '{\n  "a": 1,\n  "b": "é"\n}', "the compact form of its JSON"],
    ['{"a": 1, "b": ["x"]}', '{"a":1,"b":["x"]}', "as Python writes it"],
    ['{"a":"\\u00e9"}', '{"a":"é"}', "with all other letters as \\u escapes"],
    ['{"a":"http:\\/\\/x"}', '{"a":"http://x"}', "as PHP writes it"],
    ['{"a":1}\n', '{"a":1}', "with a line end after it"],
    ['{"a":1}', '{"a":1}\n', "without the white space around it"],
  ])("%j was signed, %j came", (original, arrived, form) => {
    const result = check(headersOf(signed(original)), { body: arrived });
    expect(result).toMatchObject({ verified: false, problem: expect.stringContaining(form) });
  });

  test.each([
    ["base64", `${ID}.${SECONDS}.${BODY}`, SECRET, "the text of the secret"],
    ["base64", `${ID}.${SECONDS}.${BODY}`, SECRET.slice(6), "the text of the secret"],
    ["hex", `${ID}.${SECONDS}.${BODY}`, Buffer.from(SECRET.slice(6), "base64"), "written in hex"],
    ["base64", BODY, Buffer.from(SECRET.slice(6), "base64"), "made of the body alone"],
  ] as const)("a signature in %s of %j with another key", (encoding, content, key, problem) => {
    const signature = createHmac("sha256", key).update(content).digest(encoding);
    expect(check(headersOf(`v1,${signature}`))).toMatchObject({ problem: expect.stringContaining(problem) });
  });

  test("a time in milliseconds", () => {
    const timestamp = `${SECONDS}000`;
    const signature = secretOf(SECRET).signatureOf({ id: ID, timestamp, body: Buffer.from(BODY) });
    const result = check(headersOf(`v1,${signature}`, { "webhook-timestamp": timestamp }));
    expect(result).toMatchObject({ problem: "the signature fits, but webhook-timestamp is in milliseconds" });
  });

  test("no signature at all, and one of another scheme", () => {
    expect(check([["svix-signature", "v1,x"]])).toEqual({
      verified: false,
      problem: "the request is not signed: webhook-id, webhook-timestamp, webhook-signature are missing",
      expected: "webhook-id, webhook-timestamp and webhook-signature",
      hint: "it has svix-signature, which Standard Webhooks does not know",
    });
  });

  test.each([
    ["whsec_", "nothing stands after whsec_"],
    ["whsec_not base64", "not base64"],
    ["whsec_abcde", "not base64"],
    ["whsk_abcd", "asymmetric"],
  ])("the secret %s", (text, problem) => {
    expect(inEnglishOrNull(secretProblem(text))).toContain(problem);
    expect(SigningSecret.parse(text)).toBeUndefined();
  });
});

describe("agrees with the package standardwebhooks", () => {
  const keys = fc
    .uint8Array({ minLength: 24, maxLength: 64 })
    .map((key) => `whsec_${Buffer.from(key).toString("base64")}`);

  test("which verifies what we sign, and signs what we verify", () => {
    fc.assert(
      fc.property(keys, keys, fc.json({ maxDepth: 3 }), (secret, older, body) => {
        const request = webhookRequest(Buffer.from(body), "/", []);
        const { headers } = new Signer([secretOf(older), secretOf(secret)], { now: () => new Date() }).sign(request);
        expect(new Webhook(secret).verify(body, Object.fromEntries(headers))).toEqual(JSON.parse(body));
        expect(new Webhook(older).verify(body, Object.fromEntries(headers))).toEqual(JSON.parse(body));

        const theirs = headersOf(new Webhook(secret).sign(ID, NOW, body));
        expect(check(theirs, { body, secrets: [older, secret] })).toEqual({ verified: true, id: ID });
      }),
    );
  });

  test("which refuses what we refuse: one changed byte of the body, or another secret", () => {
    fc.assert(
      fc.property(keys, fc.string({ minLength: 1 }), fc.nat(), (secret, body, at) => {
        const bytes = Buffer.from(body);
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ 1;
        const headers = headersOf(new Webhook(secret).sign(ID, NOW, body));
        expect(verifySignature({ headers, body: bytes }, [secretOf(secret)], NOW).verified).toBe(false);
        const other = `whsec_${randomBytes(24).toString("base64")}`;
        expect(check(headers, { body, secrets: [other] }).verified).toBe(false);
      }),
    );
  });
});

test("a retry and a copy keep their id with a new time; another request has another id", () => {
  let seconds = SECONDS;
  const signer = new Signer([secretOf(SECRET)], { now: () => new Date((seconds += 1) * 1000) });
  const request = webhookRequest(Buffer.from(BODY), "/", []);
  const [first, again, other] = [request, request, { ...request }].map((one) => new Map(signer.sign(one).headers));
  expect(again?.get("webhook-id")).toBe(first?.get("webhook-id"));
  expect(again?.get("webhook-timestamp")).not.toBe(first?.get("webhook-timestamp"));
  expect(other?.get("webhook-id")).not.toBe(first?.get("webhook-id"));
});

test("a secret never shows itself", () => {
  const secret = secretOf(SECRET);
  for (const text of [JSON.stringify({ secret }), inspect(secret, { depth: 9, showHidden: true })]) {
    expect(text).not.toContain(SECRET.slice(6));
  }
});
