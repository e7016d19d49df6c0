import type { ResponseUpdates } from "../../captures/file/response-updates.ts";
import { redactCredentials } from "../../captures/record/credentials.ts";
import type { Context } from "../../context.ts";
import type { JoinedEvent } from "../../captures/sources/join-responses.ts";
import type { Comparison } from "../../delivery/compare/difference.ts";
import { compareAnswers } from "../../delivery/compare/compare-answers.ts";
import type { AnswerComparer } from "../../delivery/compare/answer-comparer.ts";
import type { RecordedExchange } from "../../delivery/request/queue.ts";
import type { AnsweredResult } from "../../delivery/send/result.ts";
import type { ComparisonRules } from "../../delivery/compare/rules.ts";
import { Failure } from "../../failure.ts";
import { countedWords } from "../../language/counted.ts";
import { said } from "../../language/said.ts";
import type { Reporter } from "../../report/reporter.ts";

/** The listener records no longer answer either. Bytes. */
const LARGEST_ANSWER = 4 * 1024 * 1024;

/** The limits of what waits in memory for the first recorded answer. */
const MAX_WAITING = 2000;
const MAX_WAITING_BYTES = 64 * 1024 * 1024;

/** Compares answers with the recorded ones; collects new answers in `updates`. */
export function answerComparer(rules: ComparisonRules, updates: ResponseUpdates | undefined): AnswerComparer {
  return {
    compare: (recorded, answer) => {
      const comparison = recorded.answer === null ? null : compareAnswers(recorded.answer.response, answer, rules);
      if (updates !== undefined) update(updates, recorded, { answer, comparison });
      return comparison;
    },
    takesNewAnswers: updates !== undefined,
    keepBytes: LARGEST_ANSWER,
  };
}

/**
 * The events, once one of them has a recorded answer; those before it wait in memory, up to a limit. Throws `Failure`
 * (`input`) when no event has a recorded answer.
 */
export async function* withRecordedAnswers<Event extends JoinedEvent>(
  events: AsyncIterable<Event>,
  signal: AbortSignal,
): AsyncGenerator<Event> {
  let waiting: Event[] | undefined = [];
  let bytes = 0;
  let found = false;
  for await (const event of events) {
    found ||= event.recorded !== null;
    if (waiting === undefined) {
      yield event;
      continue;
    }
    waiting.push(event);
    bytes += event.body.bytes.length;
    if (!found && waiting.length < MAX_WAITING && bytes < MAX_WAITING_BYTES) continue;
    yield* waiting;
    waiting = undefined;
  }
  if (found || signal.aborted) return;
  throw new Failure("input", said("there is no recorded answer to compare with"), {
    hint: said("record some with: hipcall-hooks listen --forward URL --save captures.ndjson, or with replay --update"),
  });
}

/** Writes the new answers to their captures, unless the run was stopped, and says how many. Throws `Failure` (`input`). */
export async function writeAnswers(
  updates: ResponseUpdates,
  { cwd, signal }: Context,
  reporter: Reporter,
): Promise<void> {
  const written = signal.aborted ? [] : await updates.commit(cwd);
  for (const { path, answers } of written) {
    reporter.report({
      type: "note",
      message: said("{path}: {answers} recorded", { path, answers: countedWords(answers, "new answer") }),
    });
  }
  if (written.length === 0) reporter.report({ type: "note", message: said("no new answer was recorded") });
}

function update(
  updates: ResponseUpdates,
  { id, origin, answer: before }: RecordedExchange,
  { answer, comparison }: { answer: AnsweredResult; comparison: Comparison | null },
): void {
  const { status, headers, body, bodyBytes } = answer;
  const durationMs = Math.round(answer.durationMs * 10) / 10;
  // An equal answer is not written again, so that version control shows only what changed.
  if (comparison?.count === 0 || bodyBytes > body.length) return;
  const response = { id, by: "replay", status, durationMs, headers: redactCredentials(headers), body } as const;
  updates.add(origin, before?.line ?? null, response);
}
