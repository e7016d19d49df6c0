import type { ReceivedRequest } from "../../captures/capture.ts";
import { parseEncodedBody } from "../../captures/record/readable-body.ts";
import { isJsonObject } from "../../events/payload/values.ts";
import { type Wording, said } from "../../language/said.ts";

/** The answers of `--answer` to one kind of request, in their order; at least one. */
export type AnswerSequence = readonly string[];

/** The answer to a request, and why it is this one. */
interface ChosenAnswer {
  readonly body: string;
  readonly because: Wording;
}

/** The number of calls whose place is remembered; the oldest are forgotten. */
const MAX_CALLS = 1000;

const LONGEST_UUID = 100;

/**
 * Goes through the answers of `--answer`. An external manager is asked step by step: each call has a place of its own,
 * and starts anew with empty `data`. The other requests come once a call, and take the answers in turn. The last answer stays.
 */
export class RequestAnswers {
  readonly #answers: ReadonlyMap<string, AnswerSequence>;
  readonly #places = new Map<string, number>();

  constructor(answers: ReadonlyMap<string, AnswerSequence>) {
    this.#answers = answers;
  }

  answerTo(capture: Pick<ReceivedRequest, "event" | "headers" | "body">): ChosenAnswer | undefined {
    const kind = capture.event ?? "";
    const answers = this.#answers.get(kind) ?? [];
    const last = answers.length - 1;
    const place = last < 1 ? 0 : Math.min(this.#placeOf(kind, capture), last);
    const body = answers[place];
    if (body === undefined) return undefined;
    const option = `--answer ${kind}`;
    const which = { option, number: place + 1, count: answers.length };
    return { body, because: last < 1 ? option : said("{option}, {number} of {count}", which) };
  }

  #placeOf(kind: string, capture: Pick<ReceivedRequest, "headers" | "body">): number {
    if (kind !== "external-management") return this.#next(kind, 0);
    const parsed = parseEncodedBody(capture);
    const { uuid, data } = parsed.kind === "json" && isJsonObject(parsed.value) ? parsed.value : {};
    const gathered = isJsonObject(data) ? Object.keys(data).length : 0;
    const call = `${kind} ${String(uuid).slice(0, LONGEST_UUID)}`;
    if (gathered === 0) this.#places.delete(call);
    // The first request of this call may have come to an earlier run: then its data say how far it is.
    return this.#next(call, gathered);
  }

  /** The place of this request, and from then on the next one. */
  #next(key: string, start: number): number {
    const place = this.#places.get(key) ?? start;
    this.#places.delete(key);
    this.#places.set(key, place + 1);
    const [oldest] = this.#places.keys();
    if (this.#places.size > MAX_CALLS && oldest !== undefined) this.#places.delete(oldest);
    return place;
  }
}
