import { isRequestKind } from "../../events/requests/recognize-request.ts";
import { type Said, type Wording, said } from "../../language/said.ts";
import { saysWhy } from "../answer/answer-text.ts";
import type { StatusExpectation } from "../send/acceptance.ts";
import type { Comparison } from "../compare/difference.ts";
import type { HipcallRules } from "../hipcall/hipcall-rules.ts";
import { type TimeLimit, givesUp, lateness, saidSeconds } from "../hipcall/time-limit.ts";
import type { AnsweredResult, DeliveryResult } from "../send/result.ts";
import { explainProxy } from "./explain-proxy.ts";
import { explainTls } from "./explain-tls.ts";
import { listenerError, wantsTls } from "./known-answers.ts";

/** Why a delivery was not accepted, and a hint for the next step. Not yet made safe for a terminal. */
export interface Explanation {
  readonly problem: Wording;
  readonly nextStep: Wording | null;
}

interface ExplainContext {
  readonly event: string | null;
  readonly origin: string;
  /** The URL of the proxy that was sent through. */
  readonly proxy: string | undefined;
  readonly expectation: StatusExpectation;
  /** Hipcall's rules, when they decide: its limits can't be changed. */
  readonly hipcall: HipcallRules | null;
  readonly timeLimit: TimeLimit;
}

/** Explains a delivery that was not accepted. */
export function explainDelivery(result: DeliveryResult, context: ExplainContext): Explanation {
  switch (result.kind) {
    case "answered":
      return explainAnswer(result, context);
    case "timed_out":
      return explainTimeout(result.phase, result.durationMs, context);
    case "unreachable":
      return explainUnreachable(result, context);
    case "unsendable":
      return {
        problem: said("cannot be sent: {reason}", { reason: result.reason }),
        nextStep: said("correct this in the record"),
      };
    case "tls_failed":
      return explainTls(result.code, result.reason, "--to");
    case "broken":
      return explainBroken(result.code, result.reason, context);
    case "aborted":
      return { problem: said("stopped before an answer came"), nextStep: null };
  }
}

/** Explains an answer that differs from the recorded one. A status of failure where there was none is the reason. */
export function explainComparison(
  answer: AnsweredResult,
  recordedStatus: number,
  { count, event }: Pick<Comparison, "count"> & Pick<ExplainContext, "event">,
): Explanation {
  const { status } = answer;
  if (status !== recordedStatus && status >= 400) {
    const problem = said("answered {status}; the recorded answer is {recordedStatus}", {
      status: String(status),
      recordedStatus: String(recordedStatus),
    });
    return explainListener(answer, problem) ?? { problem, nextStep: statusStep(answer, event) };
  }
  const isKnown = status !== recordedStatus && status < 300 && recordedStatus < 300;
  return {
    problem:
      count === 1
        ? said("the answer differs from the recorded one in one place")
        : said("the answer differs from the recorded one in {count} places", { count }),
    nextStep: isKnown
      ? said(
          "does your app know this event already? start it with empty data, or send new events with --fresh; if the new answer is right, record it with --update",
        )
      : said("if the new answer is right, record it with --update"),
  };
}

function explainAnswer(
  answer: AnsweredResult,
  { event, expectation, hipcall, timeLimit }: ExplainContext,
): Explanation {
  const { status, headers, durationMs } = answer;
  if (hipcall !== null && expectation.accepts(status)) return explainLateAnswer(status, durationMs, timeLimit);
  const problem = said("answered {status}, expected {text}", { status: String(status), text: expectation.text });
  const ofListener = explainListener(answer, problem);
  if (ofListener !== null) return ofListener;
  if (status >= 300 && status < 400) return explainRedirect(problem, headers);
  if (status < 300) return { problem, nextStep: hipcall === null ? null : OTHER_SUCCESS_STEP };
  return { problem, nextStep: statusStep(answer, event) };
}

/** An answer that a listener of this program made: it says itself what is wrong. */
function explainListener(answer: AnsweredResult, problem: Said): Explanation | null {
  const error = listenerError(answer);
  if (error === undefined) return null;
  const isGateway = answer.status === 502 || answer.status === 504;
  return {
    problem: said("{problem}; a hipcall-hooks listener answered: {error}", { problem, error }),
    nextStep: isGateway
      ? said("the listener runs, the app behind it (its --forward) does not answer: start that app")
      : null,
  };
}

function statusStep(answer: AnsweredResult, event: string | null): Wording | null {
  if (answer.status === 400 && wantsTls(answer)) return said("this port speaks TLS: write https:// in --to");
  if (answer.status === 401 && isRequestKind(event)) return BASIC_AUTH_STEP;
  if ((answer.status === 400 || answer.status >= 500) && saysWhy(answer)) return OWN_WORDS_STEP;
  return STATUS_STEPS[answer.status] ?? classStep(answer.status);
}

/** An answer whose status Hipcall accepts, after a time that it may not wait. */
function explainLateAnswer(status: number, durationMs: number, timeLimit: TimeLimit): Explanation {
  const risk = lateness(durationMs, timeLimit) === "at_risk" ? said("at risk") : said("too late");
  return {
    problem: said("answered {status} after {duration}, {risk}: Hipcall gives up {givesUp}", {
      status: String(status),
      duration: saidSeconds(durationMs),
      risk,
      givesUp: givesUp(timeLimit),
    }),
    nextStep: said("answer first and do the work later: Hipcall does not send the event again"),
  };
}

function classStep(status: number): Wording | null {
  return status >= 500 ? SERVER_ERROR_STEP : null;
}

const OTHER_SUCCESS_STEP = said(
  "answer 200: Hipcall's own demo receiver answers 201 to a new record, but it is not known whether Hipcall accepts that",
);

export const OWN_WORDS_STEP = said("your app says itself what is wrong: see its answer, and its log");

const SERVER_ERROR_STEP = said("your app threw an error; see its log");

/** A web service that Hipcall asks can have credentials; an integration for webhooks cannot. */
export const BASIC_AUTH_STEP = said(
  "Hipcall sends Basic auth to a web service only if it is set there: in the panel, and here as a header authorization",
);

const STATUS_STEPS: Readonly<Record<number, Wording>> = {
  400: said("does your app read the body as raw JSON?"),
  401: said("Hipcall sends no credentials: allow requests to this path without them"),
  403: said("is CSRF protection on for this path?"),
  404: said("check the path of --to"),
  405: said("webhooks are sent with POST: check the path, and the method of the route"),
  413: said("raise the body limit of your app"),
  415: said("let your app accept application/json"),
  422: said("your app found the event invalid; see its answer"),
};

function explainRedirect(problem: Said, headers: AnsweredResult["headers"]): Explanation {
  const location = headers.find(([name]) => name.toLowerCase() === "location")?.[1];
  return {
    problem:
      location === undefined
        ? said("{problem}: a redirect", { problem })
        : said("{problem}: a redirect to {location}", { problem, location: location.slice(0, 200) }),
    nextStep: said("redirects are not followed: give the final URL with --to (is a slash missing at the end?)"),
  };
}

function explainTimeout(
  phase: "connecting" | "answering",
  durationMs: number,
  { hipcall, timeLimit }: ExplainContext,
): Explanation {
  return phase === "connecting"
    ? {
        problem: said("no connection within {duration}", { duration: saidSeconds(durationMs) }),
        nextStep: said("check host and port; a firewall may block the connection"),
      }
    : {
        problem: said("connected, but no answer within {duration}", { duration: saidSeconds(durationMs) }),
        nextStep:
          hipcall === null
            ? said("answer first and do the work later (Hipcall gives up {givesUp}), or raise --timeout", {
                givesUp: givesUp(timeLimit),
              })
            : said("answer first and do the work later: Hipcall does not send the event again"),
      };
}

/** A server for https closes a plain http connection at once, or answers with bytes that are not HTTP. */
function explainBroken(code: string, reason: string, { origin }: ExplainContext): Explanation {
  const isHttps = origin.startsWith("https:");
  return code.startsWith("HPE_")
    ? {
        problem: said("the answer is not HTTP ({reason})", { reason }),
        nextStep: isHttps
          ? said("does another program use this port?")
          : said("does another program use this port? or does it use https:// on this port?"),
      }
    : {
        problem: said("connection lost before an answer came ({reason})", { reason }),
        nextStep: isHttps
          ? said("see your app's log: did it crash, or close the connection?")
          : said("see your app's log: did it crash, or close the connection? or does it use https:// on this port?"),
      };
}

function explainUnreachable(
  { code, reason, elsewhere }: Extract<DeliveryResult, { kind: "unreachable" }>,
  { origin, proxy }: ExplainContext,
): Explanation {
  if (proxy !== undefined) return explainProxy(origin, proxy, reason);
  if (origin.startsWith("https:") && CLOSED_CODES.has(code)) {
    return {
      problem: said("the connection to {origin} was closed in the TLS handshake ({reason})", { origin, reason }),
      nextStep: said("does the target use plain http on this port? then write http:// in --to"),
    };
  }
  if (code === "ECONNREFUSED" && elsewhere !== undefined) {
    return {
      problem: said("connection refused: nothing is listening on {origin}, but something is on {elsewhere}", {
        origin,
        elsewhere,
      }),
      nextStep: said("write localhost in --to: that tries both addresses of this machine"),
    };
  }
  if (code === "ECONNREFUSED") {
    return {
      problem: said("connection refused: nothing is listening on {origin}", { origin }),
      nextStep: startStep(origin),
    };
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return {
      problem: said("host not found: {origin}", { origin }),
      nextStep: said("check the spelling of the host in --to"),
    };
  }
  return {
    problem: said("cannot reach {origin}: {reason}", { origin, reason }),
    nextStep: said("check host and port in --to"),
  };
}

const CLOSED_CODES: ReadonlySet<string> = new Set(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"]);

/** A listener can take the place of the app only on this machine, and only for http. */
function startStep(origin: string): Wording {
  const { hostname, port, protocol } = new URL(origin);
  const isHere = /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
  if (!isHere || protocol === "https:") return said("is your app running? check host and port of --to");
  return port === "4665"
    ? said("start your app, or a listener: hipcall-hooks listen")
    : said("start your app, or a listener: hipcall-hooks listen --port {port}", { port: port === "" ? "80" : port });
}
