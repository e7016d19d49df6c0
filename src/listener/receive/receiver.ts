import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setImmediate as endOfTurn } from "node:timers/promises";
import type { Clock } from "../../context.ts";
import type { TimeLimit } from "../../delivery/hipcall/time-limit.ts";
import { readableResult } from "../../delivery/send/decompress.ts";
import type { SigningSecret } from "../../delivery/signing/secret.ts";
import type { EventPattern } from "../../events/catalogue/event-pattern.ts";
import { cardCall } from "../../events/requests/insight-card.ts";
import { type AnswerResult, type AnswerRules, errorAnswer } from "../answers/answer.ts";
import { answerIssues } from "../answers/answer-issues.ts";
import { Answerer } from "../answers/answerer.ts";
import { sendAnswer, sendRefusal } from "../answers/send-answer.ts";
import type { Forwarder } from "../answers/forwarder.ts";
import type { ListenerEvent, PendingEvent, SentAnswer } from "../listener-event.ts";
import { inEnglish } from "../../language/said.ts";
import {
  type AcceptRules,
  type Refusal,
  WEBHOOK_METHODS,
  bodyTooLarge,
  incompleteRequest,
  refusalOf,
  tooManyPending,
} from "./accept-rules.ts";
import { type AcceptedRequest, acceptRequest } from "./accepted-request.ts";
import type { Backpressure } from "./backpressure.ts";
import { BodyBudget } from "./body-budget.ts";
import { CallHistory, NO_CONTEXT, type EventContext } from "./call-history.ts";
import { readBody } from "./read-body.ts";
import { Recorder, type RecorderOptions } from "./recorder.ts";
import { parseRequestTarget } from "./request-target.ts";
import { WaitingEvents } from "./waiting-events.ts";

export interface ReceiverOptions extends RecorderOptions {
  readonly accept: AcceptRules;
  /** The bodies of all requests in progress; senders of later ones wait. */
  readonly maxPendingBytes: number;
  readonly answer: AnswerRules;
  /** Passes requests on to the user's app, and is disposed with the listener; `undefined` answers them here. */
  readonly forwarder: Forwarder | undefined;
  /** A request has to be signed with one of these; none: signatures are not checked. */
  readonly secrets?: readonly SigningSecret[];
  /** Emit and record only events of these names; empty means all. */
  readonly only: readonly EventPattern[];
  /** Sockets whose request was malformed and was emitted as refused already. */
  readonly malformed: Pick<WeakSet<Socket>, "has">;
  readonly backpressure: Backpressure;
  /** How long Hipcall waits for an answer. */
  readonly timeLimit: TimeLimit;
  readonly clock: Clock;
  readonly emit: (event: ListenerEvent) => void;
}

/** Handles requests. Each one is checked, read, validated, recorded, answered and emitted, in this order. */
export class Receiver implements Disposable {
  readonly #options: ReceiverOptions;
  readonly #startedMs: number;
  readonly #recorder: Recorder;
  readonly #history = new CallHistory();
  readonly #answerer: Answerer;
  readonly #budget: BodyBudget;
  #othersRead: Promise<void> | undefined;
  readonly #waiting: WaitingEvents;
  #received = 0;

  constructor(options: ReceiverOptions) {
    this.#options = options;
    this.#startedMs = options.clock.monotonicMs();
    this.#recorder = new Recorder(options);
    this.#answerer = new Answerer(options);
    this.#budget = new BodyBudget(options.maxPendingBytes, options.emit);
    this.#waiting = new WaitingEvents(options);
  }

  /** Whether an answer can take a while: it comes from the app, or has a delay. */
  get answersWait(): boolean {
    return this.#answerer.waits;
  }

  /** Ends the reports of events that still wait. */
  [Symbol.dispose](): void {
    this.#waiting[Symbol.dispose]();
  }

  /** Resolves when the request is answered and emitted. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { accept, backpressure, clock, malformed } = this.#options;
    const arrivedMs = clock.monotonicMs();
    if (backpressure.isNeeded && !(await backpressure.released(response))) return;
    const { method = "", headers } = request;
    const { path, authority } = parseRequestTarget(request.url ?? "");
    request.url = path;
    const refusal = refusalOf({ method, path, authority, headers }, accept);
    if (refusal !== undefined) return this.#refuse(request, response, refusal);
    if (!WEBHOOK_METHODS.has(method)) return this.#answerGet(request, response);
    const bytes = Math.min(Number(headers["content-length"] ?? accept.maxBodyBytes), accept.maxBodyBytes);
    // Without a wait where there is room: the request can end before a promise has resolved.
    using room = this.#budget.reserveNow(bytes) ?? (await this.#budget.reserve(bytes, response));
    if (room === undefined && response.destroyed) return this.#emitRefused(request, incompleteRequest());
    if (room === undefined) return await this.#refuse(request, response, tooManyPending());
    const read = await readBody(request, accept.maxBodyBytes);
    switch (read.kind) {
      case "too_large":
        return await this.#refuse(request, response, bodyTooLarge(accept.maxBodyBytes));
      case "incomplete":
        if (!malformed.has(request.socket)) this.#emitRefused(request, incompleteRequest());
        return;
      case "complete":
        room.shrinkTo(read.body.length);
        await this.#untilOthersAreRead();
        await this.#receive(
          acceptRequest(request, read.body, { clock, startedMs: this.#startedMs, secrets: this.#secretsFor(path) }),
          response,
          arrivedMs,
        );
    }
  }

  async #receive(accepted: AcceptedRequest, response: ServerResponse, arrivedMs: number): Promise<void> {
    const { capture } = accepted;
    const selected = this.#isSelected(capture.event);
    const recorded = !selected || (await this.#recorder.recordRequest(capture));
    const context = selected ? this.#contextOf(accepted) : NO_CONTEXT;
    const number = selected ? (this.#received += 1) : 0;
    const event = (): PendingEvent => this.#eventOf(number, accepted, context);
    const answered = selected && this.#answerer.waits ? this.#waiting.add(event, arrivedMs) : undefined;
    const answering = recorded ? this.#answerer.answer(accepted, response) : sendNotRecorded(response);
    const result = await answering.finally(answered);
    if (!selected) return;
    const answer = { ...result, durationMs: this.#options.clock.monotonicMs() - arrivedMs };
    if (answer.forwarded !== null) await this.#recorder.recordResponse(capture.id, answer.forwarded);
    this.#emitReceived(event(), answer);
  }

  #contextOf(accepted: AcceptedRequest): EventContext {
    const { related, callIssues } = this.#history.add(accepted);
    return { related, callIssues: [...callIssues, ...(this.#options.answer.cards?.issuesOf(accepted) ?? [])] };
  }

  async #answerGet({ url = "", headers }: IncomingMessage, response: ServerResponse): Promise<void> {
    const { cards } = this.#options.answer;
    if (cards === undefined || cardCall(url) === undefined) return sendGreeting(response);
    await sendAnswer(response, cards.stored(url, headers.authorization));
  }

  /** Requests that arrive in one turn of the event loop continue together: one write and one fsync serves them all. */
  #untilOthersAreRead(): Promise<void> {
    this.#othersRead ??= this.#untilTurnEnds();
    return this.#othersRead;
  }

  async #untilTurnEnds(): Promise<void> {
    await endOfTurn();
    this.#othersRead = undefined;
  }

  /** A card comes from the app itself, unsigned. */
  #secretsFor(path: string): readonly SigningSecret[] {
    const { answer, secrets = [] } = this.#options;
    return answer.cards !== undefined && cardCall(path) !== undefined ? [] : secrets;
  }

  #isSelected(event: string | null): boolean {
    const { only } = this.#options;
    return only.length === 0 || (event !== null && only.some((matches) => matches(event)));
  }

  #eventOf(number: number, { capture, validation, signature }: AcceptedRequest, context: EventContext): PendingEvent {
    return {
      number,
      capture,
      envelope: validation.envelope,
      issues: [...validation.issues, ...context.callIssues],
      related: context.related,
      signature,
      waitsFor: this.#options.forwarder?.url ?? null,
    };
  }

  #emitReceived(event: PendingEvent, answer: SentAnswer): void {
    const { number, capture, envelope, issues, related, signature } = event;
    const { forwarded } = answer;
    const { timeLimit, answer: rules } = this.#options;
    this.#options.emit({
      type: "event",
      number,
      capture,
      envelope,
      issues: [...issues, ...answerIssues(capture.event, answer, { timeLimit, body: rules.body })],
      related,
      signature,
      answer: { ...answer, forwarded: forwarded && { ...forwarded, result: readableResult(forwarded.result) } },
    });
  }

  async #refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): Promise<void> {
    this.#emitRefused(request, refusal);
    if (refusal.status === 405) response.setHeader("allow", "GET, HEAD, POST, PUT, PATCH");
    await sendRefusal(request, response, errorAnswer(refusal.status, inEnglish(refusal.message)));
  }

  #emitRefused({ method, url, socket }: IncomingMessage, refusal: Refusal): void {
    const remoteAddress = socket.remoteAddress ?? "unknown";
    this.#options.emit({ type: "refused", ...refusal, method: method ?? null, path: url ?? null, remoteAddress });
  }
}

/** Health checks and browsers get a line of text. They are not recorded. */
async function sendGreeting(response: ServerResponse): Promise<void> {
  const body = "hipcall-hooks is listening: POST webhooks here\n";
  await sendAnswer(response, { status: 200, contentType: "text/plain; charset=utf-8", body });
}

async function sendNotRecorded(response: ServerResponse): Promise<AnswerResult> {
  const delivered = await sendAnswer(response, errorAnswer(500, "not recorded"));
  return { status: 500, delivered, because: "the request could not be recorded", forwarded: null };
}
