/** One way in which TLS fails: what it means, and what helps. `--to` stands for the option that names the target. */
interface TlsFault {
  readonly codes: RegExp;
  readonly means: string;
  readonly nextStep: string;
}

const FAULTS: readonly TlsFault[] = [
  {
    codes: /^CERT_HAS_EXPIRED$/,
    means: "the certificate has expired",
    nextStep: "renew it, or use --insecure; Hipcall may refuse it too",
  },
  {
    codes: /^CERT_NOT_YET_VALID$/,
    means: "the certificate is not valid yet",
    nextStep: "compare this machine's clock with the certificate's dates",
  },
  {
    codes: /^CERT_REVOKED$/,
    means: "the certificate was revoked",
    nextStep: "get a new one",
  },
  {
    codes: /^DEPTH_ZERO_SELF_SIGNED_CERT$/,
    means: "the certificate is self-signed",
    nextStep: "if it is your own, use --insecure, or set NODE_EXTRA_CA_CERTS to its file",
  },
  {
    codes: /^(SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?|INVALID_CA|CERT_UNTRUSTED)$/,
    means: "the certificate is signed by an authority that Node does not know",
    nextStep: "set NODE_EXTRA_CA_CERTS to the authority's file (mkcert -CAROOT shows its folder), or use --insecure",
  },
  {
    codes: /^UNABLE_TO_VERIFY_LEAF_SIGNATURE$/,
    means: "the server sends its certificate without the one that signed it, or that authority is unknown",
    nextStep:
      "let the server send the whole chain (fullchain.pem), or set NODE_EXTRA_CA_CERTS; to send anyway: --insecure",
  },
  {
    codes: /^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/,
    means: "the certificate is for another host",
    nextStep: "write the certificate's host in --to, or use --insecure",
  },
  {
    codes: /^(ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG|ERR_SSL_HTTP_REQUEST|EPROTO)$/,
    means: "what answers there does not speak TLS",
    nextStep: "does the target use plain http on this port? then write http:// in --to",
  },
  {
    codes: /PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW|NO_PROTOCOLS/,
    means: "the server and Node have no TLS version in common",
    nextStep: "let the server offer TLS 1.2 or 1.3",
  },
  {
    codes: /CERTIFICATE_REQUIRED|BAD_CERTIFICATE/,
    means: "the server asks for a certificate of the client",
    nextStep: "Hipcall sends none: leave this path out of that rule",
  },
  {
    codes: /UNRECOGNIZED_NAME/,
    means: "the server does not know this host name",
    nextStep: "check the host in --to: a virtual host needs its own name",
  },
  {
    codes: /HANDSHAKE_FAILURE|NO_SHARED_CIPHER|INTERNAL_ERROR/,
    means: "the server ended the handshake",
    nextStep: "see its log: it may offer no cipher that Node knows, or no certificate for this host",
  },
];

interface TlsExplanation {
  readonly problem: string;
  readonly nextStep: string;
}

/** Explains a TLS handshake that failed. `option` is the one that names the target. */
export function explainTls(code: string, reason: string, option: "--to" | "--forward"): TlsExplanation {
  const fault = FAULTS.find(({ codes }) => codes.test(code));
  if (fault === undefined) {
    return {
      problem: `TLS handshake failed (${code}): ${reason}`,
      nextStep: "try: openssl s_client -connect HOST:PORT",
    };
  }
  const details = code.includes("ALTNAME") || code.startsWith("CERT_") ? `: ${reason}` : "";
  return {
    problem: `TLS failed: ${fault.means} (${code})${details}`,
    nextStep: fault.nextStep.replace("--to", option),
  };
}
