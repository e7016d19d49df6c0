import { ANSWER_EXAMPLES, answerJsonSchema } from "../requests/answer-schemas.ts";
import { requestJsonSchema } from "../requests/recognize-request.ts";
import { REQUEST_FACTS, type RequestKind, requestSample } from "../requests/request-kinds.ts";

/** A request that wants an answer, as an operation of an OpenAPI document: its body, and the answer that Hipcall can use. */
export function requestOperation(kind: RequestKind): object {
  const { does, limitMs, fallback, source } = REQUEST_FACTS[kind];
  const limit = limitMs === null ? "Its time limit is not known." : `The answer must come within ${limitMs / 1000} s.`;
  const { $schema: _dialect, ...body } = requestJsonSchema(kind);
  const answer: unknown = JSON.parse(ANSWER_EXAMPLES[kind]);
  return {
    operationId: `answer${kind.replaceAll(/(?:^|-)([a-z])/g, (_all, letter: string) => letter.toUpperCase())}`,
    summary: `Hipcall ${does}`,
    description: `${limit} Without an answer that it can use, Hipcall ${fallback}. documented: ${source}.`,
    tags: ["request"],
    requestBody: {
      required: true,
      content: { "application/json": { schema: body, examples: { sample: { value: requestSample(kind, "demo") } } } },
    },
    responses: {
      "200": {
        description: "What Hipcall does next.",
        content: { "application/json": { schema: answerJsonSchema(kind), examples: { sample: { value: answer } } } },
      },
      default: { description: `Hipcall ${fallback}.` },
    },
  };
}
