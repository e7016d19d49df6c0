import { SigningSecret, secretProblem } from "../../delivery/signing/secret.ts";
import { said } from "../../language/said.ts";
import type { ValueParser } from "./value-parsers.ts";

/** One secret of Standard Webhooks, or several with spaces or commas between. A message never shows one. */
export const signingSecrets: ValueParser<readonly SigningSecret[]> = {
  expected: said("a secret of Standard Webhooks: whsec_ and the key in base64"),
  examples: [],
  isSecret: true,
  parse: (text) => {
    const secrets = textsOf(text).map((one) => SigningSecret.parse(one));
    return secrets.length > 0 && secrets.every((secret) => secret !== undefined) ? secrets : undefined;
  },
  hintFor: (text) =>
    textsOf(text)
      .map(secretProblem)
      .find((problem) => problem !== undefined),
};

function textsOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((one) => one !== "");
}
