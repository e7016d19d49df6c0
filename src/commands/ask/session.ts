import { isUtf8 } from "node:buffer";
import type { Context } from "../../context.ts";
import { explainDelivery } from "../../delivery/outcome/explain.ts";
import { STRICT_READINGS, hipcallRules } from "../../delivery/hipcall/hipcall-rules.ts";
import { proxyFor } from "../../delivery/request/proxy.ts";
import { webhookRequest } from "../../delivery/request/request.ts";
import { readableResult } from "../../delivery/send/decompress.ts";
import { type DeliveryResult, reachedTarget } from "../../delivery/send/result.ts";
import { SHOWN_ANSWER_BYTES, Sender } from "../../delivery/send/sender.ts";
import { isJsonObject } from "../../events/payload/values.ts";
import { judgeAnswer } from "../../events/requests/judge-answer.ts";
import { REQUEST_FACTS, type RequestKind } from "../../events/requests/request-kinds.ts";
import { type AnswerVerdict, type Gather, fallsBack } from "../../events/requests/verdict.ts";
import type { Reporter } from "../../report/reporter.ts";
import { type Said, type Wording, said } from "../../language/said.ts";
import type { Options } from "./options.ts";
import type { RequestBody } from "./request-body.ts";
import type { TypedDigits } from "./typed-digits.ts";

interface Session {
  readonly kind: RequestKind;
  readonly first: RequestBody;
  readonly digits: TypedDigits;
  readonly options: Options;
  readonly context: Context;
  readonly reporter: Reporter;
}

/** How a session ended. */
export interface SessionEnd {
  readonly asked: number;
  /** The verdict on the last answer; `undefined` when a signal came before it. */
  readonly last: AnswerVerdict | undefined;
  readonly reached: boolean;
  /** Why the session did not come to its end; `null` when it did. */
  readonly unfinished: Said | null;
}

/** Beyond the limit an answer is awaited this long, to say how late it is. */
const LONGER_MS = 10_000;

/** The wait for an answer to a request whose limit is not known. */
const UNKNOWN_LIMIT_MS = 15_000;

/** Asks, and asks again with the digits of the caller until an answer asks for no more. */
export async function runSession({ kind, first, digits, options, context, reporter }: Session): Promise<SessionEnd> {
  const limitMs = options.timeout ?? REQUEST_FACTS[kind].limitMs;
  const { to, insecure, maxSteps } = options;
  const proxy = proxyFor(to.origin, context.env);
  await using sender = new Sender({
    origin: to.origin,
    connections: 1,
    keepAlive: false,
    timeoutMs: (limitMs ?? UNKNOWN_LIMIT_MS) + (limitMs === null ? 0 : LONGER_MS),
    insecure,
    proxy,
    keepAnswerBytes: SHOWN_ANSWER_BYTES,
    clock: context.clock,
    signal: context.signal,
  });
  const headers = options.basic === undefined ? options.header : [options.basic, ...options.header];
  let body = first;
  let reached = false;
  for (let number = 1; ; number += 1) {
    const request = webhookRequest(body.bytes, to.path ?? "/", headers);
    const result = readableResult(await sender.deliver(request));
    if (result.kind === "aborted") return { asked: number, last: undefined, reached, unfinished: null };
    reached ||= reachedTarget(result);
    const verdict = judge(kind, result, { limitMs, origin: to.origin, proxy });
    const url = `${to.origin}${request.path}`;
    reporter.report({
      type: "asked",
      number,
      request: kind,
      method: request.method,
      url,
      body: body.bytes,
      result,
      verdict,
    });
    const ended = { asked: number, last: verdict, reached };
    if (verdict.gather === null) return { ...ended, unfinished: null };
    const typed = digits(verdict.gather.variable);
    if (typed === undefined) return { ...ended, unfinished: noDigits(options, verdict.gather, reporter) };
    noteLength(typed, verdict.gather, reporter);
    if (number === maxSteps) {
      return {
        ...ended,
        unfinished: said("the answer still asks for digits after {number} requests: an endless loop?", { number }),
      };
    }
    body = withDigits(body, verdict.gather.variable, typed);
  }
}

function judge(
  kind: RequestKind,
  result: DeliveryResult,
  {
    limitMs,
    origin,
    proxy,
  }: { readonly limitMs: number | null; readonly origin: string; readonly proxy: string | undefined },
): AnswerVerdict {
  if (result.kind === "answered") {
    const { status, durationMs, body } = result;
    return judgeAnswer(kind, { status, durationMs, body: isUtf8(body) ? body.toString("utf8") : null }, limitMs);
  }
  const { success, timeLimit } = hipcallRules(STRICT_READINGS);
  const { problem, nextStep } = explainDelivery(result, {
    event: kind,
    origin,
    proxy,
    expectation: success,
    hipcall: null,
    timeLimit,
  });
  if (result.kind !== "timed_out" || result.phase === "connecting") return fallsBack(kind, problem, nextStep);
  const why =
    limitMs === null
      ? said("{problem}, Hipcall's limit is not known", { problem })
      : said("{problem}, the limit is {limit}", { problem, limit: said("{seconds} s", { seconds: limitMs / 1000 }) });
  return fallsBack<Wording>(kind, why, null);
}

/** The same request again, with the digits among the data and a newer time. */
function withDigits({ payload }: RequestBody, variable: string, typed: string): RequestBody {
  const before = isJsonObject(payload) ? payload : {};
  const data = isJsonObject(before["data"]) ? before["data"] : {};
  const timestamp = typeof before["timestamp"] === "number" ? { timestamp: before["timestamp"] + 1 } : {};
  const next = { ...before, ...timestamp, data: { ...data, [variable]: typed } };
  return { payload: next, bytes: Buffer.from(JSON.stringify(next)) };
}

/** Why a session ends before its end; `null` when the user gave no digits at all. */
function noDigits({ script }: Options, { variable }: Gather, reporter: Reporter): Said | null {
  if (script !== undefined) return said("the script has no digits left for {variable}", { variable });
  reporter.report({ type: "note", message: said("to go on with the call, type digits: --digits 1234") });
  return null;
}

/** It is not known what Hipcall does with too few digits or too many. */
function noteLength(typed: string, { minDigits, maxDigits, variable }: Gather, reporter: Reporter): void {
  if (typed === "" || (typed.length >= minDigits && typed.length <= maxDigits)) return;
  const takes = minDigits === maxDigits ? minDigits : said("{least} to {most}", { least: minDigits, most: maxDigits });
  const message = said(
    typed.length === 1
      ? "{count} digit is typed for {variable}, which takes {takes}: --script types other digits for each question"
      : "{count} digits are typed for {variable}, which takes {takes}: --script types other digits for each question",
    { count: typed.length, variable, takes },
  );
  reporter.report({ type: "note", message });
}
