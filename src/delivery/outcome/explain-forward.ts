import { isRequestKind } from "../../events/requests/recognize-request.ts";
import { quotedAnswer, saysWhy } from "../answer/answer-text.ts";
import { BASIC_AUTH_STEP, type Explanation, OWN_WORDS_STEP } from "./explain.ts";
import type { AnsweredResult, DeliveryResult } from "../send/result.ts";
import { explainProxy } from "./explain-proxy.ts";
import { explainTls } from "./explain-tls.ts";

/** The status for the sender when the app gave no whole answer. */
export function gatewayStatus(result: Exclude<DeliveryResult, AnsweredResult>): 502 | 504 {
  return result.kind === "timed_out" ? 504 : 502;
}

/** Explains the result of a forwarded request; `null` when the app accepted it. Not yet made safe for a terminal. */
export function explainForward(
  result: DeliveryResult,
  { event, url, proxy }: { readonly event: string | null; readonly url: string; readonly proxy: string | undefined },
): Explanation | null {
  switch (result.kind) {
    case "answered":
      return explainAnswer(result, event);
    case "timed_out":
      return result.phase === "connecting"
        ? {
            problem: `no connection to ${url} within ${seconds(result.durationMs)}`,
            nextStep: "check host and port of --forward",
          }
        : {
            problem: `your app received the request, but sent no whole answer within ${seconds(result.durationMs)}`,
            nextStep: "is it stopped at a breakpoint? answer first and do the work later, or raise --forward-timeout",
          };
    case "unreachable":
      return proxy === undefined ? explainUnreachable(result, url) : explainProxy(url, proxy, result.reason);
    case "unsendable":
      return { problem: `cannot be forwarded: ${result.reason}`, nextStep: null };
    case "tls_failed":
      return explainTls(result.code, result.reason, "--forward");
    case "broken":
      return {
        problem: `your app closed the connection before its answer was complete (${result.reason})`,
        nextStep: "see its log: did it crash, or restart?",
      };
    case "aborted":
      return { problem: "the listener stopped before your app answered", nextStep: null };
  }
}

function explainAnswer(result: AnsweredResult, event: string | null): Explanation | null {
  const { status } = result;
  if (status < 300 || status === 304) return null;
  if (status < 400) {
    return {
      problem: `your app answered ${status}, a redirect: passed back, not followed`,
      nextStep: "Hipcall accepts only 200: register and forward to the final URL (is a slash missing at the end?)",
    };
  }
  return { problem: `your app answered ${status}${quotedAnswer(result)}`, nextStep: nextStep(result, event) };
}

function nextStep(answer: AnsweredResult, event: string | null): string | null {
  const { status } = answer;
  if (status === 401 && isRequestKind(event)) return BASIC_AUTH_STEP;
  if ((status === 400 || status >= 500) && saysWhy(answer)) return OWN_WORDS_STEP;
  return NEXT_STEPS[status] ?? (status >= 500 ? "your app threw an error; see its log" : null);
}

const NEXT_STEPS: Readonly<Record<number, string>> = {
  400: "does your app read the body as raw JSON, and expect the fields of this event?",
  401: "Hipcall sends no credentials: allow requests to this path without them",
  403: "is CSRF protection on for this path?",
  404: "your app has no route here: check the path of --forward",
  405: "webhooks are sent with POST: check the method of the route",
  413: "raise the body limit of your app",
  415: "let your app accept application/json",
  422: "your app found the event invalid; see its answer",
};

function explainUnreachable(
  { code, reason, elsewhere }: Extract<DeliveryResult, { kind: "unreachable" }>,
  url: string,
): Explanation {
  if (code === "ECONNREFUSED" && elsewhere !== undefined) {
    return {
      problem: `connection refused: nothing is listening on ${url}, but something is on ${elsewhere}`,
      nextStep: "write localhost in --forward: that tries both addresses of this machine",
    };
  }
  if (code === "ECONNREFUSED") {
    return { problem: `connection refused: nothing is listening on ${url}`, nextStep: "is your dev server running?" };
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return { problem: `host not found: ${url}`, nextStep: "check the spelling of the host in --forward" };
  }
  return { problem: `cannot reach ${url}: ${reason}`, nextStep: "is your dev server running? check host and port" };
}

function seconds(ms: number): string {
  return `${Math.round(ms / 100) / 10} s`;
}
