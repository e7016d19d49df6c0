import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { judgeAnswer } from "../../events/requests/judge-answer.ts";
import { isRequestKind } from "../../events/requests/recognize-request.ts";
import { REQUEST_KINDS, type RequestKind } from "../../events/requests/request-kinds.ts";
import { parseText } from "../../events/validation/parse-body.ts";
import { Failure, reasonOf, systemErrorCode } from "../../failure.ts";
import type { Reporter } from "../../report/reporter.ts";
import { suggestWords } from "../options/suggestions.ts";
import type { ValueParser } from "../options/value-parsers.ts";

/** One `--answer`: the answer to a kind of request, as JSON or as the name of a file. */
interface RequestAnswer {
  readonly kind: RequestKind;
  readonly jsonOrFile: string;
}

export const requestAnswer: ValueParser<RequestAnswer> = {
  expected: `a request (${REQUEST_KINDS.join(", ")}) with its answer, as JSON or in a file`,
  examples: [`'smart-routing={"extension":"1000"}'`, "external-management=answer.json"],
  parse: (text) => {
    const equals = text.indexOf("=");
    const kind = text.slice(0, Math.max(equals, 0));
    const jsonOrFile = text.slice(equals + 1).trim();
    return isRequestKind(kind) && jsonOrFile !== "" ? { kind, jsonOrFile } : undefined;
  },
  suggestions: suggestWords(REQUEST_KINDS.map((kind) => `${kind}=`)),
};

/** The bodies of `--answer`. Warns of one that Hipcall cannot use. Throws `Failure` (`input`) for a file that is not JSON. */
export async function readAnswers(
  answers: readonly RequestAnswer[],
  cwd: string,
  reporter: Pick<Reporter, "report">,
): Promise<ReadonlyMap<string, string>> {
  const bodies = new Map<string, string>();
  for (const { kind, jsonOrFile } of answers) {
    const body = jsonOrFile.startsWith("{") ? jsonOrFile : await readAnswer(jsonOrFile, cwd);
    if (parseText(body).kind === "not_json") {
      throw new Failure("input", `--answer ${kind} is not JSON`, {
        hint: `try: --answer ${requestAnswer.examples[0]}`,
      });
    }
    const { outcome, says, hint } = judgeAnswer(kind, { status: 200, durationMs: 0, body }, null);
    if (outcome === "falls_back") {
      reporter.report({ type: "warning", message: `with this --answer, Hipcall ${says}`, hint });
    }
    bodies.set(kind, body);
  }
  return bodies;
}

async function readAnswer(file: string, cwd: string): Promise<string> {
  try {
    return await readFile(resolve(cwd, file), "utf8");
  } catch (error) {
    const missing = systemErrorCode(error) === "ENOENT";
    throw new Failure("input", missing ? `file not found: ${file}` : `cannot read ${file}: ${reasonOf(error)}`, {
      hint: "give --answer JSON that starts with {, or a file",
      cause: error,
    });
  }
}
