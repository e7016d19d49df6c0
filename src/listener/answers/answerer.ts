import type { ServerResponse } from "node:http";
import type { Clock } from "../../clock.ts";
import { type AnswerRules, answerTo, isInvalid, ruleAnswer } from "./answer.ts";
import type { Forwarder } from "../forward/forwarder.ts";
import type { AcceptedRequest } from "../receive/accepted-request.ts";
import { type MatchCounts, type RuleChoice, chooseRule } from "./respond-rules.ts";
import type { ForwardResult } from "../listener-event.ts";
import { sendAnswer } from "./send-answer.ts";

/** What was answered to an event, and what decided it. */
export interface GivenAnswer {
  /** `null` when the connection was cut off instead. */
  readonly status: number | null;
  readonly delivered: boolean;
  /** What decided the answer when it was not the plain one: a rule, `--strict`, the app. */
  readonly because: string | null;
  readonly forwarded: ForwardResult | null;
}

interface AnswererOptions {
  readonly answer: AnswerRules;
  readonly forwarder: Forwarder | undefined;
  readonly clock: Clock;
}

/** Decides what is answered to a webhook, and answers: a rule first, then `--strict`, then the app, then the plain answer. */
export class Answerer {
  readonly #options: AnswererOptions;
  #counts: MatchCounts = [];

  constructor(options: AnswererOptions) {
    this.#options = options;
  }

  async answer({ capture, validation }: AcceptedRequest, response: ServerResponse): Promise<GivenAnswer> {
    const { answer: rules, forwarder, clock } = this.#options;
    const choice = rules.respond.length === 0 ? undefined : this.#chooseRule(capture.event);
    const delayMs = choice?.rule.delayMs ?? rules.delayMs;
    if (delayMs > 0) await delay(response, delayMs, clock);
    if (choice !== undefined) return answerByRule(choice, capture.id, { response, rules });
    const strict = rules.strict && isInvalid(validation);
    if (forwarder !== undefined && !strict) {
      const { forwarded, status, delivered } = await forwarder.forward(capture, response);
      const because = forwarded.result.kind === "answered" ? `answered by ${forwarded.url}` : "forwarding failed";
      return { status, delivered, because, forwarded };
    }
    const answer = answerTo(capture.id, validation, rules);
    const because = strict ? "--strict: the event is invalid" : null;
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
): Promise<GivenAnswer> {
  if (rule.status === null) {
    response.socket?.resetAndDestroy();
    return { status: null, delivered: false, because, forwarded: null };
  }
  const delivered = await sendAnswer(response, ruleAnswer(id, rule.status, rules.body));
  return { status: rule.status, delivered, because, forwarded: null };
}

/** Waits before answering, or until the sender gives up. */
async function delay(response: ServerResponse, delayMs: number, clock: Clock): Promise<void> {
  if (response.destroyed) return;
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  await clock.sleep(delayMs, gone.signal).catch(() => undefined);
}
