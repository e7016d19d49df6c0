import * as z from "zod/mini";
import { said } from "../../language/said.ts";
import { type JsonObject, describeValue, jsonType, withArticle } from "../payload/values.ts";
import type { Issue } from "../validation/issue.ts";
import { issue } from "../validation/said-issue.ts";
import { REQUEST_FACTS, REQUEST_KINDS, type RequestKind } from "./request-kinds.ts";

/** A request that wants an answer, told by the keys of its body; `undefined` for any other body. */
export function recognizeRequest(payload: JsonObject): RequestKind | undefined {
  const has = (...keys: string[]): boolean => keys.every((key) => Object.hasOwn(payload, key));
  if (has("event") || has("event_type")) return undefined;
  if (has("external_manager_id") || (has("caller", "callee") && has("data"))) return "external-management";
  if (has("number", "code") || has("number", "speed_dial_id")) return "speed-dial";
  return has("caller") ? "smart-routing" : undefined;
}

/** Whether the name of an event is that of a request. */
export function isRequestKind(name: string | null): name is RequestKind {
  return REQUEST_KINDS.some((kind) => kind === name);
}

/** The keys that every published body of a request has are required; those of some are checked where they are. */
const SCHEMAS: Readonly<Record<RequestKind, z.ZodMiniType>> = {
  "smart-routing": z.looseObject({
    caller: z.string(),
    number: z.optional(z.string()),
    timestamp: z.optional(z.number()),
    uuid: z.optional(z.string()),
  }),
  "speed-dial": z.looseObject({
    number: z.string(),
    user_id: z.number(),
    uuid: z.string(),
    code: z.optional(z.number()),
    speed_dial_id: z.optional(z.number()),
    timestamp: z.number(),
  }),
  "external-management": z.looseObject({
    caller: z.string(),
    callee: z.string(),
    data: z.record(z.string(), z.string()),
    timestamp: z.number(),
    uuid: z.string(),
    direction: z.string(),
    external_manager_id: z.number(),
    callflow: z.optional(z.array(z.looseObject({}))),
    call_flow: z.optional(z.array(z.looseObject({}))),
  }),
};

/** JSON Schema 2020-12 of the body of a request. It allows undocumented fields. */
export function requestJsonSchema(kind: RequestKind): Readonly<Record<string, unknown>> {
  const { does, source } = REQUEST_FACTS[kind];
  const schema = z.toJSONSchema(SCHEMAS[kind], { target: "draft-2020-12", io: "input" });
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: kind,
    description: `It ${does}. ${source}.`,
    ...schema,
  };
}

/** The first issues of a body, each with its path; every one is an error. */
export function requestIssues(kind: RequestKind, payload: JsonObject): Issue[] {
  const found = SCHEMAS[kind].safeParse(payload, { reportInput: true }).error?.issues ?? [];
  return found.slice(0, MOST_ISSUES).map((one) => {
    const path = one.path.map(String).join(".");
    const type = one.code === "invalid_type" ? TYPES[one.expected] : undefined;
    const expected = type === undefined ? said("another value") : withArticle(type);
    const received = describeValue(one.input);
    if (one.input === undefined) {
      const message = said("{path} is missing", { path });
      return issue("error", "missing_key", { path, message, expected, received: said("nothing") });
    }
    const is = withArticle(jsonType(one.input));
    const message = said("{path} must be {wanted}, but is {found}", { path, wanted: expected, found: is });
    return issue("error", "wrong_type", { path, message, expected, received });
  });
}

const MOST_ISSUES = 20;

/** The JSON types by their names in zod. */
const TYPES: Readonly<Record<string, string>> = {
  string: "string",
  number: "number",
  object: "object",
  record: "object",
  array: "array",
};
