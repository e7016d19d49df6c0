import type { ServerResponse } from "node:http";
import type { Clock } from "../../context.ts";
import { cardCall } from "../../events/requests/insight-card.ts";
import { inEnglish, said } from "../../language/said.ts";
import type { AcceptedRequest } from "../receive/accepted-request.ts";
import { type AnswerResult, type AnswerRules, answerTo, answerWithStatus, errorAnswer, isInvalid } from "./answer.ts";
import type { Forwarder } from "./forwarder.ts";
import { RequestAnswers } from "./request-answers.ts";
import { type MatchCounts, type RuleChoice, chooseRule } from "./respond-rules.ts";
import { sendAnswer } from "./send-answer.ts";

interface AnswererOptions {
  readonly answer: AnswerRules;
  readonly forwarder: Forwarder | undefined;
  readonly clock: Clock;
}

/** Chooses and sends the answer to a webhook: by a `--respond` rule, else by `--verify`, else by `--cards` or `--answer`, else by `--strict`, else by the app, else the default. */
export class Answerer {
  readonly #options: AnswererOptions;
  readonly #requestAnswers: RequestAnswers;
  #counts: MatchCounts = [];

  constructor(options: AnswererOptions) {
    this.#options = options;
    this.#requestAnswers = new RequestAnswers(options.answer.requests);
  }

  /** Whether an answer can take a while: it comes from the app, or has a delay. */
  get waits(): boolean {
    const { answer, forwarder } = this.#options;
    return forwarder !== undefined || answer.delayMs > 0 || answer.respond.some(({ delayMs }) => delayMs !== undefined);
  }

  async answer({ capture, validation, signature }: AcceptedRequest, response: ServerResponse): Promise<AnswerResult> {
    const { answer: rules, forwarder, clock } = this.#options;
    const choice = rules.respond.length === 0 ? undefined : this.#chooseRule(capture.event);
    const delayMs = choice?.rule.delayMs ?? rules.delayMs;
    if (delayMs > 0) await delay(response, delayMs, clock);
    if (choice !== undefined) return answerByRule(choice, capture.id, { response, rules });
    if (signature?.verified === false) {
      const delivered = await sendAnswer(response, errorAnswer(401, inEnglish(signature.problem)));
      return { status: 401, delivered, because: said("--verify: the signature does not fit"), forwarded: null };
    }
    if (rules.cards !== undefined && cardCall(capture.path) !== undefined) {
      const answer = rules.cards.answerTo(capture);
      return {
        status: answer.status,
        delivered: await sendAnswer(response, answer),
        because: "--cards",
        forwarded: null,
      };
    }
    const requested = this.#requestAnswers.answerTo(capture);
    if (requested !== undefined) {
      const { body, because } = requested;
      const answer = answerWithStatus(capture.id, rules.status, body);
      return { status: answer.status, delivered: await sendAnswer(response, answer), because, forwarded: null };
    }
    const failsStrict = rules.strict && isInvalid(validation);
    if (forwarder !== undefined && !failsStrict) return forwarder.forward(capture, response);
    const answer = answerTo(capture.id, validation, rules);
    const because = failsStrict ? said("--strict: the event is invalid") : null;
    return { status: answer.status, delivered: await sendAnswer(response, answer), because, forwarded: null };
  }

  #chooseRule(event: string | null): RuleChoice | undefined {
    const { choice, counts } = chooseRule(this.#options.answer.respond, this.#counts, event);
    this.#counts = counts;
    return choice;
  }
}

async function answerByRule(
  { rule, because }: RuleChoice,
  id: string,
  { response, rules }: { response: ServerResponse; rules: AnswerRules },
): Promise<AnswerResult> {
  if (rule.status === null) {
    response.socket?.resetAndDestroy();
    return { status: null, delivered: false, because, forwarded: null };
  }
  const delivered = await sendAnswer(response, answerWithStatus(id, rule.status, rules.body));
  return { status: rule.status, delivered, because, forwarded: null };
}

/** Waits before answering; ends early when the sender closes the connection. */
async function delay(response: ServerResponse, delayMs: number, clock: Clock): Promise<void> {
  if (response.destroyed) return;
  const closed = new AbortController();
  response.once("close", () => closed.abort());
  await clock.sleep(delayMs, closed.signal).catch(() => undefined);
}
