import { describe, expect, test } from "vitest";
import { type Explanation, explainDelivery } from "../../../../src/delivery/outcome/explain.ts";
import { STRICT_READINGS, hipcallRules, parseReadings } from "../../../../src/delivery/hipcall/hipcall-rules.ts";
import type { DeliveryResult } from "../../../../src/delivery/send/result.ts";
import { inEnglish, inEnglishOrNull } from "../../../../src/language/said.ts";

const inWords = ({ problem, nextStep }: Explanation) => ({
  problem: inEnglish(problem),
  nextStep: inEnglishOrNull(nextStep),
});

const explain = (result: DeliveryResult, origin = "http://127.0.0.1:3000", event: string | null = null) =>
  inWords(
    explainDelivery(result, {
      event,
      origin,
      proxy: undefined,
      expectation: { text: "2xx", accepts: () => false },
      hipcall: null,
      timeLimit: hipcallRules(STRICT_READINGS).timeLimit,
    }),
  );

const answered = (status: number, headers: readonly (readonly [string, string])[] = [], text = ""): DeliveryResult => ({
  kind: "answered",
  status,
  durationMs: 1,
  headers,
  body: Buffer.from(text),
  bodyBytes: text.length,
});

const tlsFailed = (code: string): DeliveryResult => ({ ...refused, kind: "tls_failed", code });

const refused = { kind: "unreachable", code: "ECONNREFUSED", reason: "connect ECONNREFUSED", durationMs: 1 } as const;

describe("a delivery that was not accepted", () => {
  test.each([
    [answered(400), /answered 400, expected 2xx/, /raw JSON/],
    [answered(401), /answered 401/, /credentials/],
    [answered(403), /answered 403/, /CSRF/],
    [answered(404), /answered 404/, /path of --to/],
    [answered(405), /answered 405/, /POST/],
    [answered(413), /answered 413/, /body limit/],
    [answered(415), /answered 415/, /application\/json/],
    [answered(422), /answered 422/, /see its answer/],
    [answered(500), /answered 500/, /log/],
    [answered(503), /answered 503/, /log/],
    [answered(301, [["Location", "/hooks/"]]), /redirect to \/hooks\/$/, /not followed/],
    [answered(308), /a redirect$/, /not followed/],
    [{ kind: "timed_out", phase: "connecting", durationMs: 5012 }, /no connection within 5 s/, /firewall/],
    [{ kind: "timed_out", phase: "answering", durationMs: 5012 }, /no answer within 5 s/, /--timeout/],
    [
      refused,
      /connection refused: nothing is listening on http:\/\/127\.0\.0\.1:3000/,
      /hipcall-hooks listen --port 3000/,
    ],
    [{ ...refused, code: "ENOTFOUND" }, /host not found/, /spelling/],
    [{ ...refused, code: "EAI_AGAIN" }, /host not found/, /spelling/],
    [{ ...refused, code: "EHOSTUNREACH", reason: "no route" }, /cannot reach .*no route/, /host and port/],
    [tlsFailed("CERT_HAS_EXPIRED"), /has expired/, /renew it.*--insecure/],
    [tlsFailed("CERT_NOT_YET_VALID"), /not valid yet/, /clock/],
    [tlsFailed("DEPTH_ZERO_SELF_SIGNED_CERT"), /self-signed/, /--insecure.*NODE_EXTRA_CA_CERTS/],
    [tlsFailed("SELF_SIGNED_CERT_IN_CHAIN"), /authority that Node does not know/, /NODE_EXTRA_CA_CERTS/],
    [tlsFailed("UNABLE_TO_GET_ISSUER_CERT_LOCALLY"), /authority that Node does not know/, /mkcert/],
    [tlsFailed("UNABLE_TO_VERIFY_LEAF_SIGNATURE"), /without the one that signed it/, /whole chain/],
    [tlsFailed("ERR_TLS_CERT_ALTNAME_INVALID"), /for another host .*: connect/, /certificate's host in --to/],
    [tlsFailed("ERR_SSL_WRONG_VERSION_NUMBER"), /does not speak TLS/, /write http:\/\//],
    [tlsFailed("ERR_SSL_PACKET_LENGTH_TOO_LONG"), /does not speak TLS/, /write http:\/\//],
    [tlsFailed("ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION"), /no TLS version in common/, /TLS 1\.2/],
    [tlsFailed("ERR_SSL_UNSUPPORTED_PROTOCOL"), /no TLS version in common/, /TLS 1\.2/],
    [tlsFailed("ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED"), /certificate of the client/, /Hipcall sends none/],
    [tlsFailed("ERR_SSL_TLSV1_UNRECOGNIZED_NAME"), /does not know this host/, /host in --to/],
    [tlsFailed("ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE"), /ended the handshake/, /cipher/],
    [tlsFailed("ERR_SSL_SOMETHING_ELSE"), /TLS handshake failed \(ERR_SSL_SOMETHING_ELSE\)/, /openssl/],
    [answered(400, [], "Client sent an HTTP request to an HTTPS server."), /answered 400/, /write https:\/\//],
    [answered(400, [], "The plain HTTP request was sent to HTTPS port"), /answered 400/, /write https:\/\//],
    [
      answered(502, [], '{"ok":false,"error":"connection refused","by":"hipcall-hooks"}'),
      /a hipcall-hooks listener answered: connection refused/,
      /the app behind it .*start that app/,
    ],
    [{ ...refused, elsewhere: "http://[::1]:3000" }, /but something is on http:\/\/\[::1\]:3000/, /localhost in --to/],
    [{ ...refused, kind: "broken", code: "ECONNRESET", reason: "reset" }, /connection lost.*reset/, /log.*https:\/\//],
    [{ ...refused, kind: "broken", code: "HPE_INVALID_CONSTANT" }, /not HTTP/, /another program.*https:\/\//],
  ] satisfies [DeliveryResult, RegExp, RegExp][])("%o says why and what to do next", (result, problem, nextStep) => {
    const explanation = explain(result);
    expect(explanation.problem).toMatch(problem);
    expect(explanation.nextStep).toMatch(nextStep);
  });

  test.each([answered(418), answered(200), { kind: "aborted", durationMs: 1 } as const])(
    "%o says why, and invents no next step",
    (result) => {
      expect(explain(result).problem).not.toBe("");
      expect(explain(result).nextStep).toBeNull();
    },
  );
});

describe("where nothing listens", () => {
  test.each([
    ["http://127.0.0.1:4665", "hipcall-hooks listen"],
    ["http://localhost:8080", "hipcall-hooks listen --port 8080"],
    ["http://localhost", "hipcall-hooks listen --port 80"],
    ["http://[::1]:9000", "hipcall-hooks listen --port 9000"],
  ])("%s can have a listener: %s", (origin, command) => {
    expect(explain(refused, origin).nextStep).toBe(`start your app, or a listener: ${command}`);
  });

  test.each(["http://example.com:8080", "https://localhost:8443"])("%s can not", (origin) => {
    expect(explain(refused, origin).nextStep).not.toContain("listen --port");
  });
});

test.each([400, 500, 503])("the app's own words in JSON are the hint for %i", (status) => {
  expect(explain(answered(status, [], '{"error":"no number"}')).nextStep).toContain(
    "your app says itself what is wrong",
  );
  expect(explain(answered(status, [], "{}")).nextStep).not.toContain("says itself");
});

test("a web service that Hipcall asks can want Basic auth, a webhook cannot", () => {
  expect(explain(answered(401)).nextStep).toContain("Hipcall sends no credentials");
  expect(explain(answered(401), undefined, "smart-routing").nextStep).toContain("sends Basic auth to a web service");
});

test("under Hipcall's rules no hint says to raise --timeout", () => {
  const hipcall = hipcallRules(STRICT_READINGS);
  const timedOut = { kind: "timed_out", phase: "answering", durationMs: 5000 } as const;
  const explanation = inWords(
    explainDelivery(timedOut, {
      event: null,
      origin: "http://127.0.0.1:1",
      proxy: undefined,
      expectation: hipcall.success,
      hipcall,
      timeLimit: hipcall.timeLimit,
    }),
  );
  expect(explanation.nextStep).not.toContain("--timeout");
});

test.each([
  ["timeout=5s", 5001, "too late: Hipcall gives up after 5 s"],
  ["timeout=5s-10s", 6000, "at risk: Hipcall gives up between 5 s and 10 s"],
  ["timeout=15s", 15_001, "too late: Hipcall gives up after 15 s"],
])("with %s, an answer of 200 after %i ms is %s", (readings, durationMs, says) => {
  const hipcall = hipcallRules(parseReadings(readings) ?? STRICT_READINGS);
  const late = { kind: "answered", status: 200, durationMs, headers: [], body: Buffer.alloc(0), bodyBytes: 0 } as const;
  const context = {
    event: null,
    origin: "http://127.0.0.1:1",
    proxy: undefined,
    expectation: hipcall.success,
    hipcall,
    timeLimit: hipcall.timeLimit,
  };
  expect(inWords(explainDelivery(late, context)).problem).toContain(says);
});
