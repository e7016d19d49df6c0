import { nearest } from "../../events/payload/nearest.ts";
import { REQUEST_FACTS, REQUEST_KINDS, type RequestKind } from "../../events/requests/request-kinds.ts";
import { Failure } from "../../failure.ts";
import { said } from "../../language/said.ts";
import { type CommandInput, type ExitCode, defineCommand } from "../command.ts";
import { stoppedExitCode } from "../deliver/delivery-exit.ts";
import { noteRemoteTarget } from "../deliver/note-target.ts";
import { OPTIONS, checkOptions } from "./options.ts";
import { requestBody } from "./request-body.ts";
import { type SessionEnd, runSession } from "./session.ts";
import { typedDigits } from "./typed-digits.ts";

export const command = defineCommand({
  args: [
    {
      syntax: "<request>",
      description: said("the request: {requests}", { requests: REQUEST_KINDS.join(", ") }),
      suggestions: {
        words: REQUEST_KINDS.map((word) => ({ word, description: REQUEST_FACTS[word].does })),
        files: false,
      },
    },
  ],
  options: OPTIONS,
  examples: [
    [
      "hipcall-hooks ask smart-routing --to http://localhost:3000/route",
      "which extension does the app choose, and does Hipcall take its answer?",
    ],
    ["hipcall-hooks ask smart-routing --set caller=905321234567 --basic me:secret", "another caller, with Basic auth"],
    ["hipcall-hooks ask speed-dial --form help", "the form of the help page"],
    [
      "hipcall-hooks ask external-management --digits 1234 --to localhost:3000",
      "a whole call: the caller types 1234 whenever the app asks for digits",
    ],
  ],
  run: ask,
});

async function ask({ args: [word = ""], options, context, reporter }: CommandInput<typeof OPTIONS>): Promise<ExitCode> {
  const kind = knownRequest(word);
  checkOptions(kind, options);
  const startedMs = context.clock.monotonicMs();
  const digits = await typedDigits(options, context);
  const first = await requestBody(kind, options, context);
  noteRemoteTarget(options.to, reporter, context);
  const end = await runSession({ kind, first, digits, options, context, reporter });
  if (end.unfinished !== null) reporter.report({ type: "warning", message: end.unfinished, hint: null });
  const { signal, clock } = context;
  reporter.report({
    type: "summary",
    command: "ask",
    request: kind,
    asked: end.asked,
    outcome: end.last?.outcome ?? null,
    says: end.last?.says ?? null,
    finished: end.last !== undefined && end.unfinished === null,
    durationMs: Math.round(clock.monotonicMs() - startedMs),
    stoppedBy: signal.aborted ? String(signal.reason) : null,
  });
  return signal.aborted ? stoppedExitCode(signal.reason) : exitCode(end);
}

function exitCode({ last, reached, unfinished }: SessionEnd): ExitCode {
  if (!reached) return 4;
  return last?.outcome === "falls_back" || unfinished !== null ? 1 : 0;
}

function knownRequest(word: string): RequestKind {
  const kind = REQUEST_KINDS.find((one) => one === word);
  if (kind !== undefined) return kind;
  const suggestion = nearest(word, REQUEST_KINDS);
  throw new Failure(
    "usage",
    said('unknown request "{word}" (one of {requestKinds})', { word, requestKinds: REQUEST_KINDS.join(", ") }),
    {
      hint:
        suggestion === undefined
          ? said("see: hipcall-hooks ask --help")
          : said("did you mean {meant}?", { meant: suggestion }),
    },
  );
}
