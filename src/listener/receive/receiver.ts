import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { bodyHash } from "../../captures/record/body.ts";
import type { CaptureFile } from "../../captures/file/capture-file.ts";
import { redactCredentials } from "../../captures/record/credentials.ts";
import { encodeRequest } from "../../captures/record/request-record.ts";
import type { Clock } from "../../clock.ts";
import { HIPCALL_WAITS_MS } from "../../delivery/hipcall/hipcall-rules.ts";
import { readableResult } from "../../delivery/send/decompress.ts";
import { RelatedEvents, type Relations } from "../../events/calls/related-events.ts";
import type { EventPattern } from "../../events/catalogue/event-pattern.ts";
import { type Issue, issue } from "../../events/validation/issue.ts";
import { LiveCallFindings } from "../../events/calls/live-call-findings.ts";
import { reasonOf } from "../../failure.ts";
import { type AnswerRules, errorAnswer } from "../answers/answer.ts";
import { Answerer, type GivenAnswer } from "../answers/answerer.ts";
import { responseLine } from "../forward/forward-record.ts";
import type { Forwarder } from "../forward/forwarder.ts";
import type { Backpressure } from "./backpressure.ts";
import { Intake, type AcceptedRequest } from "./accepted-request.ts";
import type { ForwardResult, ListenerEvent, SentAnswer } from "../listener-event.ts";
import { readBody } from "./read-body.ts";
import { type AcceptRules, type Refusal, WEBHOOK_METHODS, cutOff, refusalOf, tooLarge } from "./accept-rules.ts";
import { sendAnswer, sendRefusal } from "../answers/send-answer.ts";

export interface ReceiverOptions {
  readonly accept: AcceptRules;
  readonly answer: AnswerRules;
  /** Passes requests on to the user's app, and ends with the listener; `undefined` answers them here. */
  readonly forwarder: Forwarder | undefined;
  /** Show and save only events of these names; empty takes all. */
  readonly only: readonly EventPattern[];
  readonly captureFile: CaptureFile | undefined;
  readonly keepCredentials: boolean;
  /** Sockets whose request was found broken in the middle and is told already. */
  readonly malformed: Pick<WeakSet<Socket>, "has">;
  readonly backpressure: Backpressure;
  readonly clock: Clock;
  readonly emit: (event: ListenerEvent) => void;
}

/** What the events before it say of an event. */
interface SeenBefore {
  readonly related: Relations;
  readonly found: readonly Issue[];
}

interface Timed {
  readonly given: GivenAnswer;
  readonly durationMs: number;
}

const NO_RELATIONS: Relations = { call: null, duplicateOf: null };

/** The one receive path: check, read, validate, record, answer, emit, in this order. */
export class Receiver {
  readonly #options: ReceiverOptions;
  readonly #seen = new RelatedEvents();
  readonly #calls = new LiveCallFindings();
  readonly #answerer: Answerer;
  readonly #intake: Intake;
  #told = 0;

  constructor(options: ReceiverOptions) {
    this.#options = options;
    this.#intake = new Intake(options.clock);
    this.#answerer = new Answerer(options);
  }

  /** Handles one request to its end. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const arrivedMs = this.#options.clock.monotonicMs();
    const { method = "", url = "", headers } = request;
    const { accept, backpressure } = this.#options;
    if (backpressure.isNeeded && !(await backpressure.released(response))) return;
    const refusal = refusalOf({ method, path: url, headers }, accept);
    if (refusal !== undefined) return this.#refuse(request, response, refusal);
    if (!WEBHOOK_METHODS.has(method)) return greet(response);
    const read = await readBody(request, accept.maxBodyBytes);
    switch (read.kind) {
      case "too_large":
        return this.#refuse(request, response, tooLarge(accept.maxBodyBytes));
      case "cut_off":
        if (!this.#options.malformed.has(request.socket)) this.#tellRefused(request, cutOff());
        return;
      case "read":
        return this.#receive(response, await this.#intake.take(request, read.body), arrivedMs);
    }
  }

  async #receive(response: ServerResponse, taken: AcceptedRequest, arrivedMs: number): Promise<void> {
    const { clock, captureFile } = this.#options;
    const wanted = this.#wants(taken.capture.event);
    const recorded = !wanted || captureFile === undefined || (await this.#save(taken, captureFile));
    const related = wanted ? this.#relate(taken) : NO_RELATIONS;
    const found = wanted ? this.#judgeCall(taken) : [];
    const given = await (recorded ? this.#answerer.answer(taken, response) : notRecorded(response));
    if (!wanted) return;
    const durationMs = clock.monotonicMs() - arrivedMs;
    if (captureFile !== undefined && given.forwarded !== null)
      await this.#saveResponse(taken, given.forwarded, captureFile);
    this.#tellReceived(taken, { related, found }, { given, durationMs });
  }

  #wants(event: string | null): boolean {
    const { only } = this.#options;
    return only.length === 0 || (event !== null && only.some((matches) => matches(event)));
  }

  /** Puts the capture on disk; `false` when that failed. */
  #save({ capture }: AcceptedRequest, file: CaptureFile): Promise<boolean> {
    const { keepCredentials } = this.#options;
    const headers = keepCredentials ? capture.headers : redactCredentials(capture.headers);
    const hint = "the request was answered 500, because it is not recorded";
    return this.#append(() => encodeRequest(capture, headers), { file, hint });
  }

  /** Puts the app's answer on disk. The sender has it already, and does not wait for this. */
  async #saveResponse({ capture }: AcceptedRequest, { result }: ForwardResult, file: CaptureFile): Promise<void> {
    if (result.kind !== "answered") return;
    if (result.bodyBytes > result.body.length) {
      this.#options.emit({ type: "trouble", message: "the app's answer is too long to be recorded", hint: null });
      return;
    }
    const hint = "the app's answer is not recorded";
    await this.#append(() => responseLine(capture.id, result, this.#options), { file, hint });
  }

  async #append(line: () => string, { file, hint }: { file: CaptureFile; hint: string }): Promise<boolean> {
    try {
      await file.append(line());
      return true;
    } catch (error) {
      const message = `cannot write to ${file.path}: ${reasonOf(error)}`;
      this.#options.emit({ type: "trouble", message, hint });
      return false;
    }
  }

  #relate({ capture, validation }: AcceptedRequest): Relations {
    if (validation.envelope === null) return NO_RELATIONS;
    return this.#seen.add({
      id: capture.id,
      envelope: validation.envelope,
      hash: () => bodyHash(capture.body),
      atMs: capture.offsetMs,
    });
  }

  /** What the events of the call show together, once it has ended. */
  #judgeCall({ capture: { offsetMs }, validation: { envelope } }: AcceptedRequest): readonly Issue[] {
    return envelope === null ? [] : this.#calls.add({ envelope, arrivedMs: offsetMs });
  }

  #tellReceived(
    { capture, validation }: AcceptedRequest,
    { related, found }: SeenBefore,
    { given, durationMs }: Timed,
  ): void {
    this.#told += 1;
    const { status, delivered, because } = given;
    const forwarded =
      given.forwarded === null ? null : { ...given.forwarded, result: readableResult(given.forwarded.result) };
    const answer = { status, durationMs, delivered, because, forwarded };
    const late = answer.durationMs > HIPCALL_WAITS_MS ? [tooLate(answer)] : [];
    const issues = [...validation.issues, ...found, ...late];
    this.#options.emit({
      type: "event",
      number: this.#told,
      capture,
      envelope: validation.envelope,
      issues,
      related,
      answer,
    });
  }

  async #refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): Promise<void> {
    this.#tellRefused(request, refusal);
    if (refusal.status === 405) response.setHeader("allow", "GET, HEAD, POST, PUT, PATCH");
    await sendRefusal(request, response, errorAnswer(refusal.status, refusal.message));
  }

  #tellRefused({ method, url, socket }: IncomingMessage, refusal: Refusal): void {
    const remoteAddress = socket.remoteAddress ?? "unknown";
    this.#options.emit({ type: "refused", ...refusal, method: method ?? null, path: url ?? null, remoteAddress });
  }
}

/** Health checks and a browser get a line of text; they are not recorded. */
async function greet(response: ServerResponse): Promise<void> {
  const body = "hipcall-hooks is listening: POST webhooks here\n";
  await sendAnswer(response, { status: 200, contentType: "text/plain; charset=utf-8", body });
}

async function notRecorded(response: ServerResponse): Promise<GivenAnswer> {
  const delivered = await sendAnswer(response, errorAnswer(500, "not recorded"));
  return { status: 500, delivered, because: "it could not be recorded", forwarded: null };
}

/** A delay that was asked for is no surprise, but an app that is slow is worth a warning. */
function tooLate({ durationMs, forwarded }: SentAnswer): Issue {
  return issue(forwarded === null ? "info" : "warning", "too_late_for_hipcall", {
    path: "",
    message: `answered after ${Math.round(durationMs / 100) / 10} s: Hipcall would have given up`,
    expected: "an answer within about 5 s",
    received: `${Math.round(durationMs)} ms`,
    hint: "Hipcall does not retry, and switches an integration off after a few failures",
  });
}
