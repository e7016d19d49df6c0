import { type Said, said } from "../../language/said.ts";
import { parseText } from "../validation/parse-body.ts";
import { ANSWER_EXAMPLES, destinationAnswer, extensionAnswer } from "./answer-schemas.ts";
import { judgeSequence } from "./external-management.ts";
import { isNumber, noNumber, numberNotes } from "./phone-number.ts";
import type { RequestKind } from "./request-kinds.ts";
import { type AnswerVerdict, fallsBack, misfit, verdict } from "./verdict.ts";

/** An answer to a request. */
export interface GivenAnswer {
  readonly status: number;
  readonly durationMs: number;
  /** `null` when it is not UTF-8. */
  readonly body: string | null;
}

/** What Hipcall does with an answer that comes within `limitMs` or later; `null`: no limit is known. */
export function judgeAnswer(kind: RequestKind, answer: GivenAnswer, limitMs: number | null): AnswerVerdict<Said> {
  const { status, durationMs, body } = answer;
  if (limitMs !== null && durationMs > limitMs) {
    return fallsBack<Said>(
      kind,
      said("the answer took {duration}, the limit is {limit}", {
        duration: seconds(durationMs),
        limit: seconds(limitMs),
      }),
      null,
    );
  }
  const parsed = body === null ? undefined : parseText(body);
  if (status !== 200) {
    const isApp = parsed?.kind === "json";
    return fallsBack(
      kind,
      said("the answer has status {status}, expected 200", { status: String(status) }),
      statusHint(kind, status, isApp),
    );
  }
  if (parsed === undefined || parsed.kind === "not_json") {
    return fallsBack(kind, said("the answer is not JSON"), answerLike(kind));
  }
  switch (kind) {
    case "smart-routing":
      return judgeExtension(parsed.value);
    case "speed-dial":
      return judgeDestination(parsed.value);
    case "external-management":
      return judgeSequence(parsed.value);
  }
}

function judgeExtension(value: unknown): AnswerVerdict<Said> {
  const why = misfit(extensionAnswer, value, "");
  const { data } = extensionAnswer.safeParse(value);
  if (why !== undefined || data === undefined) return refused("smart-routing", why);
  if (data.extension.trim() === "") return refused("smart-routing", said("{path} is empty", { path: "extension" }));
  return verdict("connects", said("connects the caller to extension {extension}", { extension: data.extension }), {
    notes: [said("goes to the default target if the extension is missing or inactive")],
  });
}

function judgeDestination(value: unknown): AnswerVerdict<Said> {
  const why = misfit(destinationAnswer, value, "");
  const { data } = destinationAnswer.safeParse(value);
  if (why !== undefined || data === undefined) return refused("speed-dial", why);
  const { destination } = data;
  if (!isNumber(destination)) return refused("speed-dial", noNumber("destination", destination));
  return verdict("dials", said("dials {number}", { number: destination }), { notes: numberNotes(destination) });
}

function refused(kind: RequestKind, why = said("the answer has another form")): AnswerVerdict<Said> {
  return fallsBack(kind, why, answerLike(kind));
}

function answerLike(kind: RequestKind): Said {
  return said("answer {json}", { json: ANSWER_EXAMPLES[kind] });
}

/** Other values for the request, for an app that refuses those of the sample. */
const OTHER_VALUES: Readonly<Record<RequestKind, Said>> = {
  "smart-routing": said("another caller: {option}", { option: "--set caller=905321234567" }),
  "speed-dial": said("other digits: --set number=1234, or with --form help --set code=1234"),
  "external-management": said("another caller: {option}", { option: "--set caller=+905321234567" }),
};

/** `isApp`: the answer is JSON, as an app writes it, and no error page of a server. */
function statusHint(kind: RequestKind, status: number, isApp: boolean): Said | null {
  if (isApp && status === 404)
    return said("check the path of --to; if your app does not know the values, ask with {others}", {
      others: OTHER_VALUES[kind],
    });
  if (isApp && (status === 400 || status === 409 || status === 410 || status === 422)) {
    return said("your app refuses the request, see its answer; to ask with {others}", { others: OTHER_VALUES[kind] });
  }
  if (status === 401 || status === 403) return said("if your app wants Basic auth, give it with --basic user:password");
  if (status >= 300 && status < 400) return said("give the final URL with --to: a redirect is no answer");
  if (status === 404 || status === 405) return said("check the path of --to: the request is a POST");
  return status >= 500 ? said("your app threw an error; see its log") : null;
}

function seconds(ms: number): Said {
  return said("{seconds} s", { seconds: Math.round(ms / 100) / 10 });
}
