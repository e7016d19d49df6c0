import { isUtf8 } from "node:buffer";
import type { Explanation } from "./explain.ts";
import { decompressedBody } from "../send/decompress.ts";
import type { AnsweredResult, DeliveryResult } from "../send/result.ts";
import { isCertificateCode } from "../send/tls-errors.ts";

/** The number of characters of the app's answer that an explanation quotes. */
const MAX_QUOTED = 300;

/** What a sender is answered when the app gave no whole answer. */
export function gatewayStatus(result: Exclude<DeliveryResult, AnsweredResult>): 502 | 504 {
  return result.kind === "timed_out" ? 504 : 502;
}

/** Puts what came of a forwarded request into words; `null` when the app took it. Not yet made safe for a terminal. */
export function explainForward(result: DeliveryResult, url: string): Explanation | null {
  switch (result.kind) {
    case "answered":
      return explainAnswer(result);
    case "timed_out":
      return result.phase === "connecting"
        ? { problem: `no connection to ${url} in time`, nextStep: "check host and port of --forward" }
        : {
            problem: `your app took the request, but gave no whole answer within ${seconds(result.durationMs)}`,
            nextStep: "is it stopped at a breakpoint? answer first and work later, or give more with --forward-timeout",
          };
    case "unreachable":
      return explainUnreachable(result.code, result.reason, url);
    case "unsendable":
      return { problem: `it can't be passed on: ${result.reason}`, nextStep: null };
    case "tls_failed":
      return {
        problem: `the TLS handshake with ${url} failed (${result.code})`,
        nextStep: isCertificateCode(result.code)
          ? "forward to the app's http:// address instead of its self-signed one"
          : "does your app speak plain http on this port? then use http:// in --forward",
      };
    case "broken":
      return {
        problem: `your app closed the connection without a whole answer (${result.reason})`,
        nextStep: "look at its log: did it crash, or restart?",
      };
    case "aborted":
      return { problem: "the listener was stopped before your app answered", nextStep: null };
  }
}

function explainAnswer(result: AnsweredResult): Explanation | null {
  const { status } = result;
  if (status < 300 || status === 304) return null;
  if (status < 400) {
    return {
      problem: `your app answered ${status}, a redirect: it is passed back, not followed`,
      nextStep: "Hipcall takes only 200: register and forward to the final URL (a missing slash at the end?)",
    };
  }
  return { problem: `your app answered ${status}${quoted(result)}`, nextStep: nextStep(status) };
}

function nextStep(status: number): string | null {
  return NEXT_STEPS[status] ?? (status >= 500 ? "your app failed while it handled the event: look at its log" : null);
}

const NEXT_STEPS: Readonly<Record<number, string>> = {
  400: "your app refused the body: does it read raw JSON, and expect the fields that this event has?",
  401: "your app asks for credentials, which Hipcall does not send: let this path through",
  403: "your app forbids the request: is CSRF protection on for this path?",
  404: "your app has no route here: check the path of --forward",
  405: "your app does not take POST here: check the route's method",
  413: "your app's body limit is too low",
  415: "your app does not take application/json",
  422: "your app found the event invalid",
};

/** The start of the app's answer in one line. */
function quoted(answer: AnsweredResult): string {
  const body = decompressedBody(answer).subarray(0, MAX_QUOTED * 4);
  if (body.length === 0 || !isUtf8(body.subarray(0, 4))) return "";
  const text = body.toString("utf8").replaceAll(/\s+/g, " ").trim();
  if (text === "") return "";
  return `: ${text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text}`;
}

function explainUnreachable(code: string, reason: string, url: string): Explanation {
  if (code === "ECONNREFUSED") {
    return { problem: `nobody is listening at ${url}`, nextStep: "is your dev server running?" };
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return { problem: `the host of ${url} is not known`, nextStep: "check the spelling of the host in --forward" };
  }
  return { problem: `cannot reach ${url}: ${reason}`, nextStep: "is your dev server running? check host and port" };
}

function seconds(ms: number): string {
  return `${Math.round(ms / 100) / 10} s`;
}
