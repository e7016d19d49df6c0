import type { ReceivedRequest } from "../../captures/capture.ts";
import { parseEncodedBody } from "../../captures/record/readable-body.ts";
import { isJsonObject } from "../../events/payload/values.ts";
import { cardCall, cardIssues } from "../../events/requests/insight-card.ts";
import type { Issue } from "../../events/validation/issue.ts";
import { issue } from "../../events/validation/said-issue.ts";
import { type Said, said } from "../../language/said.ts";
import type { AcceptedRequest } from "../receive/accepted-request.ts";
import { type Answer, type CardApi, errorAnswer } from "./answer.ts";

/** The number of calls that are remembered; the oldest are forgotten. */
const MAX_CALLS = 1000;

/** Hipcall's API for insight cards, as far as it is known: `POST` and `GET /api/v3/calls/{uuid}/cards`. */
export class InsightCards implements CardApi {
  /** The card of each call that the agent sees: the first one. */
  readonly #cards = new Map<string, unknown>();
  readonly #ended = new Set<string>();

  issuesOf({ capture, validation }: AcceptedRequest): readonly Issue[] {
    const { envelope } = validation;
    if (envelope?.event === "call_hangup") this.#end(envelope.data["uuid"]);
    const call = cardCall(capture.path);
    if (call === undefined || checked(capture).kind === "refused") return [];
    if (this.#ended.has(call))
      return [notShown(said("the call has ended: Hipcall answers 200, but the agent sees no card"))];
    if (!this.#cards.has(call)) return [];
    return [notShown(said("the call has a card already: Hipcall answers 200, but the agent sees only the first one"))];
  }

  answerTo(capture: ReceivedRequest): Answer {
    const found = checked(capture);
    if (found.kind === "refused") return found.answer;
    const call = cardCall(capture.path) ?? "";
    if (!this.#cards.has(call)) this.#keep(call, found.card);
    return json(200, { data: { call_id: call, card: found.card } });
  }

  stored(path: string, authorization: string | undefined): Answer {
    if (!hasBearer([["authorization", authorization ?? ""]])) return noToken();
    const call = cardCall(path) ?? "";
    const card = this.#cards.get(call);
    return card === undefined
      ? errorAnswer(404, "this call has no card")
      : json(200, { data: { call_id: call, card } });
  }

  #keep(call: string, card: unknown): void {
    this.#cards.set(call, card);
    const [oldest] = this.#cards.keys();
    if (this.#cards.size > MAX_CALLS && oldest !== undefined) this.#cards.delete(oldest);
  }

  #end(uuid: unknown): void {
    if (typeof uuid !== "string" || uuid.length > 100) return;
    this.#ended.add(uuid);
    const [oldest] = this.#ended;
    if (this.#ended.size > MAX_CALLS && oldest !== undefined) this.#ended.delete(oldest);
  }
}

type Checked =
  | { readonly kind: "accepted"; readonly card: unknown }
  | { readonly kind: "refused"; readonly answer: Answer };

function checked(capture: ReceivedRequest): Checked {
  if (!hasBearer(capture.headers)) return { kind: "refused", answer: noToken() };
  const parsed = parseEncodedBody(capture);
  if (parsed.kind !== "json") return { kind: "refused", answer: errorAnswer(400, parsed.issue.message) };
  const body = isJsonObject(parsed.value) ? parsed.value : {};
  const error = cardIssues(body).find(({ severity }) => severity === "error");
  if (error === undefined) return { kind: "accepted", card: body["card"] };
  return { kind: "refused", answer: json(422, { errors: { card: [error.message] } }) };
}

function hasBearer(headers: ReceivedRequest["headers"]): boolean {
  return headers.some(([name, value]) => name.toLowerCase() === "authorization" && /^bearer\s+\S/i.test(value));
}

function noToken(): Answer {
  return errorAnswer(401, "no API token: send the header Authorization: Bearer <token>");
}

function notShown(message: Said): Issue {
  return issue("warning", "card_not_shown", { path: "card", message });
}

function json(status: number, body: object): Answer {
  return { status, contentType: "application/json", body: JSON.stringify(body) };
}
