import { isUtf8 } from "node:buffer";
import { resolve } from "node:path";
import type { ReceivedRequest } from "../../captures/capture.ts";
import { CaptureFile } from "../../captures/file/capture-file.ts";
import { redactCredentials } from "../../captures/record/credentials.ts";
import { encodeRequest } from "../../captures/record/request-record.ts";
import type { Context } from "../../context.ts";
import { curlCommand } from "../../delivery/request/curl.ts";
import { explainForward } from "../../delivery/outcome/explain-forward.ts";
import { recordedRequest } from "../../delivery/request/recorded-request.ts";
import type { DeliveryResult } from "../../delivery/send/result.ts";
import { type Target, parseTarget } from "../../delivery/request/target.ts";
import { forwardPath } from "../../listener/answers/forward-path.ts";
import { withHint } from "../../report/tui/state/message.ts";
import type { ActionResult, TuiActions } from "../../report/tui/tui-actions.ts";
import { editBody } from "./edit-body.ts";

interface ActionOptions {
  readonly context: Context;
  /** Where events are forwarded to. */
  readonly target: Target | undefined;
  /** The path of `--path`, which is not forwarded. */
  readonly path: string | undefined;
  readonly timeoutMs: number;
  readonly keepCredentials: boolean;
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
    save: (capture) => save(capture, options),
    edit: (body) => editBody(body, context),
    curl: (capture) => {
      if (!isUtf8(capture.body)) return null;
      return curlCommand(target.origin, recordedRequest(capture, forwardPath(target, capture.path, path), []));
    },
  };
}

async function sendAgain(
  { capture, body, url }: Parameters<TuiActions["send"]>[0],
  { context, target: forward, path, timeoutMs }: ActionOptions,
): Promise<ActionResult> {
  const target = url === null ? forward : parseTarget(url);
  if (target === undefined) return { ok: false, text: `not an http or https URL: ${url ?? ""}` };
  const requestPath = url === null ? forwardPath(target, capture.path, path) : (target.path ?? capture.path);
  const { origin } = target;
  // Loaded late: most users never resend, and the screen opens sooner.
  const { SHOWN_ANSWER_BYTES, Sender } = await import("../../delivery/send/sender.ts");
  const settings = { connections: 1, keepAlive: false, timeoutMs, insecure: true, keepAnswerBytes: SHOWN_ANSWER_BYTES };
  await using sender = new Sender({ origin, ...settings, clock: context.clock, signal: context.signal });
  const result = await sender.deliver(recordedRequest({ ...capture, body }, requestPath, []));
  const where = `${origin}${requestPath}`;
  return outcome(result, where);
}

function outcome(result: DeliveryResult, where: string): ActionResult {
  const explanation = explainForward(result, where);
  if (result.kind === "answered" && explanation === null) {
    return { ok: true, text: `sent again to ${where}: ${result.status} in ${Math.round(result.durationMs)} ms` };
  }
  return { ok: false, text: withHint(explanation?.problem ?? result.kind, explanation?.nextStep ?? null) };
}

async function save(capture: ReceivedRequest, { context, keepCredentials }: ActionOptions): Promise<ActionResult> {
  await using file = await CaptureFile.open(resolve(context.cwd, SAVE_FILE), { sync: true });
  const headers = keepCredentials ? capture.headers : redactCredentials(capture.headers);
  await file.append(encodeRequest(capture, headers));
  return { ok: true, text: `saved to ${SAVE_FILE}` };
}
