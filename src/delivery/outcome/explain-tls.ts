import { type Said, said } from "../../language/said.ts";
/** One way in which TLS fails: what it means, and what helps. `--to` stands for the option that names the target. */
interface TlsFault {
  readonly codes: RegExp;
  readonly means: Said;
  readonly nextStep: (option: string) => Said;
}

const FAULTS: readonly TlsFault[] = [
  {
    codes: /^CERT_HAS_EXPIRED$/,
    means: said("the certificate has expired"),
    nextStep: () => said("renew it, or use --insecure; Hipcall may refuse it too"),
  },
  {
    codes: /^CERT_NOT_YET_VALID$/,
    means: said("the certificate is not valid yet"),
    nextStep: () => said("compare this machine's clock with the certificate's dates"),
  },
  {
    codes: /^CERT_REVOKED$/,
    means: said("the certificate was revoked"),
    nextStep: () => said("get a new one"),
  },
  {
    codes: /^DEPTH_ZERO_SELF_SIGNED_CERT$/,
    means: said("the certificate is self-signed"),
    nextStep: () => said("if it is your own, use --insecure, or set NODE_EXTRA_CA_CERTS to its file"),
  },
  {
    codes: /^(SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?|INVALID_CA|CERT_UNTRUSTED)$/,
    means: said("the certificate is signed by an authority that Node does not know"),
    nextStep: () =>
      said("set NODE_EXTRA_CA_CERTS to the authority's file (mkcert -CAROOT shows its folder), or use --insecure"),
  },
  {
    codes: /^UNABLE_TO_VERIFY_LEAF_SIGNATURE$/,
    means: said("the server sends its certificate without the one that signed it, or that authority is unknown"),
    nextStep: () =>
      said(
        "let the server send the whole chain (fullchain.pem), or set NODE_EXTRA_CA_CERTS; to send anyway: --insecure",
      ),
  },
  {
    codes: /^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/,
    means: said("the certificate is for another host"),
    nextStep: (option) => said("write the certificate's host in {option}, or use --insecure", { option }),
  },
  {
    codes: /^(ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG|ERR_SSL_HTTP_REQUEST|EPROTO)$/,
    means: said("what answers there does not speak TLS"),
    nextStep: (option) =>
      said("does the target use plain http on this port? then write http:// in {option}", { option }),
  },
  {
    codes: /PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW|NO_PROTOCOLS/,
    means: said("the server and Node have no TLS version in common"),
    nextStep: () => said("let the server offer TLS 1.2 or 1.3"),
  },
  {
    codes: /CERTIFICATE_REQUIRED|BAD_CERTIFICATE/,
    means: said("the server asks for a certificate of the client"),
    nextStep: () => said("Hipcall sends none: leave this path out of that rule"),
  },
  {
    codes: /UNRECOGNIZED_NAME/,
    means: said("the server does not know this host name"),
    nextStep: (option) => said("check the host in {option}: a virtual host needs its own name", { option }),
  },
  {
    codes: /HANDSHAKE_FAILURE|NO_SHARED_CIPHER|INTERNAL_ERROR/,
    means: said("the server ended the handshake"),
    nextStep: () => said("see its log: it may offer no cipher that Node knows, or no certificate for this host"),
  },
];

interface TlsExplanation {
  readonly problem: Said;
  readonly nextStep: Said;
}

/** Explains a TLS handshake that failed. `option` is the one that names the target. */
export function explainTls(code: string, reason: string, option: "--to" | "--forward"): TlsExplanation {
  const fault = FAULTS.find(({ codes }) => codes.test(code));
  if (fault === undefined) {
    return {
      problem: said("TLS handshake failed ({code}): {reason}", { code, reason }),
      nextStep: said("try: openssl s_client -connect HOST:PORT"),
    };
  }
  const values = { means: fault.means, code };
  return {
    problem:
      code.includes("ALTNAME") || code.startsWith("CERT_")
        ? said("TLS failed: {means} ({code}): {reason}", { ...values, reason })
        : said("TLS failed: {means} ({code})", values),
    nextStep: fault.nextStep(option),
  };
}
