import { describe, expect, test } from "vitest";
import { explainDelivery } from "../../../../src/delivery/outcome/explain.ts";
import { STRICT_READINGS, hipcallRules } from "../../../../src/delivery/hipcall/hipcall-rules.ts";
import type { DeliveryResult } from "../../../../src/delivery/send/result.ts";

const explain = (result: DeliveryResult, origin = "http://127.0.0.1:3000") =>
  explainDelivery(result, { origin, expectation: { text: "2xx", accepts: () => false }, hipcall: null });

const answered = (status: number, headers: readonly (readonly [string, string])[] = []): DeliveryResult => ({
  kind: "answered",
  status,
  durationMs: 1,
  headers,
  body: Buffer.alloc(0),
  bodyBytes: 0,
});

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
    [{ ...refused, kind: "tls_failed", code: "CERT_HAS_EXPIRED", reason: "expired" }, /certificate/, /--insecure/],
    [{ ...refused, kind: "tls_failed", code: "DEPTH_ZERO_SELF_SIGNED_CERT" }, /certificate/, /--insecure/],
    [{ ...refused, kind: "tls_failed", code: "ERR_TLS_CERT_ALTNAME_INVALID" }, /certificate/, /--insecure/],
    [{ ...refused, kind: "tls_failed", code: "ERR_SSL_WRONG_VERSION_NUMBER" }, /handshake/, /http:\/\//],
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

test("under Hipcall's rules no hint says to raise --timeout", () => {
  const hipcall = hipcallRules(STRICT_READINGS);
  const timedOut = { kind: "timed_out", phase: "answering", durationMs: 5000 } as const;
  const explanation = explainDelivery(timedOut, {
    origin: "http://127.0.0.1:1",
    expectation: hipcall.success,
    hipcall,
  });
  expect(explanation.nextStep).not.toContain("--timeout");
});
