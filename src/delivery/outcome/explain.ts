import type { StatusExpectation } from "../send/acceptance.ts";
import type { Comparison } from "../compare/difference.ts";
import type { HipcallRules } from "../hipcall/hipcall-rules.ts";
import type { AnsweredResult, DeliveryResult } from "../send/result.ts";
import { isCertificateCode } from "../send/tls-errors.ts";

/** Why a delivery was not accepted, and what to do next. Not yet made safe for a terminal. */
export interface Explanation {
  readonly problem: string;
  readonly nextStep: string | null;
}

interface ExplainContext {
  readonly origin: string;
  readonly expectation: StatusExpectation;
  /** The rules that decide, when Hipcall's do; then nothing can be set otherwise. */
  readonly hipcall: HipcallRules | null;
}

/** Puts a delivery that was not accepted into words. */
export function explainDelivery(result: DeliveryResult, context: ExplainContext): Explanation {
  switch (result.kind) {
    case "answered":
      return explainAnswer(result, context);
    case "timed_out":
      return explainTimeout(result.phase, result.durationMs, context);
    case "unreachable":
      return explainUnreachable(result.code, result.reason, context);
    case "unsendable":
      return { problem: `it can't be sent: ${result.reason}`, nextStep: "correct this in the record" };
    case "tls_failed":
      return explainTls(result.code, result.reason);
    case "broken":
      return explainBroken(result.code, result.reason, context);
    case "aborted":
      return { problem: "stopped before it was answered", nextStep: null };
  }
}

/** Puts an answer that is not the recorded one into words. */
export function explainComparison({ count }: Comparison): Explanation {
  return {
    problem: `the answer differs from the recorded one in ${count === 1 ? "one place" : `${count} places`}`,
    nextStep:
      "if the new answer is right, record it with --update; if a value is new each time, leave it out with --ignore PATH",
  };
}

function explainAnswer({ status, headers }: AnsweredResult, { expectation, hipcall }: ExplainContext): Explanation {
  const problem = `answered ${status}, expected ${expectation.text}`;
  if (status >= 300 && status < 400) return explainRedirect(problem, headers);
  if (status < 300) return { problem, nextStep: hipcall === null ? null : OTHER_SUCCESS_STEP };
  return { problem, nextStep: STATUS_STEPS[status] ?? classStep(status) };
}

function classStep(status: number): string | null {
  return status >= 500 ? SERVER_ERROR_STEP : null;
}

const OTHER_SUCCESS_STEP =
  "Hipcall's own demo receiver answers 201 to a new record, but whether Hipcall takes more than 200 for a success is not known: answer 200";

const SERVER_ERROR_STEP = "the app failed while it handled the event: look at its log";

const STATUS_STEPS: Readonly<Record<number, string>> = {
  400: "the app refused the body: does it read raw JSON?",
  401: "the endpoint asks for credentials, which Hipcall does not send: let this path through",
  403: "the endpoint forbids the request: is CSRF protection on for this path?",
  404: "check the path of --to",
  405: "the endpoint does not take POST: check the path and the route's method",
  413: "the app's body limit is too low",
  415: "the app does not take application/json",
  422: "the app found the event invalid: look at its answer",
};

function explainRedirect(problem: string, headers: AnsweredResult["headers"]): Explanation {
  const location = headers.find(([name]) => name.toLowerCase() === "location")?.[1];
  return {
    problem: location === undefined ? `${problem}: a redirect` : `${problem}: a redirect to ${location.slice(0, 200)}`,
    nextStep: "redirects are not followed: give the final URL with --to (a missing slash at the end?)",
  };
}

function explainTimeout(
  phase: "connecting" | "answering",
  durationMs: number,
  { hipcall }: ExplainContext,
): Explanation {
  const seconds = `${Math.round(durationMs / 100) / 10} s`;
  return phase === "connecting"
    ? {
        problem: `no connection within ${seconds}`,
        nextStep: "check host and port; a firewall may swallow the connection",
      }
    : {
        problem: `connected, but no answer within ${seconds}`,
        nextStep:
          hipcall === null
            ? "answer first and work later (Hipcall waits about 5 s), or give more time with --timeout"
            : "answer first and work later: Hipcall gives up, and does not send it again",
      };
}

/** A server for https closes a plain http connection without a word, or with bytes that are no HTTP. */
function explainBroken(code: string, reason: string, { origin }: ExplainContext): Explanation {
  const orHttps = origin.startsWith("https:") ? "" : " or does it speak https:// on this port?";
  return code.startsWith("HPE_")
    ? { problem: `what came back is not HTTP (${reason})`, nextStep: `does another program have this port?${orHttps}` }
    : {
        problem: `the connection broke before an answer came (${reason})`,
        nextStep: `look at the app's log: did it crash, or close the connection?${orHttps}`,
      };
}

function explainUnreachable(code: string, reason: string, { origin }: ExplainContext): Explanation {
  if (code === "ECONNREFUSED") {
    return {
      problem: `nobody is listening at ${origin}`,
      nextStep: startStep(origin),
    };
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return { problem: `the host of ${origin} is not known`, nextStep: "check the spelling of the host in --to" };
  }
  return { problem: `cannot reach ${origin}: ${reason}`, nextStep: "check host and port in --to" };
}

function explainTls(code: string, reason: string): Explanation {
  if (isCertificateCode(code)) {
    return {
      problem: `the certificate was refused (${code}): ${reason}`,
      nextStep: "if it is your own, use --insecure",
    };
  }
  return {
    problem: `the TLS handshake failed (${code})`,
    nextStep: "does the target speak plain http on this port? then use http:// in --to",
  };
}

/** A listener can stand in on this machine only, and speaks plain http. */
function startStep(origin: string): string {
  const { hostname, port, protocol } = new URL(origin);
  const isHere = /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
  if (!isHere || protocol === "https:") return "is the app started, and are host and port of --to right?";
  const portOption = port === "4665" ? "" : ` --port ${port === "" ? "80" : port}`;
  return `start your app, or a listener: npx hipcall-hooks listen${portOption}`;
}
