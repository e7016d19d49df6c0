import { resolve } from "node:path";
import { CaptureFile } from "../../captures/file/capture-file.ts";
import { redactCredentials } from "../../captures/record/credentials.ts";
import { parseEncodedBody, plainBodyHeaders } from "../../captures/record/readable-body.ts";
import { encodeRequest } from "../../captures/record/request-record.ts";
import { encodeResponse } from "../../captures/record/response-record.ts";
import type { Context } from "../../context.ts";
import { curlCommand } from "../../captures/export/curl.ts";
import { type TimeLimit, givesUpText, resultLateness } from "../../delivery/hipcall/time-limit.ts";
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
import { validateBody, validateParsed } from "../../events/validation/validate.ts";
import { Failure } from "../../failure.ts";
import { withHint } from "../../report/tui/state/message.ts";
import type { ActionResult, SendResult, TuiActions } from "../../report/tui/tui-actions.ts";
import { copyByProgram } from "./clipboard-program.ts";
import { editBody } from "./edit-body.ts";

interface ActionOptions {
  readonly context: Context;
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
  const { context, target = USUAL_TARGET, path } = options;
  return {
    send: (request) => sendAgain(request, options),
    save: (event, sentAgain) => save(event, sentAgain, options),
    edit: (body) => editBody(body, context),
    check,
    describeField,
    copy: (text) => copyByProgram(text, context),
    sendSample: async (name) => {
      const { sendSample } = await import("./send-sample.ts");
      return sendSample(name, options.url, context);
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

function check(body: Buffer): ReturnType<TuiActions["check"]> {
  const { verdict, issues } = validateBody(body);
  const [first, ...more] = issues.filter(({ severity }) => severity === "error");
  if (first === undefined) return { verdict, problem: null };
  const rest = more.length === 0 ? "" : ` (and ${more.length} more)`;
  return { verdict, problem: `${printableStart(first.message, 200)}${rest}` };
}

async function sendAgain(
  { capture, body, url }: Parameters<TuiActions["send"]>[0],
  { context, target: forward, path, timeoutMs, timeLimit }: ActionOptions,
): Promise<SendResult> {
  const target = url === null ? forward : parseTarget(url);
  if (target === undefined) return { ok: false, text: `not an http or https URL: ${url ?? ""}`, sent: null };
  const requestPath = url === null ? forwardPath(target, capture.path, path) : (target.path ?? capture.path);
  const { origin } = target;
  const proxy = proxyOf(origin, context);
  if (proxy instanceof Failure) return { ok: false, text: withHint(proxy.message, proxy.hint ?? null), sent: null };
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
  const through = proxy === undefined ? "" : ` through the proxy ${shownProxy(proxy)}`;
  return { ...outcome({ result, explanation, where: `${where}${through}`, timeLimit }), sent };
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
  readonly timeLimit: TimeLimit;
}

function outcome({ result, explanation, where, timeLimit }: Sent): ActionResult {
  if (result.kind === "answered" && explanation === null) {
    const text = `sent again to ${where}: ${result.status} in ${Math.round(result.durationMs)} ms`;
    const late = resultLateness(result, timeLimit);
    if (late === "in_time") return { ok: true, text };
    const label = late === "at_risk" ? "at risk" : "too late";
    return { ok: false, text: `${text}, ${label}: Hipcall gives up ${givesUpText(timeLimit)}` };
  }
  return { ok: false, text: withHint(explanation?.problem ?? result.kind, explanation?.nextStep ?? null) };
}

/** Appends a request and its answer. With `--save` every received request is in that file already. */
async function save(
  { number, capture, answer }: ListedEvent,
  sentAgain: boolean,
  { context, keepCredentials, saveFile }: ActionOptions,
): Promise<ActionResult> {
  if (saveFile !== undefined && !sentAgain) return { ok: true, text: `#${number} is in ${saveFile} already (--save)` };
  await using file = await CaptureFile.open(resolve(context.cwd, SAVE_FILE), { sync: true });
  const stored = (headers: ListedEvent["capture"]["headers"]): typeof headers =>
    keepCredentials ? headers : redactCredentials(headers);
  await file.append(encodeRequest(capture, stored(capture.headers)));
  const result = answer.forwarded?.result;
  if (result?.kind !== "answered") return { ok: true, text: `saved to ${SAVE_FILE}` };
  if (result.bodyBytes > result.body.length) {
    return { ok: true, text: `saved to ${SAVE_FILE} without its answer, which is too long` };
  }
  const { status, durationMs, headers, body } = result;
  const by = sentAgain ? "replay" : "forward";
  await file.append(encodeResponse({ id: capture.id, by, status, durationMs, headers: stored(headers), body }));
  return { ok: true, text: `saved to ${SAVE_FILE} with its answer` };
}
