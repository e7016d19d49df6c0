import type { HeaderPair } from "../../captures/capture.ts";
import type { Clock } from "../../context.ts";
import { compareWithFirst } from "../compare/repeated-send.ts";
import { COMPARE_ALL, ComparisonRules } from "../compare/rules.ts";
import { HipcallJudge, judgeDelivery } from "../hipcall/hipcall-judge.ts";
import { HIPCALL_HEADERS, type HipcallRules, breakWords } from "../hipcall/hipcall-rules.ts";
import { givesUp, lateness, saidSeconds } from "../hipcall/time-limit.ts";
import { quotedAnswer } from "../answer/answer-text.ts";
import { type Explanation, explainDelivery } from "../outcome/explain.ts";
import { overrideHeaders, webhookRequest } from "../request/request.ts";
import { readableResult } from "../send/decompress.ts";
import { type DeliveryResult, reachedTarget } from "../send/result.ts";
import { SHOWN_ANSWER_BYTES, Sender } from "../send/sender.ts";
import type { Signer } from "../signing/signer.ts";
import { countedWords } from "../../language/counted.ts";
import { type Said, type Wording, said } from "../../language/said.ts";
import { CHECKS, type CheckName, type Diagnosis, diagnosis } from "./diagnosis.ts";
import { type Endpoint, path, reachable, tls } from "./endpoint.ts";
import { type Probe, Probes } from "./probes.ts";

export interface ExamineOptions {
  readonly origin: string;
  readonly path: string;
  readonly headers: readonly HeaderPair[];
  readonly insecure: boolean;
  readonly proxy: string | undefined;
  readonly signer: Pick<Signer, "sign"> | undefined;
  readonly rules: HipcallRules;
  /** The number of events of the burst. */
  readonly burst: number;
  readonly skip: ReadonlySet<CheckName>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** An answer can have an id or a time of its own. */
const COMPARE_SHAPE = new ComparisonRules({ aspect: "shape", ignore: [], like: [] });

/** A sent event and its answer. */
interface Sent {
  readonly event: string;
  readonly result: DeliveryResult;
}

/** After this number of answers that did not come in time, no more are waited for. */
const MAX_TIMEOUTS = 3;

const UNKNOWN_HINT = said(
  "answer 200 to events that you do not know: Hipcall has some whose names are not published, and counts every failure",
);

const VOICEMAIL_HINT = said(
  "missing_call is also true when a voicemail was left: count missed calls by missing_call && voicemail_id == null; this cannot be seen from outside",
);

/** Sends what Hipcall sends on its worst days, and judges each answer by its rules. */
export class Examination implements AsyncDisposable {
  readonly #options: ExamineOptions;
  readonly #sender: Sender;
  readonly #probes: Probes;
  readonly #judge: HipcallJudge;
  #sent = 0;
  #timeouts = 0;
  #slowestMs = 0;
  #judged = 0;
  #isClosed = false;

  constructor(options: ExamineOptions) {
    const { rules, clock, burst } = options;
    this.#options = options;
    this.#sender = new Sender({
      ...options,
      connections: Math.max(1, burst),
      keepAlive: false,
      timeoutMs: rules.timeLimit.tooLateMs,
      keepAnswerBytes: SHOWN_ANSWER_BYTES,
    });
    this.#probes = new Probes(clock);
    this.#judge = new HipcallJudge(rules);
  }

  get sent(): number {
    return this.#sent;
  }

  /** What Hipcall would do with an integration of this endpoint. */
  verdict(): Wording {
    if (this.#isClosed) {
      return said('Hipcall would lose every event, and turn the integration "Broken" after some failures: {limits}', {
        limits: breakWords(this.#options.rules.breaks),
      });
    }
    const { brokenAt, says } = this.#judge.verdict();
    if (brokenAt === null) return says;
    const text =
      'Hipcall would turn the integration "Broken" at delivery {number} of these ({event}), and send nothing more until somebody sets it to Active again';
    return said(text, { number: String(brokenAt.number), event: brokenAt.event ?? said("no event name") });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#sender[Symbol.asyncDispose]();
  }

  /** One diagnosis a check, each as soon as it is known. Ends early when the signal aborts. */
  async *run(): AsyncGenerator<Diagnosis> {
    const [first, ...rest] = this.#probes.call("answered-inbound");
    if (first === undefined) return;
    const sent = await this.#send(first);
    if (this.#options.signal.aborted) return;
    const opened = this.#endpointChecks(sent.result);
    yield* opened;
    this.#isClosed = opened.some(({ outcome }) => outcome === "failed");
    if (this.#isClosed) return;
    for (const check of CHECKS.slice(opened.length)) {
      const found = await this.#check(check, { first: sent, rest });
      if (this.#options.signal.aborted) return;
      yield found;
    }
  }

  /** Reachable, TLS, path: as far as they can be known. */
  #endpointChecks(result: DeliveryResult): Diagnosis[] {
    const explanation = this.#explain(result);
    const endpoint = this.#endpoint();
    const found: Diagnosis[] = [];
    for (const check of [reachable, tls, path]) {
      const one = check(result, explanation, endpoint);
      found.push(one);
      if (one.outcome === "failed") break;
    }
    return found;
  }

  #endpoint(): Endpoint {
    const { origin, path: at, insecure, headers } = this.#options;
    return { origin, path: at, insecure, ownHeaders: headers.map(([name]) => name) };
  }

  async #check(check: CheckName, call: { readonly first: Sent; readonly rest: readonly Probe[] }): Promise<Diagnosis> {
    if (this.#options.skip.has(check)) return diagnosis(check, "skipped", said("as asked with --skip"));
    if (check === "time") return this.#time();
    if (this.#timeouts >= MAX_TIMEOUTS)
      return diagnosis(check, "skipped", said("{count} answers came too late", { count: this.#timeouts }));
    const probes = this.#probes;
    switch (check) {
      case "inbound":
        return this.#accepts(check, said("an answered inbound call"), [
          call.first,
          ...(await this.#sendAll(call.rest)),
        ]);
      case "outbound":
        return this.#accepts(
          check,
          said("an answered outbound call"),
          await this.#sendAll(probes.call("answered-outbound")),
        );
      case "unknown-caller":
        return this.#accepts(
          check,
          said("a missed call of an unknown caller"),
          await this.#sendAll(probes.unknownCaller()),
        );
      case "voicemail": {
        const found = this.#accepts(
          check,
          said("a missed call with a voicemail"),
          await this.#sendAll(probes.call("voicemail")),
        );
        return found.outcome === "passed" ? { ...found, hint: VOICEMAIL_HINT } : found;
      }
      case "lost-start":
        return this.#accepts(
          check,
          said("a call_hangup without its call_init"),
          await this.#sendAll(probes.lostStart()),
        );
      case "twice":
        return this.#twice();
      case "other-events":
        return this.#accepts(check, said("events of contacts and tasks"), await this.#sendAll(probes.otherEvents()));
      case "unknown-event":
        return this.#accepts(
          check,
          said("an event with an unknown name"),
          await this.#sendAll(probes.unknownEvent()),
          UNKNOWN_HINT,
        );
      case "burst":
        return this.#burst();
      case "reachable":
      case "tls":
      case "path":
        return diagnosis(check, "passed", "");
    }
  }

  /** Whether every answer counts as accepted. */
  #accepts(check: CheckName, what: Said, sent: readonly Sent[], hint?: Said): Diagnosis {
    const bad = sent.find(({ result }) => judgeDelivery(result, this.#options.rules) === "failed");
    const late = sent.find(({ result }) => judgeDelivery(result, this.#options.rules) === "at_risk");
    const wrong = bad ?? late;
    if (wrong === undefined) {
      const taken = { what, events: countedWords(sent.length, "event"), slowest: shortTime(slowest(sent)) };
      return diagnosis(check, "passed", said("{what}: taken ({events}, slowest {slowest})", taken));
    }
    const { problem, nextStep } = this.#explainAnswer(wrong.result);
    const outcome = bad === undefined ? "warning" : "failed";
    return diagnosis(
      check,
      outcome,
      said("{what}: {event}: {problem}", { what, event: wrong.event, problem }),
      hint ?? nextStep,
    );
  }

  async #twice(): Promise<Diagnosis> {
    const [probe] = this.#probes.lostStart();
    if (probe === undefined) return diagnosis("twice", "skipped", said("there is no such event"));
    const [first, second] = [await this.#send(probe), await this.#send(probe)];
    const found = this.#accepts("twice", said("the same event twice"), [first, second]);
    if (found.outcome !== "passed") return found;
    const { difference } = compareWithFirst(2, first.result, second.result, COMPARE_SHAPE);
    if (difference?.matters === true) {
      return diagnosis(
        "twice",
        "warning",
        said("the same event twice gets two different answers: {difference}", { difference: difference.says }),
        said("was it stored twice? deduplicate on event and data.uuid"),
      );
    }
    if (difference !== null) {
      const says = said("the repeat is recognised: {difference}", { difference: difference.says });
      return diagnosis("twice", "passed", says);
    }
    const values = compareWithFirst(2, first.result, second.result, COMPARE_ALL).difference;
    const hint =
      values === null
        ? said("whether it is stored twice cannot be seen from outside: deduplicate on event and data.uuid")
        : said(
            "whether it is stored twice cannot be seen from outside; {difference}: deduplicate on event and data.uuid",
            {
              difference: values.says,
            },
          );
    return diagnosis("twice", "passed", said("the same event twice is taken"), hint);
  }

  async #burst(): Promise<Diagnosis> {
    const { burst, rules } = this.#options;
    if (burst === 0) return diagnosis("burst", "skipped", said("as asked with --burst 0"));
    const sent = await Promise.all(this.#probes.burst(burst).map((probe) => this.#send(probe)));
    const failed = sent.filter(({ result }) => judgeDelivery(result, rules) === "failed");
    const [worst] = failed;
    if (worst === undefined)
      return this.#accepts("burst", said("{count} calls that end at the same time", { count: burst }), sent);
    const { problem, nextStep } = this.#explainAnswer(worst.result);
    const { result } = worst;
    // An answer of 201 may count: that is not known.
    const isSuccess = result.kind === "answered" && result.status >= 200 && result.status < 300;
    const lost = { lost: failed.length, all: burst, problem };
    const says = isSuccess
      ? said("{lost} of {all} calls that end at the same time may not count as received: {problem}", lost)
      : said("{lost} of {all} calls that end at the same time are lost: {problem}", lost);
    return diagnosis("burst", "failed", says, nextStep);
  }

  #time(): Diagnosis {
    const { timeLimit } = this.#options.rules;
    const says = said("the slowest of {count} answers took {time}; Hipcall gives up {when}", {
      count: this.#sent,
      time: shortTime(this.#slowestMs),
      when: givesUp(timeLimit),
    });
    const hint = said("answer first and do the work later: Hipcall does not send the event again");
    switch (lateness(this.#slowestMs, timeLimit)) {
      case "in_time":
        return diagnosis("time", "passed", says);
      case "at_risk":
        return diagnosis("time", "warning", says, hint);
      case "too_late":
        return diagnosis("time", "failed", says, hint);
    }
  }

  async #sendAll(probes: readonly Probe[]): Promise<Sent[]> {
    const results: Sent[] = [];
    for (const probe of probes) results.push(await this.#send(probe));
    return results;
  }

  async #send({ event, body }: Probe): Promise<Sent> {
    const { headers, signer, path: at, clock } = this.#options;
    const unsigned = webhookRequest(Buffer.from(body), at, overrideHeaders(HIPCALL_HEADERS, headers));
    const result = readableResult(await this.#sender.deliver(signer?.sign(unsigned) ?? unsigned));
    if (result.kind === "aborted") return { event, result };
    if (reachedTarget(result)) this.#sent += 1;
    this.#slowestMs = Math.max(this.#slowestMs, result.durationMs);
    if (result.kind === "timed_out") this.#timeouts += 1;
    this.#judge.add({ number: (this.#judged += 1), event, result }, clock.monotonicMs());
    return { event, result };
  }

  /** With the words of the app, which a person does not see otherwise. */
  #explainAnswer(result: DeliveryResult): Explanation {
    const explanation = this.#explain(result);
    if (result.kind !== "answered" || result.status < 400) return explanation;
    const { problem } = explanation;
    return { ...explanation, problem: said("{problem}{quote}", { problem, quote: quotedAnswer(result) }) };
  }

  #explain(result: DeliveryResult): Explanation {
    const { origin, proxy, rules } = this.#options;
    return explainDelivery(result, {
      event: null,
      origin,
      proxy,
      expectation: rules.success,
      hipcall: rules,
      timeLimit: rules.timeLimit,
    });
  }
}

function slowest(sent: readonly Sent[]): number {
  return Math.max(...sent.map(({ result }) => result.durationMs));
}

function shortTime(ms: number): Said {
  return ms < 1000 ? said("{ms} ms", { ms: Math.round(ms) }) : saidSeconds(ms);
}
