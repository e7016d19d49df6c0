import { unreadable } from "../../captures/sources/unreadable.ts";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { judgeAnswer } from "../../events/requests/judge-answer.ts";
import { isRequestKind } from "../../events/requests/recognize-request.ts";
import { REQUEST_KINDS, type RequestKind } from "../../events/requests/request-kinds.ts";
import { parseText } from "../../events/validation/parse-body.ts";
import { Failure } from "../../failure.ts";
import { said } from "../../language/said.ts";
import type { AnswerSequence } from "../../listener/answers/request-answers.ts";
import type { Reporter } from "../../report/reporter.ts";
import { suggestWords } from "../options/suggestions.ts";
import type { ValueParser } from "../options/value-parsers.ts";

/** One `--answer`: the answer to a kind of request, or a list of them, as JSON or as the name of a file. */
interface RequestAnswer {
  readonly kind: RequestKind;
  readonly jsonOrFile: string;
}

export const requestAnswer: ValueParser<RequestAnswer> = {
  expected: said("a request ({requestKinds}) with its answer, as JSON or in a file", {
    requestKinds: REQUEST_KINDS.join(", "),
  }),
  examples: [`'smart-routing={"extension":"1000"}'`, "external-management=answer.json"],
  parse: (text) => {
    const equals = text.indexOf("=");
    const kind = text.slice(0, Math.max(equals, 0));
    const jsonOrFile = text.slice(equals + 1).trim();
    return isRequestKind(kind) && jsonOrFile !== "" ? { kind, jsonOrFile } : undefined;
  },
  suggestions: suggestWords(REQUEST_KINDS.map((kind) => `${kind}=`)),
};

/**
 * The answers of `--answer`, in their order for each kind of request. Warns of what Hipcall cannot use, and of a last
 * answer that asks for digits. Throws `Failure` (`input`) for a file that is not JSON.
 */
export async function readAnswers(
  answers: readonly RequestAnswer[],
  cwd: string,
  reporter: Pick<Reporter, "report">,
): Promise<ReadonlyMap<string, AnswerSequence>> {
  const read = new Map<RequestKind, string[]>();
  for (const { kind, jsonOrFile } of answers) {
    const text = /^[{[]/.test(jsonOrFile) ? jsonOrFile : await readAnswer(jsonOrFile, cwd);
    read.set(kind, [...(read.get(kind) ?? []), ...answersIn(kind, text)]);
  }
  for (const [kind, bodies] of read) warnOf(kind, bodies, reporter);
  return read;
}

/** One answer, or a list of them. */
function answersIn(kind: RequestKind, text: string): readonly string[] {
  const parsed = parseText(text);
  if (parsed.kind === "not_json") {
    throw new Failure("input", said("--answer {kind} is not JSON", { kind }), {
      hint: said("try: --answer {example}", { example: requestAnswer.examples[0] ?? "" }),
    });
  }
  if (!Array.isArray(parsed.value)) return [text];
  if (parsed.value.length > 0) return parsed.value.map((answer: unknown) => JSON.stringify(answer));
  throw new Failure("input", said("--answer {kind} is an empty list", { kind }), {
    hint: said("give one answer, or a list of answers"),
  });
}

function warnOf(kind: RequestKind, bodies: AnswerSequence, reporter: Pick<Reporter, "report">): void {
  for (const [at, body] of bodies.entries()) {
    const { outcome, says, hint } = judgeAnswer(kind, { status: 200, durationMs: 0, body }, null);
    const which =
      bodies.length === 1
        ? said("this --answer")
        : said("answer {number} of --answer {kind}", { number: at + 1, kind });
    if (outcome === "falls_back") {
      reporter.report({ type: "warning", message: said("with {which}, Hipcall {says}", { which, says }), hint });
    }
    if (outcome === "asks_for_digits" && at === bodies.length - 1) {
      const message = said("with {which}, Hipcall {says}, and then again without end", { which, says });
      const next = said("say what follows the digits, with one more --answer {kind}=next.json", { kind });
      reporter.report({ type: "warning", message, hint: next });
    }
  }
}

async function readAnswer(file: string, cwd: string): Promise<string> {
  try {
    return await readFile(resolve(cwd, file), "utf8");
  } catch (error) {
    throw unreadable(file, error, said("give --answer JSON that starts with { or [, or a file"));
  }
}
