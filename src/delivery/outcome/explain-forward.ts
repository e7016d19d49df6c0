import { saidSeconds } from "../hipcall/time-limit.ts";
import { isRequestKind } from "../../events/requests/recognize-request.ts";
import { quotedAnswer, saysWhy } from "../answer/answer-text.ts";
import { type Wording, said } from "../../language/said.ts";
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
            problem: said("no connection to {url} within {duration}", {
              url,
              duration: saidSeconds(result.durationMs),
            }),
            nextStep: said("check host and port of --forward"),
          }
        : {
            problem: said("your app received the request, but sent no whole answer within {duration}", {
              duration: saidSeconds(result.durationMs),
            }),
            nextStep: said(
              "is it stopped at a breakpoint? answer first and do the work later, or raise --forward-timeout",
            ),
          };
    case "unreachable":
      return proxy === undefined ? explainUnreachable(result, url) : explainProxy(url, proxy, result.reason);
    case "unsendable":
      return { problem: said("cannot be forwarded: {reason}", { reason: result.reason }), nextStep: null };
    case "tls_failed":
      return explainTls(result.code, result.reason, "--forward");
    case "broken":
      return {
        problem: said("your app closed the connection before its answer was complete ({reason})", {
          reason: result.reason,
        }),
        nextStep: said("see its log: did it crash, or restart?"),
      };
    case "aborted":
      return { problem: said("the listener stopped before your app answered"), nextStep: null };
  }
}

function explainAnswer(result: AnsweredResult, event: string | null): Explanation | null {
  const { status } = result;
  if (status < 300 || status === 304) return null;
  if (status < 400) {
    return {
      problem: said("your app answered {status}, a redirect: passed back, not followed", { status: String(status) }),
      nextStep: said(
        "Hipcall accepts only 200: register and forward to the final URL (is a slash missing at the end?)",
      ),
    };
  }
  return {
    problem: said("{problem}{quote}", {
      problem: said("your app answered {status}", { status: String(status) }),
      quote: quotedAnswer(result),
    }),
    nextStep: nextStep(result, event),
  };
}

function nextStep(answer: AnsweredResult, event: string | null): Wording | null {
  const { status } = answer;
  if (status === 401 && isRequestKind(event)) return BASIC_AUTH_STEP;
  if ((status === 400 || status >= 500) && saysWhy(answer)) return OWN_WORDS_STEP;
  return NEXT_STEPS[status] ?? (status >= 500 ? said("your app threw an error; see its log") : null);
}

const NEXT_STEPS: Readonly<Record<number, Wording>> = {
  400: said("does your app read the body as raw JSON, and expect the fields of this event?"),
  401: said("Hipcall sends no credentials: allow requests to this path without them"),
  403: said("is CSRF protection on for this path?"),
  404: said("your app has no route here: check the path of --forward"),
  405: said("webhooks are sent with POST: check the method of the route"),
  413: said("raise the body limit of your app"),
  415: said("let your app accept application/json"),
  422: said("your app found the event invalid; see its answer"),
};

function explainUnreachable(
  { code, reason, elsewhere }: Extract<DeliveryResult, { kind: "unreachable" }>,
  url: string,
): Explanation {
  if (code === "ECONNREFUSED" && elsewhere !== undefined) {
    return {
      problem: said("connection refused: nothing is listening on {url}, but something is on {elsewhere}", {
        url,
        elsewhere,
      }),
      nextStep: said("write localhost in --forward: that tries both addresses of this machine"),
    };
  }
  if (code === "ECONNREFUSED") {
    return {
      problem: said("connection refused: nothing is listening on {url}", { url }),
      nextStep: said("is your dev server running?"),
    };
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return {
      problem: said("host not found: {url}", { url }),
      nextStep: said("check the spelling of the host in --forward"),
    };
  }
  return {
    problem: said("cannot reach {url}: {reason}", { url, reason }),
    nextStep: said("is your dev server running? check host and port"),
  };
}
