import { resolve } from "node:path";
import { CaptureFile } from "../../captures/file/capture-file.ts";
import { redactCredentials } from "../../captures/record/credentials.ts";
import { parseEncodedBody, plainBodyHeaders } from "../../captures/record/readable-body.ts";
import { encodeRequest } from "../../captures/record/request-record.ts";
import { encodeResponse } from "../../captures/record/response-record.ts";
import type { Context } from "../../context.ts";
import { curlCommand } from "../../captures/export/curl.ts";
import { type Lateness, type TimeLimit, resultLateness } from "../../delivery/hipcall/time-limit.ts";
import { explainForward } from "../../delivery/outcome/explain-forward.ts";
import { proxyFor, shownProxy } from "../../delivery/request/proxy.ts";
import { recordedRequest } from "../../delivery/request/recorded-request.ts";
import type { Explanation } from "../../delivery/outcome/explain.ts";
import type { DeliveryResult } from "../../delivery/send/result.ts";
import { type Target, parseTarget } from "../../delivery/request/target.ts";
import { forwardPath } from "../../listener/answers/forward-path.ts";
import type { ListedEvent } from "../../report/tui/state/entry.ts";
import { findEvent } from "../../events/catalogue/catalogue.ts";
import { explainField, explainedText } from "../../events/catalogue/explain-field.ts";
import { printableStart } from "../../events/payload/printable.ts";
import { issueTexts } from "../../events/validation/said-issue.ts";
import { validateBody, validateParsed } from "../../events/validation/validate.ts";
import { Failure } from "../../failure.ts";
import type { Language } from "../../language/language.ts";
import { withHint } from "../../report/tui/state/message.ts";
import type { Message } from "../../report/tui/state/state.ts";
import type { SendResult, TuiActions } from "../../report/tui/tui-actions.ts";
import { copyByProgram } from "./clipboard-program.ts";
import { editBody } from "./edit-body.ts";

interface ActionOptions {
  readonly context: Context;
  readonly language: Language;
  /** Where events are forwarded to. */
  readonly target: Target | undefined;
  /** The path of `--path`, which is not forwarded. */
  readonly path: string | undefined;
  readonly timeoutMs: number;
  /** How long Hipcall waits for an answer. */
  readonly timeLimit: TimeLimit;
  readonly keepCredentials: boolean;
  /** The file of `--save`. */
  readonly saveFile: string | undefined;
  /** The listener itself. */
  readonly url: string;
}

/** The capture file of the key `s`. */
const SAVE_FILE = "saved.ndjson";

/** The target of a copied curl command without `--forward`: where most apps in development listen. */
const USUAL_TARGET: Target = { origin: "http://localhost:3000", path: undefined, url: "http://localhost:3000" };

/** The actions of the keys of the full screen. */
export function tuiActions(options: ActionOptions): TuiActions {
  const { context, language, target = USUAL_TARGET, path } = options;
  return {
    send: (request) => sendAgain(request, options),
    save: (event, sentAgain) =>
      save(event, sentAgain, options).catch((error: unknown) => {
        if (!(error instanceof Failure)) throw error;
        return { tone: "bad", text: language.tell(error.said.message) };
      }),
    edit: (body) => editBody(body, options),
    check: (body) => check(body, language),
    describeField,
    copy: (text) => copyByProgram(text, context),
    sendSample: async (name) => {
      const { sendSample } = await import("./send-sample.ts");
      return sendSample(name, options.url, options);
    },
    curl: (capture) =>
      curlCommand(target.origin, recordedRequest(capture, forwardPath(target, capture.path, path), [])),
  };
}

function describeField(event: string, path: string): string | null {
  const entry = findEvent(event);
  const found = entry && explainField(entry, path);
  return found?.kind === "found" ? explainedText(found.field) : null;
}

function check(body: Buffer, language: Language): ReturnType<TuiActions["check"]> {
  const { verdict, issues } = validateBody(body);
  const [first, ...more] = issues.filter(({ severity }) => severity === "error");
  if (first === undefined) return { verdict, problem: null };
  const problem = printableStart(issueTexts(first, language).message, 200);
  if (more.length === 0) return { verdict, problem };
  return { verdict, problem: language.say("{problem} (and {count} more)", { problem, count: more.length }) };
}

async function sendAgain(
  { capture, body, url }: Parameters<TuiActions["send"]>[0],
  { context, language, target: forward, path, timeoutMs, timeLimit }: ActionOptions,
): Promise<SendResult> {
  const target = url === null ? forward : parseTarget(url);
  if (target === undefined) {
    return { tone: "bad", text: language.say("not an http or https URL: {url}", { url: url ?? "" }), sent: null };
  }
  const requestPath = url === null ? forwardPath(target, capture.path, path) : (target.path ?? capture.path);
  const { origin } = target;
  const proxy = proxyOf(origin, context);
  if (proxy instanceof Failure) {
    const { message, hint } = proxy.said;
    return { tone: "bad", text: withHint(message, hint ?? null, language), sent: null };
  }
  // Loaded late: most users never resend, and the screen opens sooner.
  const { SHOWN_ANSWER_BYTES, Sender } = await import("../../delivery/send/sender.ts");
  const settings = { connections: 1, keepAlive: false, timeoutMs, insecure: true, keepAnswerBytes: SHOWN_ANSWER_BYTES };
  await using sender = new Sender({ origin, proxy, ...settings, clock: context.clock, signal: context.signal });
  const sentAt = context.clock.now().toISOString();
  const headers = body === capture.body ? capture.headers : plainBodyHeaders(capture.headers);
  const result = await sender.deliver(recordedRequest({ ...capture, headers, body }, requestPath, []));
  const where = `${origin}${requestPath}`;
  const explanation = explainForward(result, { event: capture.event, url: where, proxy });
  const { envelope, ...validation } = validateParsed(parseEncodedBody({ headers, body }));
  const uuid = envelope?.data["uuid"];
  const sent = {
    capture: {
      ...capture,
      ...validation,
      id: `${capture.id}, sent again`,
      receivedAt: sentAt,
      path: requestPath,
      headers,
      body,
    },
    envelope,
    issues: validation.issues,
    related: { call: typeof uuid === "string" ? { uuid, steps: [] } : null, duplicateOf: null },
    answer: {
      status: result.kind === "answered" ? result.status : null,
      durationMs: result.durationMs,
      delivered: true,
      because: null,
      forwarded: { url: where, result, explanation },
    },
  };
  return { ...outcome({ result, explanation, where, proxy, timeLimit, language }), sent };
}

/** The proxy to an origin; the failure of one that is no URL: it must not end the full screen. */
function proxyOf(origin: string, { env }: Context): string | undefined | Failure {
  try {
    return proxyFor(origin, env);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

interface Sent {
  readonly result: DeliveryResult;
  readonly explanation: Explanation | null;
  readonly where: string;
  readonly proxy: string | undefined;
  readonly timeLimit: TimeLimit;
  readonly language: Language;
}

function outcome({ result, explanation, where, proxy, timeLimit, language }: Sent): Message {
  if (result.kind !== "answered" || explanation !== null) {
    return {
      tone: "bad",
      text: withHint(explanation?.problem ?? result.kind, explanation?.nextStep ?? null, language),
    };
  }
  const answer = { url: where, status: String(result.status), ms: Math.round(result.durationMs) };
  const sent =
    proxy === undefined
      ? language.say("sent again to {url}: {status} in {ms} ms", answer)
      : language.say("sent again to {url} through the proxy {proxy}: {status} in {ms} ms", {
          ...answer,
          proxy: shownProxy(proxy),
        });
  return withLateness(sent, { late: resultLateness(result, timeLimit), timeLimit, language });
}

/** What was sent, and whether Hipcall would still have taken the answer. */
function withLateness(
  sent: string,
  { late, timeLimit, language }: Pick<Sent, "timeLimit" | "language"> & { readonly late: Lateness },
): Message {
  const { say } = language;
  const [from, to] = [inSeconds(timeLimit.inTimeMs), inSeconds(timeLimit.tooLateMs)];
  switch (late) {
    case "in_time":
      return { tone: "good", text: sent };
    case "at_risk":
      return {
        tone: "warn",
        text: say("{sent}, at risk: Hipcall gives up between {from} s and {to} s", { sent, from, to }),
      };
    case "too_late":
      return {
        tone: "bad",
        text:
          from === to
            ? say("{sent}, too late: Hipcall gives up after {seconds} s", { sent, seconds: to })
            : say("{sent}, too late: Hipcall gives up between {from} s and {to} s", { sent, from, to }),
      };
  }
}

function inSeconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}

/** Appends a request and its answer. With `--save` every received request is in that file already. */
async function save(
  { number, capture, answer }: ListedEvent,
  sentAgain: boolean,
  { context, keepCredentials, saveFile, language: { say } }: ActionOptions,
): Promise<Message> {
  if (saveFile !== undefined && !sentAgain) {
    const where = { event: String(number), file: saveFile };
    return { tone: "note", text: say("#{event} is in {file} already (--save)", where) };
  }
  await using file = await CaptureFile.open(resolve(context.cwd, SAVE_FILE), { sync: true });
  const stored = (headers: ListedEvent["capture"]["headers"]): typeof headers =>
    keepCredentials ? headers : redactCredentials(headers);
  await file.append(encodeRequest(capture, stored(capture.headers)));
  const result = answer.forwarded?.result;
  if (result?.kind !== "answered") return { tone: "good", text: say("saved to {file}", { file: SAVE_FILE }) };
  if (result.bodyBytes > result.body.length) {
    return { tone: "warn", text: say("saved to {file} without its answer, which is too long", { file: SAVE_FILE }) };
  }
  const { status, durationMs, headers, body } = result;
  const by = sentAgain ? "replay" : "forward";
  await file.append(encodeResponse({ id: capture.id, by, status, durationMs, headers: stored(headers), body }));
  return { tone: "good", text: say("saved to {file} with its answer", { file: SAVE_FILE }) };
}
